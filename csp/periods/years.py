"""Years, quarters and months as the field counts them, their codes and their words."""

from __future__ import annotations

import calendar
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
APRIL = 4
FIRST_YEAR, LAST_YEAR = 1900, 2199
MONTH_NAMES = tuple(calendar.month_name)[1:]


def today(now: datetime | None = None) -> date:
    """The day it is in London. Read the clock once and pass the answer on."""
    return (now or datetime.now(UTC)).astimezone(LONDON).date()


def overlaps(
    a_start: date | None, a_end: date | None, b_start: date | None, b_end: date | None
) -> bool:
    """Whether two stretches share a day. ``None`` stands for an open end."""
    return (a_start or date.min) <= (b_end or date.max) and (b_start or date.min) <= (
        a_end or date.max
    )


def _check(value: int, low: int, high: int, noun: str) -> None:
    if not low <= value <= high:
        raise ValueError(f"{value} is not a {noun}. Use a number from {low} to {high}.")


def _month_on(year: int, month: int, months: int) -> Month:
    years, zero_based = divmod(year * 12 + month - 1 + months, 12)
    return Month(years, zero_based + 1)


class Period(ABC):
    """A named stretch of days with a neighbour on either side."""

    __slots__ = ()

    @property
    @abstractmethod
    def start(self) -> date: ...

    @property
    @abstractmethod
    def end(self) -> date: ...

    @property
    @abstractmethod
    def code(self) -> str: ...

    @abstractmethod
    def next(self) -> Period: ...

    @abstractmethod
    def previous(self) -> Period: ...

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Month(Period):
    year: int
    month: int

    def __post_init__(self) -> None:
        _check(self.year, FIRST_YEAR, LAST_YEAR, "year that can be held")
        _check(self.month, 1, 12, "month")

    @property
    def start(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def end(self) -> date:
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def code(self) -> str:
        return f"{self.year}M{self.month:02}"

    def next(self) -> Month:
        return _month_on(self.year, self.month, 1)

    def previous(self) -> Month:
        return _month_on(self.year, self.month, -1)

    def __str__(self) -> str:
        return f"{MONTH_NAMES[self.month - 1]} {self.year}"


@dataclass(frozen=True, slots=True, order=True)
class CalendarYear(Period):
    year: int

    def __post_init__(self) -> None:
        _check(self.year, FIRST_YEAR, LAST_YEAR, "year that can be held")

    @property
    def start(self) -> date:
        return date(self.year, 1, 1)

    @property
    def end(self) -> date:
        return date(self.year, 12, 31)

    @property
    def code(self) -> str:
        return str(self.year)

    def next(self) -> CalendarYear:
        return CalendarYear(self.year + 1)

    def previous(self) -> CalendarYear:
        return CalendarYear(self.year - 1)

    def __str__(self) -> str:
        return str(self.year)


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear(Period):
    """Twelve months, named after the calendar year in which they start."""

    year: int
    start_month: int = APRIL

    def __post_init__(self) -> None:
        # The year after must exist too, because most of these end in it.
        _check(self.year, FIRST_YEAR, LAST_YEAR - 1, "year that can be held")
        _check(self.start_month, 1, 12, "month")

    @property
    def start(self) -> date:
        return date(self.year, self.start_month, 1)

    @property
    def end(self) -> date:
        return _month_on(self.year, self.start_month, 11).end

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return tuple(Quarter(self.year, number, self.start_month) for number in (1, 2, 3, 4))

    @property
    def code(self) -> str:
        return str(self).replace("/", "-")

    def next(self) -> FinancialYear:
        return FinancialYear(self.year + 1, self.start_month)

    def previous(self) -> FinancialYear:
        return FinancialYear(self.year - 1, self.start_month)

    def __str__(self) -> str:
        if self.start_month == 1:
            return str(self.year)
        return f"{self.year}/{(self.year + 1) % 100:02}"


@dataclass(frozen=True, slots=True, order=True)
class Quarter(Period):
    """Three months of a financial year; it ends at midnight in London."""

    year: int
    number: int
    start_month: int = APRIL

    def __post_init__(self) -> None:
        _check(self.number, 1, 4, "quarter")
        FinancialYear(self.year, self.start_month)

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear(self.year, self.start_month)

    @property
    def months(self) -> tuple[Month, ...]:
        first = 3 * (self.number - 1)
        return tuple(_month_on(self.year, self.start_month, first + n) for n in range(3))

    @property
    def start(self) -> date:
        return self.months[0].start

    @property
    def end(self) -> date:
        return self.months[2].end

    @property
    def code(self) -> str:
        return f"{self.financial_year.code}Q{self.number}"

    def next(self) -> Quarter:
        if self.number == 4:
            return Quarter(self.year + 1, 1, self.start_month)
        return Quarter(self.year, self.number + 1, self.start_month)

    def previous(self) -> Quarter:
        if self.number == 1:
            return Quarter(self.year - 1, 4, self.start_month)
        return Quarter(self.year, self.number - 1, self.start_month)

    def __str__(self) -> str:
        return f"Quarter {self.number} ({range_words(self.start, self.end)})"


PARTS = {"H": 2, "T": 3}
PART_NAMES = {2: ("First half", "Second half"), 3: ("First third", "Second third", "Last third")}


@dataclass(frozen=True, slots=True, order=True)
class YearPart(Period):
    """Half or a third of a financial year: partnerships that report every six or four months."""

    year: int
    number: int
    parts: int
    start_month: int = APRIL

    def __post_init__(self) -> None:
        if self.parts not in PART_NAMES:
            raise ValueError("A year is reported on in halves, thirds or quarters.")
        _check(self.number, 1, self.parts, "part of the year")
        FinancialYear(self.year, self.start_month)

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear(self.year, self.start_month)

    @property
    def length(self) -> int:
        """Months."""
        return 12 // self.parts

    @property
    def start(self) -> date:
        return _month_on(self.year, self.start_month, self.length * (self.number - 1)).start

    @property
    def end(self) -> date:
        return _month_on(self.year, self.start_month, self.length * self.number - 1).end

    @property
    def code(self) -> str:
        letter = next(letter for letter, parts in PARTS.items() if parts == self.parts)
        return f"{self.financial_year.code}{letter}{self.number}"

    def next(self) -> YearPart:
        if self.number == self.parts:
            return YearPart(self.year + 1, 1, self.parts, self.start_month)
        return YearPart(self.year, self.number + 1, self.parts, self.start_month)

    def previous(self) -> YearPart:
        if self.number == 1:
            return YearPart(self.year - 1, self.parts, self.parts, self.start_month)
        return YearPart(self.year, self.number - 1, self.parts, self.start_month)

    def __str__(self) -> str:
        name = PART_NAMES[self.parts][self.number - 1]
        return f"{name} of {self.financial_year} ({range_words(self.start, self.end)})"


def part_of(day: date, parts: int, start_month: int = APRIL) -> Quarter | YearPart:
    """The quarter, third or half of a financial year in which a day falls."""
    if parts == 4:
        return quarter_of(day, start_month)
    year = financial_year_of(day, start_month)
    number = (day.month - start_month) % 12 // (12 // parts) + 1
    return YearPart(year.year, number, parts, start_month)


def month_of(day: date) -> Month:
    return Month(day.year, day.month)


def financial_year_of(day: date, start_month: int = APRIL) -> FinancialYear:
    return FinancialYear(day.year - (day.month < start_month), start_month)


def quarter_of(day: date, start_month: int = APRIL) -> Quarter:
    year = financial_year_of(day, start_month)
    return Quarter(year.year, (day.month - start_month) % 12 // 3 + 1, start_month)


_CODE = re.compile(
    r"([0-9]{4})(?:-([0-9]{2}))?(?:Q([1-4])|M([0-9]{2})|([HT])([1-3]))?", re.IGNORECASE
)


def parse_code(text: str, start_month: int = APRIL) -> Period:
    """The period that a code names: "2016-17", "2016-17Q1", "2016M04" or "2016"."""
    wrong = ValueError(
        f"“{text[:40]}” is not a period. Use a code such as 2016-17Q1 for a quarter or 2016-17 "
        "for a year."
    )
    match = _CODE.fullmatch(text.strip())
    if not match:
        raise wrong
    year, second, quarter, month, part, number = match.groups()
    if second and (month or int(second) != (int(year) + 1) % 100):
        raise wrong
    if month:
        return Month(int(year), int(month))
    if not second and part:
        return YearPart(int(year), int(number), PARTS[part.upper()], 1)
    if not second:
        return Quarter(int(year), int(quarter), 1) if quarter else CalendarYear(int(year))
    months = APRIL if start_month == 1 else start_month
    if part:
        return YearPart(int(year), int(number), PARTS[part.upper()], months)
    return Quarter(int(year), int(quarter), months) if quarter else FinancialYear(int(year), months)


# Printing


def date_words(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def range_words(start: date, end: date) -> str:
    """The shortest plain words for a stretch of days, in whole months where they fit."""
    if start > end:
        raise ValueError("The end of a period cannot come before its start.")
    if start.day == 1 and end == month_of(end).end:
        return _months_words(month_of(start), month_of(end))
    if start == end:
        return date_words(start)
    opening = date_words(start)
    if start.year == end.year:
        opening = opening.removesuffix(f" {start.year}")
    if (start.year, start.month) == (end.year, end.month):
        opening = str(start.day)
    return f"{opening} to {date_words(end)}"


def _months_words(first: Month, last: Month) -> str:
    if first == last:
        return str(first)
    opening = MONTH_NAMES[first.month - 1] if first.year == last.year else str(first)
    return f"{opening} to {last}"


@lru_cache(maxsize=512)
def plan_words(start: date, end: date, start_month: int = APRIL) -> str:
    """What a plan's period is called: "2016/17", "2021 to 2024", or full dates when irregular."""
    for month in dict.fromkeys((start_month, 1)):
        first, last = financial_year_of(start, month), financial_year_of(end, month)
        if start != first.start or end != last.end:
            continue
        if first == last:
            return str(first)
        return f"{first.year} to {last.end.year}"
    if start > end:
        raise ValueError("The end of a plan cannot come before its start.")
    return f"{date_words(start)} to {date_words(end)}"
