"""Days as planners write them, found in running text: 10/3/11, 28/3, 8th March, 8 – 26 April. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from csp.periods.names import ENGLISH_MONTH, ENGLISH_WEEKDAY, month_number
from csp.periods.printed import known_date, whole_year

# How long before its meeting an activity may lie that names no year.
BEFORE = 45

_WEEKDAY = rf"(?:{ENGLISH_WEEKDAY},? )?"
_SUFFIX = r"(?: ?(?:st|nd|rd|th))?"
# Two bare figures are a year only where the words end, so that "10 May 20 people" has none.
_SHORT_YEAR = r"['’]\d\d|\d\d(?=$|\s*[,;:)–—-]|\s+(?:to|until)\b)"
_DAY = re.compile(
    rf"""
      {_WEEKDAY.replace(" ", "[ ]")}\b(?P<d1>\d{{1,2}}){_SUFFIX.replace(" ", "[ ]")}(?:[ ]of)?[ -]
      (?P<m1>{ENGLISH_MONTH})\b\.?(?:,?[ -]?(?P<y1>\d{{4}}|{_SHORT_YEAR}))?\b
    | \b(?P<m2>{ENGLISH_MONTH})\.?[ ](?P<d2>\d{{1,2}})[ ]?(?:st|nd|rd|th)\b(?:,?[ ](?P<y2>\d{{4}}))?
    | (?<![\d/.-])(?P<y3>\d{{4}})-(?P<m3>\d{{2}})-(?P<d3>\d{{2}})(?![\d-])
    | (?<![\w/£])(?P<d4>\d{{1,2}})/(?P<m4>\d{{1,2}})(?:/(?P<y4>\d{{4}}|\d{{2}}))?(?![\w/%])
    | (?<![\w./£-])(?P<d5>\d{{1,2}})(?P<s5>[.-])(?P<m5>\d{{1,2}})(?P=s5)(?P<y5>\d{{4}}|\d{{2}})(?![\w/])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What stands before the last day of a range that shares its month: "8 –" of "8 – 26 April".
_OPENING = re.compile(r"(?<![\w/.])(\d{1,2})(?: ?(?:st|nd|rd|th))?\s*(–|—|-|to|until|&|and|/)\s*$")
_JOINS = re.compile(r"\s*(?:(–|—|-|to|until|till|through)|(,|&|and|, and))\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a day without a year is near: the day of its row, else the planner's first day."""

    near: date | None = None
    first: date | None = None

    @property
    def day(self) -> date | None:
        return self.near or self.first


NOWHERE = Anchor()


@dataclass(frozen=True, slots=True)
class DayToken:
    """One day in a text: where it stands, and its parts as figures; no year where none is given."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def resolve(self, anchor: Anchor) -> date | None:
        """The day that is meant; None where the calendar has none, or no year can be had."""
        if self.year is not None:
            return make_day(self.year, self.month, self.day)
        return nearest_day(self.month, self.day, anchor)


@dataclass(frozen=True, slots=True)
class DayStretch:
    """One day, a range, or several days named together, with what they are understood as.

    ``kind`` is "day", "range" or "days"; both ends are None where the calendar has no such days.
    """

    start: int
    end: int
    kind: str
    first: date | None
    last: date | None


def full_year(text: str | None) -> int | None:
    """2011 for "2011", "11" and "’11"; none where no year is given."""
    return whole_year(text.strip("'’")) if text else None


def make_day(year: int, month: int, day: int) -> date | None:
    try:
        return known_date(year, month, day)
    except ValueError:
        return None


def nearest_day(month: int, day: int, anchor: Anchor, before: int = BEFORE) -> date | None:
    """The first such day from ``before`` days ahead of the anchor on; None where none comes within a year."""
    near = anchor.day
    if near is None:
        return None
    years = (near.year - 1, near.year, near.year + 1)
    days = [found for year in years if (found := make_day(year, month, day))]
    return min((each for each in days if (each - near).days >= -before), default=None)


def find_day_tokens(text: str) -> Iterator[DayToken]:
    """Every day in a text. "24/7" is a manner of speaking and none."""
    for match in _DAY.finditer(text):
        if match[0] == "24/7":
            continue
        for form in "12345":
            if match[f"d{form}"]:
                month = match[f"m{form}"]
                number = int(month) if month.isdigit() else month_number(month)
                year = full_year(match[f"y{form}"])
                yield DayToken(match.start(), match.end(), int(match[f"d{form}"]), number, year)


def find_day_stretches(text: str, anchor: Anchor) -> list[DayStretch]:
    """The days of a text, those that belong together as one."""
    found: list[DayStretch] = []
    tokens = list(find_day_tokens(text))
    while tokens:
        group, joins = [tokens.pop(0)], set()
        while tokens and (join := _JOINS.fullmatch(text, group[-1].end, tokens[0].start)):
            if join[1] and len(group) > 1:
                break
            joins.add("range" if join[1] else "days")
            group.append(tokens.pop(0))
            if "range" in joins:
                break
        found.append(_as_stretch(text, group, joins.pop() if joins else "day", anchor))
    return found


def _as_stretch(text: str, group: list[DayToken], kind: str, anchor: Anchor) -> DayStretch:
    start, end = group[0].start, group[-1].end
    if kind == "day" and (opening := _OPENING.search(text[:start])):
        token = group[0]
        first = DayToken(opening.start(), start, int(opening[1]), token.month, token.year)
        joined = "days" if opening[2] in "&and/" else "range"
        if (last := token.resolve(anchor)) and first.day < token.day:
            return DayStretch(
                opening.start(), end, joined, make_day(last.year, last.month, first.day), last
            )
    first_day, last_day = resolve_both(group[0], group[-1], anchor)
    return DayStretch(start, end, kind, first_day, last_day)


def resolve_both(
    first: DayToken, last: DayToken, anchor: Anchor
) -> tuple[date | None, date | None]:
    """Both ends of a stretch, of which one may borrow its year from the other."""
    if first is last:
        day = first.resolve(anchor)
        return day, day
    if first.year is None and last.year is not None:
        end = last.resolve(anchor)
        starts = (make_day(last.year - back, first.month, first.day) for back in (0, 1))
        start = next((day for day in starts if day and end and day <= end), None)
    else:
        start = first.resolve(anchor)
        end = last.resolve(anchor) if last.year else _after(last, start)
    return (start, end) if start and end and start <= end else (None, None)


def _after(token: DayToken, start: date | None) -> date | None:
    if start is None:
        return None
    days = (make_day(start.year + ahead, token.month, token.day) for ahead in (0, 1))
    return next((day for day in days if day and day >= start), None)


def week_of(day: date, *, ending: bool = False) -> tuple[date, date]:
    """The seven days from a day, or those that end with it."""
    six = timedelta(days=6)
    return (day - six, day) if ending else (day, day + six)
