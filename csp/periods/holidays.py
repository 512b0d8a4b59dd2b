"""The bank holidays of England and Wales in any year, with those moved or added by proclamation.

From the Banking and Financial Dealings Act 1971, Schedule 1, the proclamations since, and the list on
GOV.UK. A day that is proclaimed later is not known here until somebody adds it to ``PROCLAIMED``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from csp.periods.repeats import LAST, nth_weekday

MONDAY, FRIDAY = 0, 4
# A day that replaced the usual one of its year.
MOVED = {
    date(2012, 5, 28): date(2012, 6, 4),
    date(2020, 5, 4): date(2020, 5, 8),
    date(2022, 5, 30): date(2022, 6, 2),
}
PROCLAIMED = {
    date(2011, 4, 29): "Wedding of Prince William and Catherine Middleton",
    date(2012, 6, 5): "Diamond Jubilee",
    date(2022, 6, 3): "Platinum Jubilee",
    date(2022, 9, 19): "State funeral of Queen Elizabeth II",
    date(2023, 5, 8): "Coronation of King Charles III",
}


def bank_holiday_on(day: date) -> str:
    """The name of the bank holiday that a day is, or nothing."""
    return bank_holidays_of(day.year).get(day, "")


def day_off_words(day: date) -> str:
    """Why people are not at work: "a Saturday", "a bank holiday (Good Friday)"; nothing for a working day."""
    if holiday := bank_holiday_on(day):
        return f"a bank holiday ({holiday})"
    return f"a {day:%A}" if day.weekday() > FRIDAY else ""


def working_day_from(day: date) -> date:
    """The day itself, or the first working day after it."""
    while day_off_words(day):
        day += timedelta(days=1)
    return day


def working_days_before(day: date, count: int) -> date:
    """The working day that is so many working days before a day."""
    while count:
        day -= timedelta(days=1)
        count -= not day_off_words(day)
    return day


@lru_cache(maxsize=64)
def bank_holidays_of(year: int) -> dict[date, str]:
    """Each bank holiday of a year in England and Wales, with its name."""
    usual = {MOVED.get(day, day): name for day, name in usual_holidays(year)}
    added = {day: name for day, name in PROCLAIMED.items() if day.year == year}
    return dict(sorted((usual | added).items()))


def usual_holidays(year: int) -> Iterator[tuple[date, str]]:
    easter = easter_sunday(year)
    yield next_working_day(date(year, 1, 1)), "New Year’s Day"
    yield easter - timedelta(days=2), "Good Friday"
    yield easter + timedelta(days=1), "Easter Monday"
    yield nth_weekday(year, 5, 1, MONDAY), "Early May bank holiday"
    yield nth_weekday(year, 5, LAST, MONDAY), "Spring bank holiday"
    yield nth_weekday(year, 8, LAST, MONDAY), "Summer bank holiday"
    yield from christmas_holidays(year)


def christmas_holidays(year: int) -> Iterator[tuple[date, str]]:
    christmas, boxing = date(year, 12, 25), date(year, 12, 26)
    two_days = timedelta(days=2)
    # One that falls on a weekend is kept two days later, past the other.
    yield christmas + (two_days if christmas.weekday() > FRIDAY else timedelta()), "Christmas Day"
    yield boxing + (two_days if boxing.weekday() > FRIDAY else timedelta()), "Boxing Day"


def next_working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > FRIDAY else 0)


def easter_sunday(year: int) -> date:
    """By the Gregorian calendar (the anonymous algorithm, as Meeus prints it)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, skipped = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - correction + 15) % 30
    quarter, odd = divmod(rest, 4)
    week = (32 + 2 * skipped + 2 * quarter - moon - odd) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
