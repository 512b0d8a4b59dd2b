"""Writing in a planner's cell: what stays of each line, what is undone, and who was first."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from actions.models import PlannerEntry, PlannerLead, PlannerRow
from actions.planner.services.entry import (
    change_planner_entry,
    drop_planner_entry,
    link_entry_to_current,
    make_entry_current,
    move_planner_entry,
    remove_planner_entry,
)
from actions.planner.services.making import create_planner
from actions.planner.services.rows import add_planner_row, move_meeting_day, remove_planner_row
from actions.planner.services.steps import PlannerChangedSince, undo_planner_step
from csp.changes import Stale
from tests import factories as make
from tests.actions.planner.planning import (
    JULY,
    MARCH,
    SEPTEMBER,
    leads_of,
    lines_of,
    planner_of,
    write_in,
)


@pytest.fixture
def planner(partnership):
    return planner_of(partnership, MARCH, JULY, SEPTEMBER, months=[date(2012, 1, 1)])


@pytest.fixture
def rows(planner):
    return list(planner.rows.order_by("position"))


def test_lines_become_activities_with_what_they_say(partnership, officer, rows):
    police = make.OrganisationFactory(partnership=partnership, name="Police")
    write_in(officer, rows[0], "current", "- 10/3/11 PACT meeting Wombourne (Police, CSP)\nFair")
    first, second = PlannerEntry.objects.order_by("position")
    assert (first.title, first.place, first.bodies) == ("PACT meeting", "Wombourne", "Police, CSP")
    assert (first.starts_on, first.kind, first.state) == (date(2011, 3, 10), "meeting", "current")
    assert list(first.organisations.all()) == [police]
    assert (second.words, second.audience) == ("Fair", "public")


def test_an_operation_is_not_told_to_everybody_at_once(officer, rows):
    write_in(officer, rows[0], "current", "Operation Hazel")
    assert PlannerEntry.objects.get().audience == "partners"


def test_what_is_planned_stands_under_its_month(officer, rows):
    write_in(officer, rows[1], "planned", "Sheds\nFor Sept:\nFreshers' Week\nSeatbelts")
    found = [
        (each.words, each.heading, each.target_month, each.state)
        for each in PlannerEntry.objects.order_by("position")
    ]
    september = date(2011, 9, 1)
    assert found == [
        ("Sheds", "", None, "planned"),
        ("Freshers' Week", "For Sept:", september, "planned"),
        ("Seatbelts", "For Sept:", september, "planned"),
    ]


def test_a_line_that_moved_or_was_reworded_keeps_what_is_known_of_it(officer, rows):
    write_in(officer, rows[0], "current", "Fair\nSheds\nKnives")
    fair, sheds, knives = PlannerEntry.objects.order_by("position")
    PlannerEntry.objects.filter(pk=sheds.pk).update(audience="restricted", kind="operation")
    write_in(officer, rows[0], "current", "Knives\nSheds\nFair")
    write_in(officer, rows[0], "current", "Knives\nShed burglary\nFair")
    assert lines_of(rows[0]) == ["Knives", "Shed burglary", "Fair"]
    sheds.refresh_from_db()
    assert (sheds.words, sheds.audience, sheds.kind) == ("Shed burglary", "restricted", "operation")
    assert PlannerEntry.objects.filter(pk__in=[fair.pk, knives.pk]).count() == 2


def test_one_undo_brings_back_lines_words_and_leads(officer, rows):
    write_in(officer, rows[0], "current", "Fair\nSheds")
    write_in(officer, rows[0], "leads", "Police\nFARS")
    before = (lines_of(rows[0]), leads_of(rows[0]))
    assert before[1] == [("Police", "Fair"), ("FARS", "Sheds")]
    _, event = write_in(officer, rows[0], "current", "Sheds, all over town\nNew")
    assert lines_of(rows[0]) == ["Sheds, all over town", "New"]
    undo_planner_step(by=officer, event=event)
    assert (lines_of(rows[0]), leads_of(rows[0])) == before
    with pytest.raises(ValidationError, match="undone already"):
        undo_planner_step(by=officer, event=event)


def test_nothing_is_undone_over_somebody_elses_later_words(officer, rows):
    _, event = write_in(officer, rows[0], "current", "Fair")
    write_in(officer, rows[0], "current", "Fair in May")
    with pytest.raises(PlannerChangedSince):
        undo_planner_step(by=officer, event=event)
    assert lines_of(rows[0]) == ["Fair in May"]


def test_the_same_words_change_nothing(officer, rows):
    write_in(officer, rows[0], "current", "Fair")
    _, event = write_in(officer, rows[0], "current", " -  Fair \n")
    assert event is None


def test_whoever_saw_other_words_is_shown_both(officer, rows):
    write_in(officer, rows[0], "current", "Fair")
    with pytest.raises(Stale) as stale:
        write_in(officer, rows[0], "current", "Market", was="")
    assert stale.value.yours == {"current": "Fair"}
    write_in(officer, rows[0], "planned", "Market", was="")
    assert lines_of(rows[0], "planned") == ["Market"]


def test_a_line_too_long_stores_nothing(officer, rows):
    with pytest.raises(ValidationError, match="500 characters"):
        write_in(officer, rows[0], "current", f"Fair\n{'x' * 501}")
    with pytest.raises(ValidationError, match="60"):
        write_in(officer, rows[0], "current", "Fair\n" * 61)
    assert not PlannerEntry.objects.exists()


def test_leads_stand_beside_what_they_lead_where_their_numbers_tell(officer, rows):
    write_in(officer, rows[0], "current", "Festival")
    write_in(officer, rows[0], "planned", "Dink/Drive\nXmas crime")
    write_in(officer, rows[0], "leads", "Police\nPolice")
    assert leads_of(rows[0]) == [("Police", "Dink/Drive"), ("Police", "Xmas crime")]
    write_in(officer, rows[1], "current", "Festival\nFair")
    write_in(officer, rows[1], "leads", "Gecko for Locality 3")
    assert leads_of(rows[1]) == [("Gecko for Locality 3", "")]


def test_two_lead_one_activity_and_nobody_the_next(officer, rows):
    write_in(officer, rows[0], "planned", "Sheds\nKnives")
    sheds = PlannerEntry.objects.get(words="Sheds")
    change_planner_entry(
        by=officer, entry=sheds, version=sheds.version, values={}, leads=["Police", "FARS"]
    )
    assert leads_of(rows[0]) == [("Police", "Sheds"), ("FARS", "Sheds")]
    write_in(officer, rows[0], "leads", "Police\nFARS\nCSP")
    assert leads_of(rows[0])[2] == ("CSP", "")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Police", "body"),
        ("FARS/Trading Standards", "body"),
        ("Police DV Co-ordinator", "post"),
        ("Gecko for Locality 3", "post"),
        ("Jo Bloggs", "person"),
        ("Shop watch", "project"),
    ],
)
def test_a_lead_is_a_body_a_post_a_person_or_a_project(words, kind, partnership, officer, rows):
    make.ProjectFactory(partnership=partnership, name="Shop watch")
    write_in(officer, rows[0], "leads", words)
    lead = PlannerLead.objects.get()
    assert (lead.words, lead.kind) == (words, kind)
    assert (lead.public_words == words) == (kind != "person")


# -- What becomes of what was planned --------------------------------------------------------------


def planned(officer, row, text="For Sept:\nFreshers' Week (Police)"):
    write_in(officer, row, "planned", text)
    return PlannerEntry.objects.get(column="planned")


def test_what_was_planned_becomes_current_and_both_know_it(officer, rows):
    entry = planned(officer, rows[1])
    now, event = make_entry_current(by=officer, entry=entry, row=rows[2])
    entry.refresh_from_db()
    assert (now.row, now.column, now.state, now.words) == (
        rows[2],
        "current",
        "current",
        entry.words,
    )
    assert (entry.became, entry.state, list(now.planned_as.all())) == (now, "current", [entry])
    with pytest.raises(ValidationError, match="not planned any more"):
        drop_planner_entry(by=officer, entry=entry)
    undo_planner_step(by=officer, event=event)
    entry.refresh_from_db()
    assert (entry.became, entry.state, lines_of(rows[2])) == (None, "planned", [])


def test_removing_what_it_became_makes_it_planned_again(officer, rows):
    entry = planned(officer, rows[1])
    now, _ = make_entry_current(by=officer, entry=entry, row=rows[2])
    event = remove_planner_entry(by=officer, entry=now)
    entry.refresh_from_db()
    assert (entry.became, entry.state) == (None, "planned")
    undo_planner_step(by=officer, event=event)
    entry.refresh_from_db()
    assert (entry.became, entry.state) == (now, "current")


def test_it_may_be_what_stands_there_already(officer, rows):
    entry = planned(officer, rows[1])
    write_in(officer, rows[2], "current", "Freshers Week")
    current = PlannerEntry.objects.get(column="current")
    link_entry_to_current(by=officer, entry=entry, current=current)
    entry.refresh_from_db()
    assert entry.became == current


def test_what_is_dropped_stays_where_it_was_planned(officer, rows):
    entry = planned(officer, rows[1])
    drop_planner_entry(by=officer, entry=entry)
    assert lines_of(rows[1], "planned") == [entry.words]


def test_an_activity_moves_with_its_leads(officer, rows):
    entry = planned(officer, rows[1])
    change_planner_entry(by=officer, entry=entry, version=1, values={}, leads=["Police"])
    entry.refresh_from_db()
    _, event = move_planner_entry(by=officer, entry=entry, to=rows[2])
    assert (lines_of(rows[2], "planned"), leads_of(rows[2])) == (
        [entry.words],
        [("Police", "Freshers' Week")],
    )
    undo_planner_step(by=officer, event=event)
    assert (lines_of(rows[1], "planned"), leads_of(rows[2])) == ([entry.words], [])


# -- Rows ------------------------------------------------------------------------------------------


def test_a_year_is_made_from_the_days_of_the_group(partnership, officer):
    cadence = make.GroupCadenceFactory(
        partnership=partnership, kind="days", step=28, first_on=date(2011, 3, 8),
        ordinal=None, weekday=None,
    )  # fmt: skip
    start, end = date(2011, 3, 1), date(2012, 3, 31)
    values = {"group": cadence.group, "start": start, "end": end, "title": "Planner"}
    days = cadence.days_between(start, date(2011, 12, 31))
    planner = create_planner(by=officer, partnership=partnership, values=values, days=days)
    rows = [str(row) for row in planner.rows.order_by("position")]
    assert len(rows) == 14
    assert rows[:3] == ["8 March 2011", "5 April 2011", "3 May 2011"]
    assert rows[10:] == ["13 December 2011", "January 2012", "February 2012", "March 2012"]


def test_a_meeting_that_moves_takes_its_activities_along(officer, planner, rows):
    write_in(officer, rows[0], "current", "Fair")
    [moved] = move_meeting_day(by=officer, group=planner.group, old=MARCH, new=date(2011, 8, 2))
    assert [str(row) for row in planner.rows.order_by("position")] == [
        "26 July 2011", "2 August 2011", "20 September 2011", "January 2012",
    ]  # fmt: skip
    assert lines_of(moved) == ["Fair"]
    move_meeting_day(by=officer, group=planner.group, old=date(2011, 8, 2), new=None)
    assert "August 2011" in [str(row) for row in planner.rows.all()]


def test_another_groups_meeting_moves_nothing(partnership, officer, planner):
    other = make.GroupFactory(partnership=partnership)
    assert move_meeting_day(by=officer, group=other, old=MARCH, new=date(2011, 8, 2)) == []


def test_a_day_has_one_row(partnership, officer, planner):
    again = PlannerRow(partnership=partnership, planner=planner, day=MARCH)
    with pytest.raises(ValidationError, match="a row for 8 March 2011 already"):
        add_planner_row(by=officer, row=again)
    late = PlannerRow(partnership=partnership, planner=planner, month=date(2011, 8, 20))
    add_planner_row(by=officer, row=late)
    assert [str(row) for row in planner.rows.order_by("position")][2] == "August 2011"


def test_a_row_is_removed_and_brought_back_with_all_that_stood_in_it(officer, rows):
    entry = planned(officer, rows[1])
    make_entry_current(by=officer, entry=entry, row=rows[2])
    event = remove_planner_row(by=officer, row=rows[2])
    assert PlannerEntry.objects.count() == 1
    undo_planner_step(by=officer, event=event)
    entry.refresh_from_db()
    assert lines_of(rows[2]) == [entry.words]
    assert entry.became is not None
