"""Counting in months as the law does: to the day with the same number, or the last of the month."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def months_after(day: date, months: int) -> date:
    """The corresponding day of a later (or earlier) month; 31 January and one month is 28 February."""
    year, zero_based = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, zero_based + 1, min(day.day, days_in(year, zero_based + 1)))


def last_day_of(start: date, months: int) -> date:
    """The last day of a stretch of months; a year that begins on 29 February ends on the 28th."""
    end = months_after(start, months)
    return end if end.day < start.day else end - timedelta(days=1)


def days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def latest_anniversary(start: date, on: date) -> date:
    """The first day of the year that runs on a day, of years counted from ``start``; at least ``start``."""
    years = max(0, on.year - start.year)
    while years and months_after(start, 12 * years) > on:
        years -= 1
    return months_after(start, 12 * years)
