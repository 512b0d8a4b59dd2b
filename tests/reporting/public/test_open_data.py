"""Open data: what is frozen stays as it is, says what it may hold, and keeps nothing that is not public."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from hashlib import sha256

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, ValidationError

from csp.charts import (
    Bars,
    Break,
    Point,
    Series,
    SmallMultiples,
    Spark,
    Status,
    StatusBar,
    Target,
    Trend,
)
from reporting.document import Attachment, Chart, Masthead, Paragraph, Run, Sign, tree
from reporting.editions.services.freezing import publish_report
from reporting.editions.services.publication import publish
from reporting.editions.services.report import withdraw_report
from reporting.pages import open_data_schema as schema
from tests import factories as make
from tests.reporting.minutes_sample import minutes
from tests.reporting.paper_sample import paper
from tests.reporting.papers.frozen_making import (
    MEMBERS,
    NAME,
    OPEN,
    POST,
    SECRET,
    freeze,
    guarded_paper,
)
from tests.reporting.papers.gate_making import put
from tests.reporting.pdf_facts import one_part
from tests.reporting.sample import sample

LINE = Series(
    "Calls",
    (
        Point("Q1", Decimal("12.5")),
        Point("Q2", mark="withheld"),
        Point("Q3", Decimal(9), "provisional", "To check"),
    ),
)  # fmt: skip
AIM = Target(Decimal(10))
EVERY_CHART = (
    Bars(key="bars", title="Bars", series=(LINE,), horizontal=True),
    SmallMultiples(key="small", title="Small", series=(LINE,), target=AIM),
    Spark(key="spark", title="Spark", series=LINE, target=AIM),
    StatusBar(key="bar", title="Statuses", statuses=(Status("On track", 3, "green", "#00703c", "circle"),)),
    Trend(key="trend", title="Trend", series=(LINE,), target=AIM, breaks=(Break("Q2", "New rules"),)),
)  # fmt: skip
WITH_SIGN = Paragraph((Run("On track", sign=Sign("circle", "#00703c")),))

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

JSON = "/partnerships/moorland/reports/update/report.json"


def schema_of(answer, site: str) -> Draft202012Validator:
    """What the answer itself says that it looks like, fetched as anybody would."""
    address = answer["Link"].partition("<")[2].partition(">")[0]
    schema = Client().get(address.removeprefix(site)).json()
    assert schema["$id"] == address
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_a_plan_is_as_its_schema_says_and_its_bytes_are_the_frozen_ones(
    plan, action, officer, settings
):
    make.SectionFactory(
        plan=plan, body="- One\n  1. Two[^1]\n\n> Said. — A resident\n\n[^1]: Note."
    )
    plan.refresh_from_db()
    publication = publish(by=officer, plan=plan, version=plan.version)
    answer = Client().get("/partnerships/moorland/2016-17/plan.json")
    assert sha256(answer.content).hexdigest() == publication.sha256
    promised = schema_of(answer, settings.SITE_URL)
    promised.validate(answer.json())
    for wrong in ({"visits": 12}, {"actions": [{"ref": "1.1"}]}, {"schema": 0}):
        with pytest.raises(ValidationError):
            promised.validate(answer.json() | wrong)


def test_a_paper_is_what_everybody_may_read_and_nothing_else(partnership, officer, settings):
    report = publish_report(by=officer, report=freeze(guarded_paper(partnership), officer))
    answer = Client().get(JSON)
    words = answer.content.decode()
    assert OPEN in words
    for kept in (MEMBERS, SECRET, NAME, "Avery", "Quill", "unnamed", "Guarded"):
        assert kept not in words, kept
    assert POST in words, "the post stands where the name was"
    schema_of(answer, settings.SITE_URL).validate(answer.json())
    assert tree.from_text(words).title == report.title
    again = Client().get(JSON, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again["Cache-Control"]) == (304, "public, max-age=60")
    withdraw_report(by=officer, report=report, reason="A slip.")
    gone = Client().get(JSON)
    assert gone.status_code == 410 and OPEN not in gone.content.decode()


def test_the_page_names_licence_files_sizes_and_every_column(plan, action, officer):
    plan.refresh_from_db()
    publication = publish(by=officer, plan=plan, version=plan.version)
    words = Client().get("/partnerships/moorland/open-data/").content.decode()
    for said in (
        "Open Government Licence v3.0",
        publication.sha256,
        "versions/1/plan.json",
    ):
        assert said in words, said
    assert re.search(r"JSON, [\d.,]+\s(bytes|KB)", words)
    heading = Client().get("/partnerships/moorland/2016-17/plan.csv").content.decode("utf-8-sig")
    for column in heading.splitlines()[0].split(","):
        assert f">{column}</dt>" in words


def validator() -> Draft202012Validator:
    return Draft202012Validator(schema.schema_of(schema.PAPER))


def kinds_in(value) -> set[str]:
    """The kinds of node in a tree."""
    if isinstance(value, list):
        return set().union(*map(kinds_in, value))
    if not isinstance(value, dict):
        return set()
    return {value[tree.KIND]} | set().union(*map(kinds_in, value.values()))


def test_every_kind_of_block_and_of_chart_is_as_the_schema_says():
    """Each kind that a document can hold stands in one of these, so that a new one is tried too."""
    blocks = (*map(Chart, EVERY_CHART), WITH_SIGN, Masthead("Council"))
    documents = (
        sample(),
        paper(),
        minutes(),
        one_part(*blocks, attachments=(Attachment("a.csv", b"a"),)),
    )
    seen = set()
    for document in documents:
        written = json.loads(tree.to_text(document))
        validator().validate(written)
        seen |= kinds_in(written["tree"])
    # What no published paper holds: what is gathered, what is guarded, and the kind of all charts.
    never = {"Gathered", "Quotable", "Guarded", "charts.Chart"}
    assert set(tree.kinds()) - never - seen == set()
    wrong = json.loads(tree.to_text(one_part(Chart(EVERY_CHART[0]))))
    wrong["tree"]["parts"][0]["blocks"][0]["drawing"]["unexpected"] = 1
    with pytest.raises(ValidationError):
        validator().validate(wrong)


def test_a_published_paper_with_a_chart_is_as_its_schema_says(partnership, officer, settings):
    made = guarded_paper(partnership)
    put(made.sections.first(), *map(Chart, EVERY_CHART))
    publish_report(by=officer, report=freeze(made, officer))
    answer = Client().get(JSON)
    assert kinds_in(answer.json()["tree"]) >= {
        f"charts.{type(each).__name__}" for each in EVERY_CHART
    }
    schema_of(answer, settings.SITE_URL).validate(answer.json())


def test_a_schema_that_is_not_there_is_not_found():
    assert Client().get("/open-data/nothing.schema.json").status_code == 404


def test_a_frozen_paper_that_is_not_published_is_not_data(partnership, officer):
    freeze(guarded_paper(partnership), officer)
    assert Client().get(JSON).status_code == 404
    assert json.loads(Client().get("/open-data/paper.schema.json").content)["title"]
