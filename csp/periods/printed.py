"""Dates as people type and print them, read without changing a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from csp.periods.years import (
    APRIL,
    MONTH_NAMES,
    CalendarYear,
    FinancialYear,
    Month,
    Period,
    Quarter,
)


@dataclass(frozen=True, slots=True)
class AsPrinted:
    """The words somebody gave for a time, and the days that they are understood to mean.

    ``kind`` is "day", "month", "quarter", "year", "range", "since" (no end), "until" (no
    start), or empty where the words are kept without being understood ("ongoing").
    """

    words: str
    start: date | None = None
    end: date | None = None
    kind: str = ""

    @property
    def understood(self) -> bool:
        return bool(self.kind)

    def __str__(self) -> str:
        return self.words


_MONTHS = "|".join(f"{name[:3].casefold()}[a-z]*" for name in MONTH_NAMES)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
_AT_TIME = r"(?:,? (?:at )?[0-9]{1,2}(?:[.:][0-9]{2})? ?[ap]\.?m\.?)?"
_DAY_WORDS = re.compile(
    rf"{_WEEKDAY}([0-9]{{1,2}}) ?(?:st|nd|rd|th)?(?: of)? ({_MONTHS})\.?,?"
    rf"(?: ([0-9]{{4}}|[0-9]{{2}}))?{_AT_TIME}"
)
_DAY_FIGURES = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?")
_DAY_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(rf"({_MONTHS})\.?,? ?([0-9]{{4}}|[0-9]{{2}})?")
_YEARS = re.compile(r"([0-9]{4}) ?(?:/|-| to ) ?([0-9]{4}|[0-9]{2})")
_QUARTER = re.compile(r"(?:q|quarter ?)([1-4])(?:,? (?:of )?([0-9]{4} ?[/-] ?[0-9]{2,4}))")
_QUARTER_PRINTED = re.compile(r"quarter [1-4] \((.+)\)")
_SINCE = re.compile(r"(?:since|from) (.+)|(.+) (?:onwards?)")
_UNTIL = re.compile(r"(?:by|until|up to|before)(?: the end of| end of| end)? (.+)")
_LEAD_IN = re.compile(
    r"(?:in|on|during|the period|period|year ending|week commencing|w/c|end of|the end of) "
)


def _tidy(text: str) -> str:
    text = re.sub(r"\s*[‐‑‒–—−]\s*", " - ", text.casefold())
    return " ".join(text.split()).strip(" .,;")


def _second_year(first: str, second: str) -> int:
    if len(second) == 4:
        return int(second)
    century = int(first[:2]) + (first[2:] == "99" and second == "00")
    return 100 * century + int(second)


def parse_year(text: str, start_month: int = APRIL) -> FinancialYear:
    """The financial year that "2016/17", "2016-17" or "2016 to 2017" names."""
    match = _YEARS.fullmatch(_tidy(text))
    if match and (last := _second_year(*match.groups())) == int(match[1]) + 1:
        return FinancialYear(last - 1, start_month)
    raise ValueError(f"“{text[:40]}” is not a financial year. Write it as 2016/17.")


def year_words(code: str) -> str:
    """2015/16 for 2015-16; a code that is no year stands as it is."""
    try:
        return str(parse_year(code))
    except ValueError:
        return code


def _full_year(text: str | None, default: int | None) -> int:
    if not text:
        if default is None:
            raise ValueError("The year is missing. Give it too, as in 5 December 2016.")
        return default
    return whole_year(text)


def whole_year(figures: str) -> int:
    """2011 for "2011" and "11"; of two figures, 70 and later are of the last century."""
    year = int(figures)
    return year if len(figures) == 4 else year + (1900 if year >= 70 else 2000)


def _month_number(word: str) -> int:
    for number, name in enumerate(MONTH_NAMES, 1):
        if name.casefold().startswith(word):
            return number
    raise ValueError(f"“{word[:20]}” is not a month.")


def known_date(year: int, month: int, day: int) -> date:
    """A date that exists and lies in the years that can be held."""
    Month(year, month)
    return date(year, month, day)


def _day(text: str, year: int | None) -> date | None:
    if match := _DAY_WORDS.fullmatch(text):
        return known_date(_full_year(match[3], year), _month_number(match[2]), int(match[1]))
    if match := _DAY_FIGURES.fullmatch(text):
        return known_date(_full_year(match[4], year), int(match[3]), int(match[1]))
    if match := _DAY_ISO.fullmatch(text):
        return known_date(*(int(group) for group in match.groups()))
    return None


def parse_date(text: str, year: int | None = None) -> date:
    """One day, however it is commonly typed; ``year`` fills a year that is left out."""
    try:
        if day := _day(_tidy(text), year):
            return day
    except ValueError as error:
        raise ValueError(
            f"“{text[:40]}” is not a date in the calendar. Write it as 5 December 2016."
        ) from error
    raise ValueError(f"“{text[:40]}” is not a date. Write it as 5 December 2016.")


def _one(text: str, year: int | None) -> tuple[date, date, str] | None:
    """A single day, month, quarter or year."""
    if day := _day(text, year):
        return day, day, "day"
    period: Period
    if match := _MONTH.fullmatch(text):
        period, kind = Month(_full_year(match[2], year), _month_number(match[1])), "month"
    elif match := _QUARTER.fullmatch(text):
        period, kind = Quarter(parse_year(match[2]).year, int(match[1])), "quarter"
    elif re.fullmatch("[0-9]{4}", text):
        period, kind = CalendarYear(int(text)), "year"
    elif match := _YEARS.fullmatch(text):
        return _years(int(match[1]), _second_year(*match.groups()))
    else:
        return None
    return period.start, period.end, kind


def _years(first: int, last: int) -> tuple[date, date, str]:
    """Years are financial here: "2011-2012" is one of them and "2017-2020" is three."""
    if last <= first:
        raise ValueError("The end of a period cannot come before its start.")
    kind = "year" if last == first + 1 else "range"
    return FinancialYear(first).start, FinancialYear(last - 1).end, kind


def _range(text: str, year: int | None) -> tuple[date, date, str] | None:
    """Two ends with "to" or a dash between; the first may borrow its month and year."""
    # A dash may also stand inside an end, so each place where one stands is tried.
    for place in re.finditer(r" to | - |-", text):
        opening, closing = text[: place.start()], text[place.end() :]
        last = _one(closing, year)
        if last and (first := _opening(opening, last[0])):
            return first, last[1], "range"
    return None


def _opening(text: str, last: date) -> date | None:
    """The first day of a range that ends on ``last``: "12", "12 May", "December 2015"."""
    if re.fullmatch(r"[0-9]{1,2}(?:st|nd|rd|th)?", text):
        text = f"{text} {MONTH_NAMES[last.month - 1].casefold()}"
    for year in (last.year, last.year - 1):
        found = _one(text, year)
        if found and found[0] <= last:
            return found[0]
    return None


def _understand(text: str, year: int | None) -> tuple[date | None, date | None, str] | None:
    if match := _QUARTER_PRINTED.fullmatch(text):
        found = _range(match[1], year)
        return (found[0], found[1], "quarter") if found else None
    if found := _one(text, year) or _range(text, year):
        return found
    if (match := _SINCE.fullmatch(text)) and (found := _one(match[1] or match[2], year)):
        return found[0], None, "since"
    if (match := _UNTIL.fullmatch(text)) and (found := _one(match[1], year)):
        return None, found[1], "until"
    if (match := re.fullmatch(r"from (.+)", text)) and (found := _range(match[1], year)):
        return found
    if match := _LEAD_IN.match(text):
        return _understand(text[match.end() :], year)
    return None


def parse_printed(text: str, year: int | None = None) -> AsPrinted:
    """Keep the words exactly, and understand what can be understood. Never refuses."""
    try:
        found = _understand(_tidy(text[:200]), year)
    except ValueError:
        found = None
    return AsPrinted(text, *found) if found else AsPrinted(text)
