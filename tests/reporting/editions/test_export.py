"""Sending the working plan out: from its page, and from a terminal."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from actions.imports import read_plan
from actions.models import Action
from plans.models import Section
from tests import factories as make

pytestmark = pytest.mark.django_db
EDITABLE = ("docx", "xlsx", "csv", "json")


def address(fmt):
    return reverse("workspace:export", args=["moorland", "2016-17", fmt])


@pytest.mark.parametrize("fmt", EDITABLE)
def test_what_a_terminal_writes_can_be_brought_in_again(action, fmt, tmp_path):
    out = tmp_path / f"plan.{fmt}"
    call_command("export_plan", "moorland/2016-17", kind=fmt, output=out)
    row = read_plan(out.name, out.read_bytes()).rows[0]
    assert (row.ref, row.priority, row.aim) == ("1.1", "1. Adults at risk", "Keep victims safe")
    assert row.leads == ("Harbour Support",)
    assert row.measures == ("Number of victims visited",)
    assert row.risks == ("A worker can be found",)


@pytest.mark.parametrize("fmt", EDITABLE)
def test_a_colleague_gets_no_row_that_is_not_theirs(
    client_of, lead, officer, action, priority, fmt
):
    make.ActionFactory(
        priority=priority, ref="1.2", aim="Watch the hidden house", visibility="restricted"
    )
    got = {
        user: [row.ref for row in read_plan("x", client_of(user).get(address(fmt)).content).rows]
        for user in (lead, officer)
    }
    assert got == {lead: ["1.1"], officer: ["1.1", "1.2"]}


def test_who_may_not_read_drafts_gets_no_file(client_of, viewer, stranger, action):
    assert client_of(viewer).get(address("docx")).status_code == 403
    assert client_of(stranger).get(address("docx")).status_code == 404


def test_a_format_that_is_not_there_is_not_found(client_of, officer, action):
    assert client_of(officer).get(address("odt")).status_code == 404


def test_the_file_is_kept_by_nobody_and_has_a_name(client_of, officer, action):
    answer = client_of(officer).get(address("docx"))
    assert answer["Content-Disposition"] == 'attachment; filename="moorland-2016-17-draft.docx"'
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Content-Type"].endswith("wordprocessingml.document")


def test_rows_are_sent_though_their_section_is_not_printed(client_of, officer, action, plan):
    make.SectionFactory(plan=plan, kind=Section.Kind.ACTIONS, heading="Action plan", printed=False)
    for fmt in EDITABLE:
        assert len(read_plan("x", client_of(officer).get(address(fmt)).content).rows) == 1, fmt


def test_the_plan_page_offers_each_format(client_of, officer, action, plan):
    page = client_of(officer).get(plan.get_absolute_url()).content.decode()
    for fmt in EDITABLE:
        assert f'href="{address(fmt)}"' in page


def test_a_plan_without_rows_is_sent_too(plan, tmp_path):
    for fmt in EDITABLE:
        call_command("export_plan", "moorland/2016-17", kind=fmt, output=tmp_path / f"plan.{fmt}")
    assert json.loads((tmp_path / "plan.json").read_bytes())["plan"]["title"] == "Partnership plan"


@pytest.mark.parametrize("fmt", ["docx", "xlsx", "json"])
def test_a_new_plan_from_the_file_keeps_who_may_see_a_row_and_what_is_measured(
    action, priority, fmt, tmp_path
):
    hidden = make.ActionFactory(priority=priority, ref="1.2", visibility="restricted")
    make.MeasureFactory(action=hidden, text="Visits", target="over 70", target_on=date(2017, 3, 31))
    make.RiskFactory(action=hidden, text="Money is found", kind="assumption")
    out = tmp_path / f"plan.{fmt}"
    call_command("export_plan", "moorland/2016-17", kind=fmt, output=out)
    call_command(
        "import_plan", out, partnership="moorland", plan="again", title="Again",
        start=date(2017, 4, 1), end=date(2018, 3, 31),
    )  # fmt: skip
    row = Action.objects.get(plan__slug="again", ref="1.2")
    assert row.visibility == "restricted"
    assert row.risks.get().kind == "assumption"
    assert row.measures.get().target_on == date(2017, 3, 31)
