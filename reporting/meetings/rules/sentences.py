"""The sentences that minutes begin and end with, their weekdays computed from the day."""

from __future__ import annotations

import calendar
from datetime import date, time

from csp.periods import clock_words
from csp.periods.repeats import WEEKDAYS

MONTHS = tuple(calendar.month_name)


ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else ENDINGS.get(number % 10, 'th')}"


def long_day(day: date) -> str:
    """As minutes print it: Tuesday, 4th April, 2017."""
    return f"{WEEKDAYS[day.weekday()]}, {ordinal(day.day)} {MONTHS[day.month]}, {day.year}"


def day_with_weekday(day: date) -> str:
    """Tuesday 16 May 2017."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month]} {day.year}"


def opening_sentence(pattern: str, group: str, day: date) -> str:
    """The group's own sentence with its name and day filled in; other brackets stay as typed."""
    return pattern.replace("{group}", group).replace("{date}", long_day(day))


WAS_HELD, TO_BE_HELD = "was held", "will be held"


def coming_sentence(opening: str, group: str, day: date) -> str:
    """The sentence that minutes begin with, as it is said before the meeting.

    One in words of its own, which does not say that a meeting was held, gives way to the usual one.
    """
    said = opening if WAS_HELD in opening else f"A meeting of {group} was held on {long_day(day)}."
    return said.replace(WAS_HELD, TO_BE_HELD, 1)


def next_meeting_sentence(day: date, *, month_only: bool, starts: time | None, place: str) -> str:
    """Tuesday 16 May 2017, 9.30am, Municipal Buildings; or only the month."""
    when = f"{MONTHS[day.month]} {day.year}" if month_only else day_with_weekday(day)
    return ", ".join(part for part in (when, clock_words(starts) if starts else "", place) if part)
