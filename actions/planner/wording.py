"""A planner's times in one style: 10 March, 8 to 26 April, week of 5 March. Pure."""

from __future__ import annotations

from datetime import date

from actions.models import PlannerEntry
from actions.planner.reading.days import Anchor, nearest_day
from csp.periods import date_words, month_of
from csp.periods.years import MONTH_NAMES

When = PlannerEntry.WhenKind


def entry_when_words(entry: PlannerEntry, near: date | None) -> str:
    """When an activity is, in one style; the year is left out where the row says which it is.

    A time that was not understood, or that says more than days do ("mid May"), stays as it was typed.
    """
    if entry.starts_on is None or entry.ends_on is None:
        return entry.when_printed
    start, end = entry.starts_on, entry.ends_on
    match entry.when_kind:
        case When.DAY | When.LENGTH:
            return short_day(start, near)
        case When.RANGE:
            return short_range(start, end, near)
        case When.WEEK:
            return f"week of {short_day(start, near)}"
        case When.MONTH:
            named = MONTH_NAMES[start.month - 1] in entry.title
            return "" if named else month_words_near(start, near)
        case When.MONTHS:
            return f"{MONTH_NAMES[start.month - 1]} to {month_words_near(end, near)}"
    return entry.when_printed


def short_day(day: date, near: date | None) -> str:
    words = date_words(day)
    return words.removesuffix(f" {day.year}") if goes_without_saying(day, near) else words


def short_range(start: date, end: date, near: date | None) -> str:
    last = short_day(end, near) if goes_without_saying(start, near) else date_words(end)
    if month_of(start) == month_of(end):
        return f"{start.day} to {last}" if start != end else last
    same_year = start.year == end.year or goes_without_saying(end, near)
    return f"{short_day(start, near if same_year else None)} to {last}"


def month_words_near(day: date, near: date | None) -> str:
    first = day.replace(day=1)
    whole = str(month_of(day))
    plain = goes_without_saying(first, near.replace(day=1) if near else None)
    return whole.removesuffix(f" {day.year}") if plain else whole


def goes_without_saying(day: date, near: date | None) -> bool:
    """Whether a day without its year would be read as this one beside a meeting."""
    return near is not None and nearest_day(day.month, day.day, Anchor(near)) == day
