"""Months as planners name them: "May 2011", "throughout March", "mid May", "December to January". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.planner.reading.days import Anchor, nearest_day
from actions.planner.reading.times import MONTH, MONTHS, PART, WORDS, When
from csp.periods import Month, month_of
from csp.periods.names import ENGLISH_MONTH, month_number

_APART_BEFORE = re.compile(r"(?:[,(–—:]|-)\s*$")
_THROUGH = r"throughout|during|all of|all|the whole of|whole of|in|for|from|by|until|before"
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_PART_WORDS = {
    "beginning of": "early", "start of": "early", "early in": "early", "early": "early",
    "middle of": "mid", "mid": "mid", "end of": "late", "late in": "late", "late": "late",
}  # fmt: skip
_SCHOOL = r"half[ -]term|school hol|holidays?\b"
_MONTH = re.compile(
    rf"(?:\b(?:(?P<part>(?:the )?(?:{'|'.join(_PART_WORDS)}))|(?P<through>{_THROUGH}))[ -])?"
    rf"\b(?P<month>{ENGLISH_MONTH})\b\.?(?:,? (?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_MONTH_JOIN = re.compile(r"\s*(?:–|—|-|to|until|/|and|&)\s*", re.IGNORECASE)
_APART_AFTER = re.compile(rf"\s*(?:$|[:–—)]|- |{_SCHOOL})", re.IGNORECASE)


def find_named_months(line: str, anchor: Anchor, alone: bool) -> When | None:
    named = [match for match in _MONTH.finditer(line) if is_a_month(line, match, alone)]
    if not named:
        return None
    first = named[0]
    last = next(_joined_month(line, first), None)
    if last:
        return _as_months(line, first, last, anchor)
    month = find_month(first["month"], first["year"], anchor)
    words = first[0]
    span: tuple[tuple[int, int], ...] = (first.span(),)
    if month is None:
        return When(words, WORDS, spans=span)
    if first["part"]:
        low, high = _PARTS[_PART_WORDS[first["part"].casefold().removeprefix("the ")]]
        end = min(high, month.end.day)
        return When(words, PART, month.start.replace(day=low), month.end.replace(day=end), span)
    if re.match(rf"\s*(?:{_SCHOOL})", line[first.end() :], re.IGNORECASE):
        span = ()  # "May half term" is what the thing is called.
    return When(words, MONTH, month.start, month.end, span)


def is_a_month(line: str, match: re.Match[str], alone: bool) -> bool:
    """Whether a word is meant as a month: "May" and "March" are other words too."""
    printed = match["month"]
    if match["year"] or match["part"]:
        return True
    if match["through"]:
        return not (printed.islower() and printed in ("may", "march"))
    if not printed[0].isupper():
        return False
    if alone:
        return True
    before, after = line[: match.start()], line[match.end() :]
    if not before.strip(" -•*"):
        return bool(_APART_AFTER.match(after)) or bool(
            _MONTH_JOIN.match(after) and _next_month(after)
        )
    return bool(re.match(rf"\s*(?:{_SCHOOL})", after, re.IGNORECASE)) or stands_apart(
        line, *match.span()
    )


def _next_month(after: str) -> re.Match[str] | None:
    join = _MONTH_JOIN.match(after)
    return re.match(rf"{ENGLISH_MONTH}\b", after[join.end() :], re.IGNORECASE) if join else None


def _joined_month(line: str, first: re.Match[str]) -> Iterator[re.Match[str]]:
    for match in _MONTH.finditer(line, first.end()):
        between = line[first.end() : match.start("month")]
        if _MONTH_JOIN.fullmatch(between):
            yield match
        return


def _as_months(line: str, first: re.Match[str], last: re.Match[str], anchor: Anchor) -> When:
    """ "December to January", "Sept/Oct 2012": from the first day of one to the last of the other."""
    span = (first.start(), last.end())
    words = line[slice(*span)]
    end = find_month(last["month"], last["year"], anchor)
    number = month_number(first["month"])
    if last["year"] and not first["year"] and end:
        year = end.year - (number > end.month)
        begin = Month(year, number) if year >= 1900 else None
    else:
        begin = find_month(first["month"], first["year"], anchor)
        if begin and end and not last["year"]:
            later = begin.year + (end.month < begin.month)
            end = Month(later, end.month) if later < 2200 else None
    if begin is None or end is None or begin > end:
        return When(words, WORDS, spans=(span,))
    return When(words, MONTHS, begin.start, end.end, (span,))


def find_month(word: str, year: str | None, anchor: Anchor, before: int = 31) -> Month | None:
    """The month of a name, in its year or in that which lies nearest to the anchor."""
    number = month_number(word)
    if year:
        try:
            return Month(int(year), number)
        except ValueError:
            return None
    near = anchor.day
    if near is None:
        return None
    day = nearest_day(number, 1, Anchor(near.replace(day=1)), before)
    return month_of(day) if day else None


def stands_apart(line: str, start: int, end: int) -> bool:
    """Whether words stand at the head of a line before a colon or dash, or at its end behind a mark."""
    head = not line[:start].strip(" -•*") and re.match(r"\s*(?::|–|—|- |$)", line[end:])
    tail = not line[end:].strip(" .)") and _APART_BEFORE.search(line[:start])
    return bool(head or tail)
