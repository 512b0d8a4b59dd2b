"""How long a time is, in months, and whether it lies within a plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from csp.periods import Month, month_of, parse_printed
from csp.prose.nouns import count_noun


def months_long(start: date, end: date) -> int:
    """Months from the first day to the last, counting the month of each."""
    first, last = month_of(start), month_of(end)
    return (last.year - first.year) * 12 + last.month - first.month + 1


def months_between(start: date, end: date) -> Iterable[Month]:
    month, last = month_of(start), month_of(end)
    while month <= last:
        yield month
        month = month.next()


def months_words(number: int) -> str:
    return count_noun(number, "month")


def outside(words: str, period: tuple[date, date]) -> str:
    """The first line of a timescale that lies wholly before or after the plan."""
    for line in words.split("\n"):
        read = parse_printed(line.removeprefix("- "))
        if (read.start and read.start > period[1]) or (read.end and read.end < period[0]):
            return line
    return ""
