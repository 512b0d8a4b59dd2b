"""Days that come again, times of day and bank holidays."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.periods import clock_words, parse_clock
from csp.periods.holidays import bank_holiday_on, bank_holidays_of
from csp.periods.repeats import LAST, every_so_many_days, nth_weekday_of_months

DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))
MONTHS_OUT = st.sets(st.integers(1, 12), max_size=11)


def every_day(start: date, end: date):
    return (start + timedelta(days=n) for n in range((end - start).days + 1))


@given(DAYS, st.integers(1, 400), DAYS, st.integers(0, 1500), MONTHS_OUT)
def test_a_series_of_days_has_each_multiple_and_nothing_else(first, step, start, length, out):
    end = start + timedelta(days=length)
    right = [
        day
        for day in every_day(max(first, start), end)
        if (day - first).days % step == 0 and day.month not in out
    ]
    assert every_so_many_days(first, step, start, end, left_out=out) == right


@given(
    DAYS,
    st.integers(1, 24),
    st.integers(1, 5),
    st.integers(0, 6),
    DAYS,
    st.integers(0, 1500),
    MONTHS_OUT,
)
def test_a_weekday_of_the_month_is_the_one_that_was_asked_for(
    first, months, ordinal, weekday, start, length, out
):
    end = start + timedelta(days=length)

    def is_right(day: date) -> bool:
        apart = (day.year - first.year) * 12 + day.month - first.month
        last = (day + timedelta(days=7)).month != day.month
        which = last if ordinal == LAST else (day.day - 1) // 7 + 1 == ordinal
        return apart % months == 0 and which and day.month not in out

    right = [
        day
        for day in every_day(max(first, start), end)
        if day.weekday() == weekday and is_right(day)
    ]
    found = nth_weekday_of_months(first, months, ordinal, weekday, start, end, left_out=out)
    assert found == right


def test_the_year_that_meets_every_28_days():
    days = every_so_many_days(date(2011, 3, 8), 28, date(2011, 1, 1), date(2011, 12, 31))
    assert len(days) == 11
    assert (days[0], days[-1]) == (date(2011, 3, 8), date(2011, 12, 13))


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2011, "3/1 22/4 25/4 29/4 2/5 30/5 29/8 26/12 27/12"),
        (2020, "1/1 10/4 13/4 8/5 25/5 31/8 25/12 28/12"),
        (2022, "3/1 15/4 18/4 2/5 2/6 3/6 29/8 19/9 26/12 27/12"),
        (2027, "1/1 26/3 29/3 3/5 31/5 30/8 27/12 28/12"),
    ],
)
def test_bank_holidays_are_those_that_were_kept(year, days):
    assert " ".join(f"{day.day}/{day.month}" for day in bank_holidays_of(year)) == days


def test_a_bank_holiday_has_its_name():
    assert bank_holiday_on(date(2026, 4, 3)) == "Good Friday"
    assert bank_holiday_on(date(2026, 4, 7)) == ""


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("9.30am", time(9, 30)),
        ("2 pm", time(14)),
        ("2.30 P.M.", time(14, 30)),
        ("14:00", time(14)),
        ("09:00", time(9)),
        ("12 noon", time(12)),
        ("12.15am", time(0, 15)),
        ("1930", time(19, 30)),
    ],
)
def test_a_time_is_understood_as_people_write_it(words, at):
    assert parse_clock(words) == at


@pytest.mark.parametrize("words", ["", "soon", "25:00", "13pm", "9", "2.30", "9.75am", "0am"])
def test_what_is_no_time_or_could_be_two_is_asked_about(words):
    with pytest.raises(ValueError, match="Write"):
        parse_clock(words)


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_time_is_read_back_as_it_is_printed(at):
    assert parse_clock(clock_words(at)) == at
