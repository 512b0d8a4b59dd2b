"""The stretches of days that figures are counted over: read from words, coded, and said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from csp.periods import (
    CalendarYear,
    FinancialYear,
    Month,
    Period,
    Quarter,
    date_words,
    financial_year_of,
    month_of,
    parse_code,
    parse_printed,
    parse_year,
    quarter_of,
    range_words,
)
from plans.models import Indicator

Kind = Indicator.PeriodKind
NAMED: dict[str, type[Period]] = {
    Kind.FINANCIAL_YEAR: FinancialYear,
    Kind.CALENDAR_YEAR: CalendarYear,
    Kind.QUARTER: Quarter,
    Kind.MONTH: Month,
}
EXAMPLES = {
    Kind.FINANCIAL_YEAR: "2016/17",
    Kind.CALENDAR_YEAR: "2016",
    Kind.QUARTER: "Q1 2016/17",
    Kind.MONTH: "April 2016",
    Kind.YEAR_TO_DATE: "April 2017 to January 2018",
    Kind.ROLLING: "October 2016 to September 2017",
    Kind.AS_AT: "20 February 2018",
}
ONE_YEAR = re.compile(r"[0-9]{4}")
ISO_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """First and last day of what a figure covers. Two are the same when their days are."""

    start: date
    end: date

    @property
    def period(self) -> Period | None:
        """The year, quarter or month of the calendar that it is, if it is one."""
        found = (
            financial_year_of(self.start),
            quarter_of(self.start),
            month_of(self.start),
            CalendarYear(self.start.year),
        )
        return next(
            (each for each in found if (each.start, each.end) == (self.start, self.end)), None
        )

    @property
    def code(self) -> str:
        """ "2016-17", "2016-17Q1", "2016M04", "2016", or both days with a stroke between."""
        return self.period.code if self.period else f"{self.start}/{self.end}"

    @property
    def words(self) -> str:
        if self.start == self.end:
            return date_words(self.start)
        return str(self.period) if self.period else range_words(self.start, self.end)

    @property
    def short(self) -> str:
        """The same where there is little room, over a column or under a chart: Q1 2016/17."""
        if isinstance(self.period, Quarter):
            return f"Q{self.period.number} {self.period.financial_year}"
        return self.words

    @property
    def a_year_before(self) -> Span:
        """The same months of the year before, or the same day."""
        if self.start == self.end:
            return Span(year_back(self.start), year_back(self.end))
        month = month_of(self.end)
        ends_with_month = self.end == month.end
        last = Month(month.year - 1, month.month).end if ends_with_month else year_back(self.end)
        return Span(year_back(self.start), last)

    def __str__(self) -> str:
        return self.words


def year_back(day: date) -> date:
    """The same day a year earlier; the last of February stays the last."""
    if (day.month, day.day) == (2, 29):
        day -= timedelta(days=1)
    return day.replace(year=day.year - 1)


def period_span(period: Period) -> Span:
    return Span(period.start, period.end)


def read_span(text: str, kind: str) -> Span:
    """The stretch that words or a code mean for figures of a kind (``Indicator.PeriodKind``).

    Raises ValueError with a sentence that says how such a period is written.
    """
    words = " ".join(text.split())
    found = parse_span_name(words, kind) if kind in NAMED else parse_stretch_of_days(words, kind)
    if found is None:
        raise ValueError(
            f"“{words[:40]}” is not a period that these figures are counted by. "
            f"Write it as {EXAMPLES[Kind(kind)]}."
        )
    return found


def parse_span_name(words: str, kind: str) -> Span | None:
    """A year, quarter or month, in any form in which spreadsheets head their columns."""
    if kind == Kind.FINANCIAL_YEAR and ONE_YEAR.fullmatch(words):
        return try_span(lambda: FinancialYear(int(words)))
    if kind == Kind.MONTH and (match := ISO_MONTH.fullmatch(words)):
        return try_span(lambda: Month(int(match[1]), int(match[2])))
    for reader in (parse_code, parse_year):
        found = try_span(lambda reader=reader: reader(words))
        if found and isinstance(found.period, NAMED[kind]):
            return found
    printed = parse_printed(words)
    if printed.start and printed.end:
        found = Span(printed.start, printed.end)
        return found if isinstance(found.period, NAMED[kind]) else None
    return None


def try_span(make) -> Span | None:
    """What can be made of words, or nothing where they are of another shape."""
    try:
        return period_span(make())
    except ValueError:
        return None


def parse_stretch_of_days(words: str, kind: str) -> Span | None:
    """Two days with a stroke between, months with “to” between, or one day."""
    first, _, last = words.partition("/")
    try:
        found = Span(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        printed = parse_printed(words.removeprefix("As at ").removeprefix("as at "))
        if printed.start is None or printed.end is None:
            return None
        found = Span(printed.start, printed.end)
    if found.end < found.start or (kind == Kind.AS_AT and found.start != found.end):
        return None
    return found
