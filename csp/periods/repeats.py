"""Days that come again: every so many days, or on the second Tuesday of every third month.

Pure: nothing here knows a database or what day it is.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterator
from datetime import date, timedelta

WEEKDAYS = tuple(calendar.day_name)
LAST = 5  # As an ordinal: the last one of a month, be it the fourth or the fifth.
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}


def every_so_many_days(
    first: date, days: int, start: date, end: date, *, left_out: Collection[int] = ()
) -> list[date]:
    """The days from ``start`` to ``end`` that lie a multiple of ``days`` after ``first``.

    Those in a month of ``left_out`` (1 to 12) are passed over, and the count goes on through them.
    Raises ValueError where ``days`` is under 1.
    """
    if days < 1:
        raise ValueError("A series takes at least one day from each to the next.")
    ahead = max(0, -((first - start).days // days))
    found, day = [], first + timedelta(days=ahead * days)
    while day <= end:
        if day >= start and day.month not in left_out:
            found.append(day)
        day += timedelta(days=days)
    return found


def nth_weekday_of_months(
    first: date,
    months: int,
    ordinal: int,
    weekday: int,
    start: date,
    end: date,
    *,
    left_out: Collection[int] = (),
) -> list[date]:
    """The ``ordinal``-th ``weekday`` (Monday is 0) of every ``months``-th month from that of ``first``.

    No day before ``first`` is given. Raises ValueError where a number is none of a calendar.
    """
    if months < 1 or ordinal not in ORDINALS or not 0 <= weekday <= 6:
        raise ValueError("A series needs a weekday, which of the month, and a number of months.")
    counted = (
        nth_weekday(year, month, ordinal, weekday)
        for year, month in months_from(first, months, end)
        if month not in left_out
    )
    return [day for day in counted if max(first, start) <= day <= end]


def months_from(first: date, step: int, end: date) -> Iterator[tuple[int, int]]:
    count = first.year * 12 + first.month - 1
    while count <= end.year * 12 + end.month - 1:
        year, before = divmod(count, 12)
        yield year, before + 1
        count += step


def nth_weekday(year: int, month: int, ordinal: int, weekday: int) -> date:
    begins, length = calendar.monthrange(year, month)
    day = 1 + (weekday - begins) % 7 + (ordinal - 1) * 7
    return date(year, month, day if day <= length else day - 7)
