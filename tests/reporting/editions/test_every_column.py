"""Words in a column of a row go wherever a row goes, for every column of words that the register names."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from actions.imports import read_plan
from actions.imports.services.accepting import accept_import
from actions.imports.services.importing import read_upload
from actions.models import Action
from actions.rows.checks import PlanCheckFacts, row_texts
from actions.rows.columns import BY_NAME, COLUMNS, WORDS
from actions.rows.history.fields import wordings_of_row
from actions.rows.services.action import change_action
from actions.rows.services.order import duplicate_action
from actions.year_end.services.rolling import decide, set_up_next_plan, suggested
from reporting.document.plan_csv import plan_csv
from reporting.editions.exports import FORMATS, export_of
from reporting.editions.services.publication import publish
from reporting.facts.gather_plan import gather
from reporting.facts.snapshot import freeze, thaw
from reporting.proofreading.plan import row_public_words
from tests import factories as make
from tests.reporting.public.test_public import body_of, pdf_text

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
AGAIN = {"title": "Again", "slug": "again", "start": "2017-04-01", "end": "2018-03-31"}
# For each column a word that stands nowhere else, and fits into a narrow column.
MARKS = {name: f"zeta{name.replace('_', '')}"[:20] for name in WORDS}
PUBLIC = [name for name in WORDS if BY_NAME[name].published]


@pytest.fixture
def row(priority):
    return make.ActionFactory(priority=priority, ref="1.2", **MARKS)


@pytest.fixture
def draft(plan):
    """Wording that nobody has agreed to yet may be changed freely."""
    plan.status = "draft"
    plan.save()


def missing_from(text: str, names=WORDS) -> list[str]:
    return [name for name in names if MARKS[name] not in text]


def words_of(row) -> dict[str, str]:
    return {name: getattr(row, name) for name in WORDS}


@pytest.mark.parametrize(
    "page",
    ["plans/2016-17/", "plans/2016-17/actions/{}/", "plans/2016-17/actions/{}/edit/"],
)
def test_the_pages_of_a_row_show_them(page, client_of, officer, row):
    page = client_of(officer).get(f"/workspace/moorland/{page.format(row.pk)}")
    assert missing_from(page.content.decode()) == []


def test_a_lead_who_answers_reads_them(client_of, lead, body, row, partnership):
    make.LeadFactory(action=row, words="Harbour Support", organisation=body)
    update = make.UpdateFactory(round=make.RoundFactory(partnership=partnership), action=row)
    page = client_of(lead).get(reverse("workspace:update_answer", args=["moorland", update.pk]))
    assert missing_from(page.content.decode()) == []


@pytest.mark.parametrize("name", WORDS)
def test_each_is_written_in_its_cell(name, client_of, officer, row, draft):
    cell = reverse("workspace:action_cell", args=["moorland", "2016-17", row.pk, name])
    sent = {"text": "Otherwise", "version": 1, "was": MARKS[name]}
    answer = client_of(officer).post(cell, sent, headers={"X-Fragment": "1"})
    assert "Otherwise" in answer.content.decode()
    assert words_of(Action.objects.get(pk=row.pk)) == MARKS | {name: "Otherwise"}


@pytest.mark.parametrize("name", [name for name in WORDS if BY_NAME[name].searched])
def test_a_search_finds_them(name, client_of, officer, row):
    page = client_of(officer).get(f"/workspace/moorland/actions/?words={MARKS[name]}")
    assert row.get_absolute_url() in page.content.decode()


def test_the_history_tells_each(row, officer, draft):
    change_action(by=officer, action=row, version=1, values=dict.fromkeys(WORDS, "Otherwise"))
    told = {each.field: (each.before, each.after) for each in wordings_of_row(row)}
    assert told == {name: (MARKS[name], "Otherwise") for name in WORDS}


def test_a_copy_and_the_next_plan_have_them(row, officer, draft):
    copy = duplicate_action(by=officer, action=row)
    decide(by=officer, action=row, values={"decision": "continue", "reason": "Agreed"})
    new = set_up_next_plan(by=officer, plan=row.plan, values=suggested(row.plan))
    assert words_of(copy) == words_of(new.actions.get()) == MARKS


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "csv", "json"])
def test_a_file_takes_them_out_and_brings_them_in(fmt, row, plan, partnership, officer):
    data = FORMATS[fmt].write(export_of(plan, now=NOW))
    read = read_upload(by=officer, partnership=partnership, name="plan", data=data, new_plan=AGAIN)
    made = accept_import(by=officer, row=read).plan
    assert words_of(made.actions.get()) == MARKS
    assert made.actions.get().extra == {}


@pytest.mark.parametrize("name", [name for name in WORDS if BY_NAME[name].headings])
def test_the_file_of_another_partnership_brings_them_in(name):
    (_, phrases), *_ = BY_NAME[name].headings
    usual = {"aim": "Aim", "activity": "Activity", "timescale": "By when"} | {
        name: phrases.split(";")[0]
    }
    out = io.StringIO()
    csv.writer(out).writerows([["No", *usual.values()], ["1.1", *(MARKS[each] for each in usual)]])
    (read,) = read_plan("plan.csv", out.getvalue().encode()).rows
    assert {each: getattr(read, each) for each in usual} == {each: MARKS[each] for each in usual}


def test_proofreading_and_the_gate_read_them(row, plan):
    texts = [text.words for text in row_texts(PlanCheckFacts.of(plan, date(2016, 5, 1)))]
    checked = [name for name in WORDS if BY_NAME[name].checked]
    assert missing_from("\n".join(texts), checked) == []
    (facts,) = gather(plan, public=True).actions
    assert missing_from(row_public_words(facts), PUBLIC) == []


def test_what_is_published_says_what_the_public_may_read_and_no_more(row, plan, officer):
    publication = publish(by=officer, plan=plan, version=plan.version)
    public = "/partnerships/moorland/2016-17/"
    page = Client().get(public).content.decode()
    data = body_of(Client().get(f"{public}plan.csv")).decode()
    printed = pdf_text(body_of(Client().get(f"{public}plan.pdf")))
    for said in (page, data, publication.snapshot, printed):
        assert missing_from(said) == [name for name in WORDS if name not in PUBLIC]
    assert freeze(thaw(publication.snapshot)) == publication.snapshot


def test_open_data_says_what_each_public_column_means(row, plan):
    described = {column.name for column in COLUMNS if column.published and column.meaning}
    assert set(PUBLIC) <= described
    assert missing_from(plan_csv(gather(plan, public=True)).decode("utf-8-sig"), PUBLIC) == []
