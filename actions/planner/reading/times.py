"""A time as a planner prints it, and what it was understood as. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# The kinds of a time; PlannerEntry stores them.
DAY, DAYS, RANGE, LENGTH, WEEK = "day", "days", "range", "length", "week"
MONTH, MONTHS, PART, YEAR, FOR = "month", "months", "part", "year", "for"
SERIES, WORDS, NONE = "series", "words", ""


@dataclass(frozen=True, slots=True)
class When:
    """A time as printed and what it was understood as; both days are None where it has none.

    ``kind`` is one of the names above; ``spans`` is where the words stand in the line they were
    found in, and ``also`` further days of the same line, which count for nothing.
    """

    words: str = ""
    kind: str = NONE
    start: date | None = None
    end: date | None = None
    spans: tuple[tuple[int, int], ...] = ()
    also: tuple[str, ...] = ()

    @property
    def dated(self) -> bool:
        return self.start is not None


NO_TIME = When()
