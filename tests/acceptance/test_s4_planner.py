"""S4, the activity planner 2011-12 at the plan's end: what the printed one holds is held, shown and printed.

Names carry the numbers of the acceptance list.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from actions.models import Planner, PlannerEntry, PlannerLead
from actions.planner.queries import load_public_sheet
from csp.models import User
from reporting.demo import first_officer
from reporting.document.words import node_text
from reporting.planner.document import build_planner
from tests.acceptance.conftest import told

pytestmark = pytest.mark.one_database

SLUG = "south-staffordshire"
Column, State = PlannerEntry.Column, PlannerEntry.State


@pytest.fixture
def planner(demo) -> Planner:
    rows = Planner.objects.select_related("group", "partnership")
    return rows.get(partnership__slug=SLUG)


@pytest.fixture
def rows(planner):
    return list(planner.rows.order_by("position"))


@pytest.fixture
def table(planner):
    """The table as it is printed."""
    document = build_planner(load_public_sheet(planner), created=timezone.now(), public=True)
    return document.parts[0].blocks[0]


@pytest.fixture
def page(planner):
    """What an officer reads on a page of the planner."""

    def shown(route: str = "planner") -> str:
        client = Client()
        client.force_login(User.objects.get(email=first_officer(SLUG)))
        answer = client.get(reverse(f"workspace:{route}", args=[SLUG, planner.pk]))
        assert answer.status_code == 200
        return told(answer.content.decode())

    return shown


def entry(words: str, column: str = Column.CURRENT) -> PlannerEntry:
    return PlannerEntry.objects.get(words=words, column=column)


def test_s4_70_it_has_a_title_in_three_wordings(planner):
    assert (planner.title, planner.contents_title, planner.text_title) == (
        "Partnership Planner 2011-2012",
        "Partnership Activity Plan 2011-2012",
        "Partnership Activity Planner",
    )


def test_s4_71_each_page_says_where_it_is_kept_up_to_date_and_when_it_was_printed(planner):
    document = build_planner(load_public_sheet(planner), created=timezone.now(), public=True)
    assert document.footer.startswith("Updated regularly on www.sstaffs.gov.uk · Printed ")


def test_s4_72_it_has_the_four_columns_under_their_own_heads(table):
    assert [column.title for column in table.columns] == [
        "JOG meeting date", "Current campaigns", "Planned future activity", "Lead",
    ]  # fmt: skip


def test_s4_73_it_has_eleven_meetings_28_days_apart_and_three_months(rows):
    days = [row.day for row in rows if row.day]
    assert days == [date(2011, 3, 8) + number * timedelta(days=28) for number in range(11)]
    assert [str(row) for row in rows[11:]] == ["January 2012", "February 2012", "March 2012"]


def test_s4_74_the_head_of_a_row_is_kept_as_printed(planner, rows):
    assert (rows[0].printed, rows[6].printed) == ("8th March 2011", "23rd Aug 2011")
    planner.as_typed = True
    document = build_planner(load_public_sheet(planner), created=timezone.now())
    heads = [node_text(row.cells[0]) for row in document.parts[0].blocks[0].rows]
    assert heads[6] == "23rd Aug 2011"


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("10/3/11", date(2011, 3, 10), date(2011, 3, 10)),
        ("11/3", date(2011, 3, 11), date(2011, 3, 11)),
        ("28/3", date(2011, 3, 28), date(2011, 3, 28)),
        ("9/6", date(2011, 6, 9), date(2011, 6, 9)),
        ("22/9/2011", date(2011, 9, 22), date(2011, 9, 22)),
        ("8/12/2011", date(2011, 12, 8), date(2011, 12, 8)),
        ("8/4/11 – 26/4/11", date(2011, 4, 8), date(2011, 4, 26)),
    ],
)
def test_s4_75_days_in_many_formats_are_read_and_kept_as_typed(demo, printed, start, end):
    found = PlannerEntry.objects.get(when_printed=printed)
    assert (found.starts_on, found.ends_on) == (start, end)


def test_s4_75_bodies_stand_in_brackets(demo):
    bodies = PlannerEntry.objects.exclude(bodies="").values_list("bodies", flat=True)
    assert set(bodies) >= {
        "Police & Trading Standards", "Police Authority, Police, CSP, FARS", "multi-agency",
    }  # fmt: skip


def test_s4_76_what_is_planned_is_of_many_kinds(demo):
    found = dict(PlannerEntry.objects.values_list("title", "kind"))
    assert found["PACT meeting"] == "meeting"
    assert found["School holidays"] == "holidays"
    assert found["End of GCSE exams"] == found["Last day of term"] == "fixed"
    assert found["Disability and hate crime awareness day"] == "awareness"
    assert found["V Festival"] == "event"
    course = PlannerEntry.objects.get(kind="course", when_kind="length")
    assert (course.starts_on, course.ends_on) == (date(2011, 3, 16), date(2011, 5, 24))
    assert entry("9/6 PACT meeting, Codsall").place == "Codsall"


def test_s4_77_what_is_planned_stands_under_the_month_that_it_is_for(demo):
    pairs = PlannerEntry.objects.exclude(heading="").values_list("heading", "target_month")
    assert set(pairs) == {
        ("For May:", date(2011, 5, 1)), ("For June:", date(2011, 6, 1)),
        ("For July:", date(2011, 7, 1)), ("For September:", date(2011, 9, 1)),
        ("For Oct:", date(2011, 10, 1)), ("For Nov:", date(2011, 11, 1)),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("planned", "current"),
    [
        ("Freshers' Week, Rodbaston College", "Freshers Week"),
        ("Operation Good Guy", "Operation Good Guy"),
        ("Alerts to defrosting vehicles", "Alerts to defrosting vehicles"),
    ],
)
def test_s4_78_what_was_planned_knows_what_it_became(demo, planned, current):
    assert entry(planned, Column.PLANNED).became == entry(current)
    assert PlannerEntry.objects.exclude(became=None).count() == 3


def test_s4_79_leads_are_of_every_kind_and_stand_beside_what_they_lead(demo, rows):
    kinds = dict(PlannerLead.objects.values_list("words", "kind"))
    assert kinds["Police"] == kinds["CSP"] == kinds["FARS/Trading Standards"] == "body"
    assert kinds["Police DV Co-ordinator"] == "post"
    assert "Gecko for Locality 3" in kinds
    beside = PlannerLead.objects.filter(row__day=date(2011, 10, 18)).order_by("position")
    assert [(lead.words, lead.entry.words) for lead in beside] == [
        ("Police", "Dink/Drive"),
        ("Police", "Xmas crime awareness"),
    ]
    assert [str(row) for row in rows if not row.leads.exists()] == [
        "28 June 2011", "15 November 2011", "13 December 2011", "January 2012", "March 2012",
    ]  # fmt: skip


def test_s4_80_empty_rows_are_printed_and_say_so(table):
    words = {
        node_text(row.cells[0]): [node_text(cell) for cell in row.cells[1:]] for row in table.rows
    }
    assert words["28 June 2011"] == words["January 2012"] == ["None", "None", "None"]


def test_s4_81_slips_are_kept_and_pointed_out(demo, table, page):
    assert "Dink/Drive" in node_text(table)
    assert "Freshers Week" in node_text(table)
    assert "Make it Drink" in page()


def test_s4_82_it_is_seen_by_meeting_by_month_and_on_paper(page, table):
    assert "8 March 2011" in page()
    by_month = page("planner_months")
    assert "March 2011 meets on 8" in by_month
    assert "May 2011 meets on 3 and 31" in by_month
    assert len(table.rows) == 14


def test_the_public_reads_it_on_a_page_of_its_own(demo):
    answer = Client().get(reverse("public:planner", args=[SLUG]))
    words = told(answer.content.decode())
    for wanted in ("Partnership Planner 2011-2012", "10 March", "Operation Good Guy"):
        assert wanted in words
