"""What checks take from meetings beside the older records: members, people asked, who came, the committee."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plans.access import Access, Can
from plans.models import DutyRecord, Group
from reporting.meetings.forms.meeting import MeetingForm
from reporting.statutory.calendar import due_dates
from reporting.statutory.checks import CHECKS
from reporting.statutory.dates import dated_rows
from reporting.statutory.facts import StatutoryFacts
from tests import factories as make
from tests.reporting.sound import TODAY, Sound

DAY = date(2024, 2, 6)


@pytest.fixture
def sound(partnership):
    return Sound(partnership)


def judge(sound, code) -> tuple[str, str]:
    found = CHECKS[code].look(StatutoryFacts(sound.partnership, sound.plan, TODAY))
    return str(found.outcome), found.why


def hold_meeting(sound, **values):
    values = {"group": sound.group, "date": DAY, "state": "held"} | values
    if values["state"] == "approved":
        values.setdefault("approved_on", date(2024, 4, 9))
    return make.MeetingFactory(**sound.p, **values)


def came(sound, meeting, **values):
    return make.AttendanceFactory(**sound.p, meeting=meeting, **values)


# -- ST-02: the strategy group


def test_members_in_approved_minutes_make_a_group_whose_seats_are_not_recorded(sound):
    sound.seat.delete()
    sound.chair.delete()
    meeting = hold_meeting(sound, state="approved")
    came(sound, meeting, words="Cllr Ash Rowe", chair=True)
    came(sound, meeting, words="Supt Jo Pike")
    outcome, why = judge(sound, "ST-02")
    assert outcome == "pass"
    assert "2 members" in why
    assert "Rowe" not in why and "6 February" not in why


@pytest.mark.parametrize(
    "spoilt",
    [
        {"state": "circulated"},
        {"date": date(2023, 5, 31), "state": "approved"},
        {"date": date(2024, 6, 2), "state": "approved"},
    ],
)
def test_minutes_that_are_not_approved_or_old_show_no_members(spoilt, sound):
    sound.seat.delete()
    meeting = hold_meeting(sound, **spoilt)
    for words in ("A", "B"):
        came(sound, meeting, words=words, chair=True)
    outcome, why = judge(sound, "ST-02")
    assert outcome == "fail"
    assert "1 seat" in why


@pytest.mark.parametrize(
    "who",
    [{"list": "officers"}, {"list": "in-attendance"}, {"list": "apologies"}, {"decides": False},
     {"expected": True}],
)  # fmt: skip
def test_who_only_attended_is_no_member(who, sound):
    sound.seat.delete()
    meeting = hold_meeting(sound, state="approved")
    for words in ("A", "B"):
        came(sound, meeting, words=words, **who)
    assert judge(sound, "ST-02")[0] == "fail"


def test_terms_of_reference_that_were_to_be_looked_at_again_warn(sound):
    rules = make.GroupRulesFactory(**sound.p, group=sound.group, terms_review_on=TODAY)
    assert judge(sound, "ST-02")[0] == "pass"
    type(rules).objects.update(terms_review_on=date(2024, 5, 31))
    outcome, why = judge(sound, "ST-02")
    assert outcome == "warn"
    assert "31 May 2024" in why


# -- ST-15: consultation


def test_a_public_meeting_dates_the_consultation_that_was_on_its_agenda(sound):
    type(sound.consultation).objects.update(ended_on=None, began_on=None)
    assert judge(sound, "ST-15")[0] == "cannot tell"
    meeting = hold_meeting(sound, kind="public")
    make.AgendaItemFactory(**sound.p, meeting=meeting, consultation=sound.consultation)
    outcome, why = judge(sound, "ST-15")
    assert outcome == "pass"
    assert "6 February 2024" in why


def test_a_public_meeting_alone_is_told_and_names_no_group(sound):
    sound.consultation.delete()
    hold_meeting(sound, kind="public", date=date(2024, 3, 21))
    assert judge(sound, "ST-15")[0] == "cannot tell", "It was after the plan was agreed."
    hold_meeting(sound, kind="public")
    outcome, why = judge(sound, "ST-15")
    assert outcome == "warn"
    assert "6 February 2024" in why


# -- ST-18: what the policing body required


def test_a_meeting_that_was_required_answers_it_once_everybody_came(sound):
    asked = sound.asked(date(2024, 1, 8))
    asked.organisations.set(sound.bodies[:2])
    assert judge(sound, "ST-18")[0] == "warn"
    meeting = hold_meeting(sound, requirement=asked)
    came(sound, meeting, organisation=sound.bodies[0])
    outcome, why = judge(sound, "ST-18")
    assert outcome == "warn"
    assert f"Nobody came from {sound.bodies[1]}" in why
    team = make.OrganisationFactory(**sound.p, parent=sound.bodies[1], kind="team")
    came(sound, meeting, organisation=team)
    assert judge(sound, "ST-18")[0] == "pass"
    type(meeting).objects.update(state="issued")
    assert judge(sound, "ST-18")[0] == "warn", "It has not been held."


def test_only_what_the_policing_body_required_of_this_partnership_is_offered(sound):
    assert "requirement" not in MeetingForm(partnership=sound.partnership).fields
    asked = sound.asked(date(2024, 1, 8))
    make.DutyRecordFactory(kind=DutyRecord.Kind.REQUIREMENT)
    offered = MeetingForm(partnership=sound.partnership).fields["requirement"]
    assert list(offered.queryset) == [asked]
    assert (asked.pk, "Required on 8 January 2024") in [
        (getattr(value, "value", value), words) for value, words in offered.choices
    ]


# -- ST-20: the committee


def test_a_meeting_of_the_committee_counts_as_a_record_of_one_does(sound):
    sound.committee.delete()
    committee = make.GroupFactory(**sound.p, kind=Group.Kind.SCRUTINY)
    meeting = hold_meeting(sound, group=committee)
    outcome, why = judge(sound, "ST-20")
    assert outcome == "pass"
    assert "6 February 2024" in why
    type(meeting).objects.update(date=date(2023, 5, 31))
    assert judge(sound, "ST-20")[0] == "fail"
    type(meeting).objects.update(state="planned", date=DAY)
    assert judge(sound, "ST-20")[0] == "cannot tell"


def test_a_joint_meeting_with_the_committee_counts_too(sound):
    sound.committee.delete()
    hold_meeting(sound).joint_groups.add(make.GroupFactory(**sound.p, kind=Group.Kind.SCRUTINY))
    assert judge(sound, "ST-20")[0] == "pass"


# -- The calendar of duties


def words_due(sound, *powers) -> list[str]:
    rows = dated_rows([sound.partnership.pk])[sound.partnership.pk]
    access = Access(sound.partnership, frozenset(powers or Can), frozenset())
    return [due.words for due in due_dates(rows, access, today=TODAY)]


def test_the_calendar_counts_on_from_meetings_too(sound):
    committee = make.GroupFactory(**sound.p, kind=Group.Kind.SCRUTINY)
    hold_meeting(sound, group=committee)
    hold_meeting(sound, kind="public", date=date(2024, 4, 16))
    hold_meeting(sound, date=date(2024, 5, 14))
    told = [words for words in words_due(sound) if "the last was on" in words]
    assert told == [
        "Hold a meeting of the crime and disorder committee: the last was on 6 February 2024"
    ]


def test_what_was_required_is_not_asked_for_again_after_its_meeting(sound):
    asked = sound.asked(date(2024, 1, 8))
    assert any("8 January 2024" in words for words in words_due(sound))
    hold_meeting(sound, requirement=asked)
    assert not any("8 January 2024" in words for words in words_due(sound))


def test_the_number_of_queries_does_not_grow_with_meetings(sound):
    def look() -> int:
        facts = StatutoryFacts(sound.partnership, sound.plan, TODAY)
        with CaptureQueriesContext(connection) as asked:
            for code in ("ST-02", "ST-15", "ST-16", "ST-18", "ST-20"):
                CHECKS[code].look(facts)
        return len(asked)

    def add() -> None:
        committee = make.GroupFactory(**sound.p, kind=Group.Kind.SCRUTINY)
        asked = sound.asked(date(2024, 1, 8))
        for values in ({}, {"kind": "public"}, {"group": committee}, {"requirement": asked}):
            came(
                sound, hold_meeting(sound, state="approved", **values), organisation=sound.bodies[0]
            )

    add()
    before = look()
    for _ in range(3):
        add()
    assert look() == before
