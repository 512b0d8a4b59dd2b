"""When a lead, their body's contact and the officer are written to. No database, no clock."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.rounds.mail.rules import TO_LEAD, Kind, LeadMail, Times, kinds_due, last

TIMES = Times(
    opens_on=date(2016, 7, 1),
    due_on=date(2016, 7, 14),
    closes_on=date(2016, 8, 14),
    remind_before=5,
    remind_every=7,
    contact_after=7,
    officer_after=14,
    gap_days=2,
    warns_on=date(2016, 8, 10),
)


def chased(times: Times, **known) -> list[tuple[date, Kind]]:
    """What is said to somebody who never answers, with a look on every day of the round."""
    said: list[LeadMail] = []
    day = times.opens_on - timedelta(days=3)
    while day <= times.closes_on + timedelta(days=3):
        said += [LeadMail(kind, day) for kind in kinds_due(times, day, said, waiting=True, **known)]
        day += timedelta(days=1)
    return [(each.on, each.kind) for each in said]


def test_a_silent_lead_is_asked_reminded_and_then_told_upon():
    assert chased(TIMES) == [
        (date(2016, 7, 1), Kind.OPENING),
        (date(2016, 7, 9), Kind.BEFORE),
        (date(2016, 7, 15), Kind.LATE),
        (date(2016, 7, 21), Kind.CONTACT),
        (date(2016, 7, 22), Kind.LATE),
        (date(2016, 7, 28), Kind.OFFICER),
        (date(2016, 7, 29), Kind.LATE),
        (date(2016, 8, 5), Kind.LATE),
        (date(2016, 8, 12), Kind.LATE),
    ]


def test_the_officer_hears_before_the_round_closes_however_far_the_reminders_came():
    said = [LeadMail(Kind.OPENING, date(2016, 8, 9))]
    assert Kind.OFFICER not in kinds_due(TIMES, date(2016, 8, 9), said, waiting=True)
    assert Kind.OFFICER in kinds_due(TIMES, date(2016, 8, 10), said, waiting=True)
    told = [*said, LeadMail(Kind.OFFICER, date(2016, 8, 10))]
    assert Kind.OFFICER not in kinds_due(TIMES, date(2016, 8, 11), told, waiting=True)


def test_without_a_contact_the_officer_is_told_next():
    kinds = [kind for _, kind in chased(TIMES, contact=False)]
    assert Kind.CONTACT not in kinds and kinds.count(Kind.OFFICER) == 1


@pytest.mark.parametrize(
    "today, said, expected",
    [
        # The machine was off for weeks: the contact is told today, the officer not before tomorrow.
        (date(2016, 8, 1), [(Kind.OPENING, 1), (Kind.LATE, 20)], [Kind.LATE, Kind.CONTACT]),
        # A nudge yesterday: the reminder keeps its distance.
        (date(2016, 7, 15), [(Kind.OPENING, 1), (Kind.NUDGE, 14)], []),
        (date(2016, 7, 16), [(Kind.OPENING, 1), (Kind.NUDGE, 14)], [Kind.LATE]),
        # Nobody was asked before the round was late: asking comes first.
        (date(2016, 7, 20), [], [Kind.OPENING]),
    ],
)
def test_what_is_due_when_days_were_missed(today, said, expected):
    heard = [LeadMail(kind, date(2016, 7, day)) for kind, day in said]
    assert kinds_due(TIMES, today, heard, waiting=True) == expected


def test_a_row_that_came_later_is_asked_about_whatever_was_said_before():
    said = [LeadMail(Kind.OPENING, date(2016, 7, 10))]
    assert kinds_due(TIMES, date(2016, 7, 11), said, waiting=True, asked=False) == [Kind.OPENING]


def test_another_round_wrote_yesterday():
    said = [LeadMail(Kind.OPENING, date(2016, 7, 1))]
    today = date(2016, 7, 10)
    for written, expected in ((date(2016, 7, 9), []), (date(2016, 7, 8), [Kind.BEFORE])):
        assert kinds_due(TIMES, today, said, waiting=True, written_on=written) == expected


habits = st.builds(
    Times,
    opens_on=st.just(date(2016, 7, 1)),
    due_on=st.integers(0, 30).map(lambda days: date(2016, 7, 1) + timedelta(days)),
    closes_on=st.integers(0, 40).map(lambda days: date(2016, 7, 31) + timedelta(days)),
    remind_before=st.integers(0, 30),
    remind_every=st.integers(1, 20),
    contact_after=st.integers(0, 30),
    officer_after=st.integers(0, 30),
    gap_days=st.integers(0, 10),
    warns_on=st.integers(0, 40).map(lambda days: date(2016, 7, 20) + timedelta(days)),
)
looked = st.sets(st.integers(-3, 80).map(lambda days: date(2016, 7, 1) + timedelta(days)))


# A busy machine is no fault of the rule.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(habits, looked, st.integers(-3, 80), st.booleans())
def test_no_pestering_no_skipping_and_silence_once_answered(times, looked, answered, contact):
    """Whichever days the command runs on, whatever the habits."""
    answered_on = date(2016, 7, 1) + timedelta(days=answered)
    said: list[LeadMail] = []
    for day in sorted(looked):
        due = kinds_due(times, day, said, waiting=day < answered_on, contact=contact)
        assert not due or (day < answered_on and times.opens_on <= day <= times.closes_on)
        said += [LeadMail(kind, day) for kind in due]
        assert not kinds_due(times, day, said, waiting=day < answered_on, contact=contact), (
            "a second look on the same day says something more"
        )
    to_lead = sorted(each.on for each in said if each.kind in TO_LEAD)
    for first, second in pairwise(to_lead):
        assert (second - first).days >= max(times.gap_days, 1)
    order = [Kind.OPENING, Kind.LATE, Kind.CONTACT, Kind.OFFICER]
    began = [min((each.on for each in said if each.kind == kind), default=None) for kind in order]
    if not contact:
        assert began.pop(2) is None
    heard = began.pop() if began[-1] and began[-1] >= times.warns_on else None
    told = [day for day in began if day is not None]
    assert told == sorted(set(told)) and began[: len(told)] == told
    for once in (Kind.OPENING, Kind.BEFORE, Kind.CONTACT, Kind.OFFICER):
        assert sum(each.kind == once for each in said) <= 1
    officer = last(said, {Kind.OFFICER})
    assert officer is None or heard or (officer - times.due_on).days >= times.officer_after
    for day in sorted(looked):
        if max(times.warns_on, times.due_on + timedelta(days=1)) <= day <= times.closes_on:
            assert day >= answered_on or officer <= day, "the officer hears in good time"
