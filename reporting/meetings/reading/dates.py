"""Days, times and what is said of them, wherever they stand in a sentence; English and Welsh."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from csp.periods.names import (
    ENGLISH_MONTH,
    ENGLISH_WEEKDAY,
    WELSH_MONTH,
    WELSH_WEEKDAYS,
    month_number,
)
from csp.periods.printed import known_date, whole_year
from csp.periods.repeats import WEEKDAYS

MONTH_WORDS = f"{ENGLISH_MONTH}|{WELSH_MONTH}"
_WEEKDAY = (
    rf"(?:(?P<weekday>{ENGLISH_WEEKDAY}|(?:d?dydd |nos )(?:{'|'.join(WELSH_WEEKDAYS)}))"
    r"\b\.?,?\s+(?:the\s+)?)?"
)
DAY_IN_WORDS = re.compile(
    rf"{_WEEKDAY}\b(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th|af|il|ydd|ed|eg|fed|ain)?\s+(?:of\s+|"
    rf"o\s+)?(?P<month>{MONTH_WORDS})"
    rf"\b\.?,?(?:\s+(?P<year>\d{{4}}(?!\d)|\d{{2}}(?!\d|[:.]\d|\s?(?:am|pm))))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}\b(?P<month>{MONTH_WORDS})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|"
    rf"th)?\b,?(?:\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
DAY_IN_FIGURES = re.compile(
    rf"{_WEEKDAY}(?<![\d./-])(?P<day>\d{{1,2}})(?P<by>[./-])(?P<month>\d{{1,2}})(?P=by)(?P<year>\d{{4}}|\d{{2}})"
    r"(?![\d/-]|\.\d)",
    re.IGNORECASE,
)
DAY_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d/.£])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s?(?P<half>am|pm|a\.m\.?|p\.m\.?|noon|yb|yp|"
    r"y\.b\.?|y\.p\.?|hrs|hours|o['’]clock|y bore|y prynhawn|yr hwyr)?(?![\d/]|\.\d|\s?%)",
    re.IGNORECASE,
)
_WORDED_CLOCK = re.compile(r"\b(?:12 )?(?P<word>noon|midday|hanner dydd|midnight)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day in a text, as printed; ``weekday`` is the one that was printed, if any."""

    day: date
    start: int
    end: int
    weekday: str = ""


@dataclass(frozen=True, slots=True)
class FoundTime:
    at: time
    start: int
    end: int


def find_days(text: str, near: date | None = None) -> list[FoundDay]:
    """The days in a text, in its order. A year that is left out is the next from ``near`` on."""
    found: list[FoundDay] = []
    for pattern in (DAY_ISO, DAY_IN_FIGURES, DAY_IN_WORDS, _MONTH_FIRST):
        for match in pattern.finditer(text):
            if any(match.start() < each.end and each.start < match.end() for each in found):
                continue
            if day := _day_of(match, near):
                weekday = match.groupdict().get("weekday") or ""
                found.append(FoundDay(day, match.start(), match.end(), weekday))
    return sorted(found, key=lambda each: each.start)


def _day_of(match: re.Match[str], near: date | None) -> date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else month_number(month)
    year = match.groupdict().get("year")
    try:
        if year:
            return known_date(whole_year(year), number, int(match["day"]))
        if near is None:
            return None
        day = date(near.year, number, int(match["day"]))
        return day if day >= near - timedelta(days=30) else day.replace(year=near.year + 1)
    except ValueError:
        return None


def is_right_weekday(found: FoundDay) -> bool:
    """Whether the weekday that is printed is the day's; true where none is."""
    word = (
        found.weekday.casefold()
        .replace("ddydd ", "")
        .replace("dydd ", "")
        .replace("nos ", "")
        .strip(" .,")
    )
    if not word:
        return True
    right = (WEEKDAYS[found.day.weekday()].casefold(), WELSH_WEEKDAYS[found.day.weekday()])
    return any(each.startswith(word[:3]) for each in right)


def find_times(text: str) -> list[FoundTime]:
    """Times of day in a text from which days were taken out already."""
    found = [
        FoundTime(time(0) if match["word"].casefold() == "midnight" else time(12), match.start(), match.end())
        for match in _WORDED_CLOCK.finditer(text)
    ]  # fmt: skip
    for match in _CLOCK.finditer(text):
        if not match["half"] and not match["minute"]:
            continue
        if any(each.start <= match.start() < each.end for each in found):
            continue
        if at := _time_of(match):
            found.append(FoundTime(at, match.start(), match.end()))
    return sorted(found, key=lambda each: each.start)


def first_time(text: str) -> time | None:
    """The first time of day in a text."""
    return next((each.at for each in find_times(text)), None)


def _time_of(match: re.Match[str]) -> time | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").casefold().replace(".", "").replace(" ", "")
    if half in ("pm", "yp", "yprynhawn", "yrhwyr") and hour < 12:
        hour += 12
    elif half in ("am", "yb", "ybore") and hour == 12:
        hour = 0
    try:
        return time(hour, minute)
    except ValueError:
        return None


def without_days(text: str) -> str:
    """The text with its days blanked, so that what is left may be read for times."""
    for pattern in (DAY_ISO, DAY_IN_FIGURES, DAY_IN_WORDS, _MONTH_FIRST):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def time_range(text: str) -> tuple[time | None, time | None]:
    """When something begins and ends: "10am", "10.00 – 12.00", "2 to 4pm"."""
    blank = without_days(text)
    if match := re.search(
        r"(?<![\d/.])(\d{1,2})(?:[.:](\d{2}))?\s?(am|pm)?\s?(?:-|–|to|until|"
        r"tan)\s?(\d{1,2})(?:[.:](\d{2}))?\s?(am|pm|noon)?"
        r"(?![\d/]|\.\d)",
        blank,
        re.IGNORECASE,
    ):
        half = match[3] or match[6]
        if half or (match[2] and match[5]):
            ends = _range_time(match[4], match[5], match[6])
            begins = _range_time(match[1], match[2], match[3] or match[6])
            if begins and ends and begins > ends and not match[3]:
                begins = _range_time(match[1], match[2], "am")
            return begins, ends
    return first_time(blank), None


def _range_time(hour: str, minute: str | None, half: str | None) -> time | None:
    value = int(hour)
    if half and half.casefold() == "pm" and value < 12:
        value += 12
    try:
        return time(value, int(minute or 0))
    except ValueError:
        return None
