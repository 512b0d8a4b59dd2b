"""Open data: what is frozen stays as it is, says what it may hold, and keeps nothing that is not public."""

from __future__ import annotations

import json
import re
from hashlib import sha256

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, ValidationError

from reporting.papers import tree
from reporting.services.freezing import publish_report
from reporting.services.publication import publish
from reporting.services.report import withdraw_report
from tests import factories as make
from tests.reporting.papers.frozen_making import (
    MEMBERS,
    NAME,
    OPEN,
    POST,
    SECRET,
    freeze,
    guarded_paper,
)

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
    schema = schema_of(answer, settings.SITE_URL)
    schema.validate(answer.json())
    for wrong in ({"visits": 12}, {"actions": [{"ref": "1.1"}]}, {"schema": 0}):
        with pytest.raises(ValidationError):
            schema.validate(answer.json() | wrong)


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


def test_a_schema_that_is_not_there_is_not_found():
    assert Client().get("/open-data/nothing.schema.json").status_code == 404


def test_a_frozen_paper_that_is_not_published_is_not_data(partnership, officer):
    freeze(guarded_paper(partnership), officer)
    assert Client().get(JSON).status_code == 404
    assert json.loads(Client().get("/open-data/paper.schema.json").content)["title"]
