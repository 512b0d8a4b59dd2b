"""When something is, as a planner says it: a day, a week, a month, "for six weeks", "mid May". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from actions.planner.reading.days import (
    NOWHERE,
    Anchor,
    DayStretch,
    find_day_stretches,
    full_year,
    make_day,
    week_of,
)
from actions.planner.reading.months import find_named_months, stands_apart
from actions.planner.reading.times import (
    DAY,
    LENGTH,
    NO_TIME,
    PART,
    SERIES,
    WEEK,
    WORDS,
    YEAR,
    When,
)
from csp.periods import Month, month_of
from csp.periods.repeats import WEEKDAYS

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve")  # fmt: skip
_LENGTH = re.compile(
    rf"\b(?:(for|lasting) )?(an?|{'|'.join(_NUMBERS)}|\d{{1,2}})[ -](day|week|fortnight|month|year)s?\b"
    r"(?!['’]? old)(?! ago)",
    re.IGNORECASE,
)
_WEEK_BEFORE = re.compile(
    r"(?:\bw/?\.?([ce])\.?|\bweek (commencing|beginning|starting|of|ending))\s*:?\s*(?:the )?$",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:(?P<school>academic|school) year )?(?P<first>(?:19|20)\d\d)(?:\s*[/–-]\s*(?P<last>\d{4}|\d\d))?"
    r"(?P<after> (?:academic|school) year)?\b",
    re.IGNORECASE,
)
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_SERIES = re.compile(
    rf"\b(?:(?:on )?(?:the )?(?:every|each|alternate|first|second|third|fourth|last|[1-4](?:st|nd|rd|th))"
    rf"(?: (?:and|&|or) (?:second|third|fourth|last|[1-4](?:st|nd|rd|th)))?"
    rf" (?:other )?(?:{_WEEKDAY}s?|month|week|quarter|term)"
    rf"(?: (?:of|in) (?:each|every|the) month| of the month| monthly)?"
    rf"|weekly|fortnightly|monthly|bi-monthly|quarterly|daily|termly|annually|{_WEEKDAY}s\b)"
    rf"(?:,? (?:but not|except|excluding|not) (?:in |during )?[\w ]+)?",
    re.IGNORECASE,
)
_UNDATED = re.compile(
    r"\b(?:dates? )?(?:tb[acd]|to be (?:confirmed|agreed|arranged|advised))\b"
    r"|\b(?:school |may |autumn |spring |summer |october |february )?half[ -]term\b"
    r"|\b(?:easter|christmas|summer|spring|autumn|winter|school|bank)(?: (?:holidays?|term|break))?\b"
    r"|\b(?:ongoing|on-going|all year(?: round)?|year[- ]round|throughout the year|term time)\b",
    re.IGNORECASE,
)
# Words that lead to a time and say nothing without it.
LEADS_TO = (
    r"(?:commenc(?:es|ing)|start(?:s|ing)?|beginning|begins|on|from|date|when|w/?c|week commencing"
    r"|the)"
)
_SPARE = re.compile(rf"(?:\W|\b{LEADS_TO}\b|\b(?:at|am|pm|and|to)\b|\d{{1,2}}(?:[.:]\d\d)?(?:am|pm)?)*",
                    re.IGNORECASE)  # fmt: skip


def read_when(words: str, anchor: Anchor = NOWHERE) -> When:
    """What a whole phrase means: the cell of a column "When", or what somebody typed in a form."""
    tidy = " ".join(words.split())
    if not tidy:
        return NO_TIME
    found = find_when(tidy, anchor, alone=True)
    if found is None or not _SPARE.fullmatch(_outside(tidy, found)):
        named = find_when(tidy, anchor)
        found = named if named and named.dated and not _is_doubtful(tidy) else None
    return replace(found, words=tidy, spans=()) if found else When(tidy, WORDS)


def _is_doubtful(text: str) -> bool:
    return bool(re.search(r"\b(?:or|not)\b|\?", text, re.IGNORECASE))


def _outside(text: str, when: When) -> str:
    for start, end in sorted(when.spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def find_when(line: str, anchor: Anchor = NOWHERE, *, alone: bool = False) -> When | None:
    """The time that a line names, the one at its head first, then the one at its end; None if none.

    ``alone`` says that the line is a time and nothing else, so that bare words such as "Easter" count.
    """
    days = find_day_stretches(line, anchor)
    if days:
        chosen = min(days, key=lambda each: _rank(line, each.start, each.end))
        return _with_days(line, chosen, [each for each in days if each is not chosen])
    for finder in (_found_series, find_named_months, _found_year, _found_undated):
        if found := finder(line, anchor, alone):
            return _with_length(line, found)
    return _only_length(line) if alone else None


def _rank(line: str, start: int, end: int) -> int:
    if not line[:start].strip(" -–(*•") or _WEEK_BEFORE.fullmatch(line[:start]):
        return 0
    return 1 if not line[end:].strip(" .)-–") else 2


def _with_days(line: str, found: DayStretch, others: Iterable[DayStretch]) -> When:
    start, end, kind = found.start, found.end, found.kind
    first, last = found.first, found.last
    if (before := _WEEK_BEFORE.search(line[:start])) and first and kind == DAY:
        ending = (before[1] or "").casefold() == "e" or (before[2] or "").casefold() == "ending"
        start, kind = before.start(), WEEK
        first, last = week_of(first, ending=ending)
    also = tuple(line[each.start : each.end] for each in others)
    spans = ((start, end), *((each.start, each.end) for each in others))
    words = ", ".join((line[start:end], *also))
    made = When(words, kind if first else WORDS, first, last, spans, also)
    return _with_length(line, made) if kind in (DAY, WEEK) and first else made


def _with_length(line: str, when: When) -> When:
    """From a beginning and a length to an end: "10 week course", "from 5 June for six weeks"."""
    found = next((each for each in _LENGTH.finditer(line)), None)
    if found is None or when.start is None or when.kind not in (DAY, WEEK, PART):
        return when
    end = add_length(when.start, found[2], found[3])
    words, spans = when.words, when.spans
    if (
        found[1]
        and found.start() >= spans[0][1]
        and not line[spans[0][1] : found.start()].strip(" ,")
    ):
        spans = ((spans[0][0], found.end()), *spans[1:])
        words = ", ".join((line[spans[0][0] : found.end()], *when.also))
    return replace(when, kind=LENGTH, end=end, words=words, spans=spans)


def add_length(start: date, number: str, unit: str) -> date:
    """The last day of so many days, weeks, months or years that begin on a day."""
    word = number.casefold()
    count = (
        _NUMBERS.index(word) + 1 if word in _NUMBERS else 1 if word in ("a", "an") else int(word)
    )
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit.casefold())
    if days:
        return start + timedelta(days=max(count, 1) * days - 1)
    month = month_of(start)
    for _ in range(max(count, 1) * (12 if unit.casefold() == "year" else 1)):
        month = month.next()
    same = make_day(month.year, month.month, start.day)
    return (same or Month(month.year, month.month).end) - timedelta(days=1)


def _only_length(line: str) -> When | None:
    """A length without a beginning has no day."""
    found = _LENGTH.search(line)
    return When(found[0], WORDS, spans=(found.span(),)) if found else None


def _found_series(line: str, anchor: Anchor, alone: bool) -> When | None:
    match = _SERIES.search(line)
    if match and (alone or stands_apart(line, *match.span())):
        return When(match[0], SERIES, spans=(match.span(),))
    return None


def _found_undated(line: str, anchor: Anchor, alone: bool) -> When | None:
    """Words that stand for a time of which nobody knows the day here."""
    for match in _UNDATED.finditer(line):
        if alone or stands_apart(line, *match.span()):
            return When(match[0], WORDS, spans=(match.span(),))
    return None


def _found_year(line: str, anchor: Anchor, alone: bool) -> When | None:
    match = _YEAR.search(line)
    if not match:
        return None
    school = match["school"] or match["after"]
    if not (alone or (school and stands_apart(line, *match.span()))):
        return None
    first = int(match["first"])
    if match["last"] and (full_year(match["last"]) or 0) % 100 != (first + 1) % 100:
        return None
    if school or match["last"]:
        month = 9 if school else 4
        start, end = make_day(first, month, 1), make_day(first + 1, month, 1)
    else:
        start, end = make_day(first, 1, 1), make_day(first + 1, 1, 1)
    if not start or not end:
        return None
    return When(match[0], YEAR, start, end - timedelta(days=1), (match.span(),))
