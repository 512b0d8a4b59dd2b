"""Days around a meeting, and the sentences that begin and end its minutes."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.meetings.rules.deadlines import MeetingDeadlines, days_late, deadlines_of
from reporting.meetings.rules.sentences import (
    long_day,
    next_meeting_sentence,
    opening_sentence,
    ordinal,
)

USUAL = {"paper_days": 14, "agenda_days": 7, "draft_days": 14}


def test_days_count_back_from_the_meeting_and_on_from_it():
    assert deadlines_of(date(2017, 5, 16), month_only=False, **USUAL) == MeetingDeadlines(
        papers=date(2017, 5, 2), agenda=date(2017, 5, 9), draft=date(2017, 5, 30)
    )


def test_a_meeting_in_a_month_has_no_days():
    days = deadlines_of(date(2017, 5, 1), month_only=True, **USUAL)
    assert days == MeetingDeadlines(None, None, None)


def test_lateness_is_counted_from_the_day_after():
    assert days_late(date(2017, 5, 2), date(2017, 5, 2)) == 0
    assert days_late(date(2017, 5, 2), date(2017, 5, 9)) == 7
    assert days_late(None, date(2017, 5, 9)) == 0


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (22, "22nd")],
)
def test_ordinals(number, words):
    assert ordinal(number) == words


def test_the_opening_sentence_computes_the_weekday():
    words = opening_sentence(
        "A meeting of {group} was held on {date}.", "Safer Partnership", date(2017, 4, 4)
    )
    assert words == "A meeting of Safer Partnership was held on Tuesday, 4th April, 2017."


@given(st.text(max_size=80))
def test_any_pattern_makes_a_sentence(pattern):
    assert isinstance(opening_sentence(pattern, "Group", date(2017, 4, 4)), str)


@given(st.dates(date(1970, 1, 1), date(2199, 12, 31)))
def test_the_weekday_is_right_on_every_day(day):
    assert long_day(day).split(",")[0] == day.strftime("%A")


def test_the_next_meeting_in_words():
    day = date(2017, 5, 16)
    told = next_meeting_sentence(day, month_only=False, starts=time(9, 30), place="Town Hall")
    assert told == "Tuesday 16 May 2017, 9.30am, Town Hall"
    assert next_meeting_sentence(day, month_only=True, starts=None, place="") == "May 2017"
