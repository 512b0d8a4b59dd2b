"""Where the items of minutes begin, with their numbers and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reporting.meetings.reading.kinds import is_standing, kind_of_heading
from reporting.meetings.reading.looks import (
    BEGINS_LEAD,
    LONGEST_HEADING,
    looks_like_heading,
    unnumbered_headings,
)
from reporting.meetings.reading.numbers import (
    FoundNumber,
    next_kept,
)
from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.series import chosen_numbers

_LISTED = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4})\)\s", re.IGNORECASE)
_ASIDE = re.compile(
    r"\s*(?:[\[(]\s*(?:attached|enclosed|to follow|[Pp]ages?\s[\d\s–-]+|\d+\s?min(?:ute)?s?|"
    r"pdf[^\])]*)\s*[\])]|"
    r"(?:pdf icon\s*)?(?:PDF|pdf|Word|DOC)\s*(?:icon\s*)?(?:PDF\s*)?\d+\s?[KkMm][Bb]\b.*|"
    r"(?<=\s)(?:[-–]\s*)?\d{1,2}[.:]\d{2}\s?(?:am|pm|hrs)?(?:\s?[-–]\s?\d{1,2}[.:]\d{2}\s?(?:am|pm)?)?|"
    r"\b\d{1,3}\s?min(?:ute)?s?|additional documents:?.*|recording(?: \d+)?)\s*$"
)
_TIME_FIRST = re.compile(
    r"^\d{1,2}[.:]\d{2}\s?(?:am|pm|hrs)?(?:\s?[-–]\s?\d{1,2}[.:]\d{2}\s?(?:am|pm)?)?\s+"
)
_SPLIT = re.compile(r"\s+[–—-]\s+|:\s+|\.\s+(?=[A-Z])")


@dataclass
class FoundItem:
    """An item as it begins: stretches (paragraph, from, to) of its number and heading.

    ``body`` is the paragraph, and the place in it, where its words go on.
    """

    number: FoundNumber | None
    numbers: list[tuple[int, int, int]] = field(default_factory=list)
    headings: list[tuple[int, int, int]] = field(default_factory=list)
    asides: list[tuple[int, int, int]] = field(default_factory=list)
    body: tuple[int, int] = (0, 0)

    @property
    def paragraph(self) -> int:
        places = [*self.numbers, *self.headings]
        return min(place[0] for place in places) if places else self.body[0]


def find_items(paragraphs: Sequence[MinuteLine], prefix: str = "") -> list[FoundItem]:
    """The items in the order of the text; ``prefix`` is what the group's numbers begin with."""
    chosen = chosen_numbers(paragraphs, prefix)
    taken: dict[int, FoundItem] = {}
    for number in chosen:
        taken[number.paragraph] = _numbered_item(paragraphs, number)
    used = {p for item in taken.values() for p, *_ in [*item.numbers, *item.headings]}
    for at in unnumbered_headings(paragraphs, chosen, used):
        taken[at] = _bare_item(paragraphs, at)
        used |= {p for p, *_ in taken[at].headings}
    return [taken[at] for at in sorted(taken)]


# -- Numbers and headings in their places ------------------------------------------------------------


def _numbered_item(paragraphs: Sequence[MinuteLine], number: FoundNumber) -> FoundItem:
    item = FoundItem(number)
    first = paragraphs[number.paragraph]
    end = _printed_end(first.text, number.end) if not number.follows else number.end
    item.numbers.append((number.paragraph, 0, end))
    at, start = number.paragraph, number.end
    if number.follows:
        if first.text[number.end :].strip():
            item.headings.append((number.paragraph, number.end, len(first.text)))
        between = range(number.paragraph + 1, number.follows)
        item.headings += [(i, 0, len(paragraphs[i].text)) for i in between if not paragraphs[i].why]
        item.numbers.append(
            (number.follows, 0, _printed_end(paragraphs[number.follows].text, number.rest_from))
        )
        at, start = number.follows, number.rest_from
    _head(paragraphs, item, at, start)
    return item


def _printed_end(text: str, end: int) -> int:
    return len(text[:end].rstrip())


def _head(paragraphs: Sequence[MinuteLine], item: FoundItem, at: int, start: int) -> None:
    """Finds the heading from a place on, and where the words of the item begin."""
    line = paragraphs[at]
    if not line.text[start:].strip():
        below = next_kept(paragraphs, at)
        item.body = (at, len(line.text))
        if below is None or item.headings or not _may_head(paragraphs[below], line):
            if item.headings and below is not None:
                item.body = _heading_lines(paragraphs, item, at)
            return
        at, start, line = below, 0, paragraphs[below]
    end = _heading_end(line, start)
    if end > start and line.text[start:end].strip():
        _take_heading(item, line, at, start, end)
    if end < len(line.text):
        item.body = (at, end)
        return
    item.body = _heading_lines(paragraphs, item, at)


def _may_head(below: MinuteLine, line: MinuteLine) -> bool:
    if below.row and line.row and below.row != line.row:
        return False
    return below.bold or bool(below.level) or looks_like_heading(below.text)


def _take_heading(item: FoundItem, line: MinuteLine, at: int, start: int, end: int) -> None:
    """A heading without the times, sizes and page numbers that stand beside it."""
    text = line.text[:end]
    if match := _TIME_FIRST.match(text[start:].lstrip()):
        lead = start + len(text[start:]) - len(text[start:].lstrip())
        item.asides.append((at, lead, lead + len(match[0].rstrip())))
        start = lead + match.end()
    cut = end
    while (aside := _ASIDE.search(text[start:cut])) and text[start : start + aside.start()].strip():
        if kind_of_heading(text[start:]) == "next-meeting":
            break
        begin = start + aside.start() + len(aside[0]) - len(aside[0].lstrip())
        item.asides.append((at, begin, cut))
        cut = start + aside.start()
    item.headings.append((at, start, cut))


def _heading_end(line: MinuteLine, start: int) -> int:
    """Where the heading ends in its paragraph; ``start`` if the paragraph has none."""
    text, rest = line.text, line.text[start:]
    if line.bolds and not line.bold and line.bold_to > start + 2:
        return _with_sign(text, line.bold_to)
    if line.bolds and not line.bold:
        later = next((b for a, b in line.bolds if not text[start:a].strip() and b > a), 0)
        if later:
            return _with_sign(text, later)
    if line.level or line.bold:
        return len(text)
    if looks_like_heading(rest) and not _says_more(rest):
        return len(text)
    for match in _SPLIT.finditer(rest):
        left = rest[: match.start()].strip()
        if left and len(left.split()) <= 10 and looks_like_heading(left):
            return start + match.start() + (1 if match[0][0] in ":." else 0)
        break
    return start


def _says_more(rest: str) -> bool:
    """ "Apologies: J Smith" is a heading with its words on one line; a date beside its label is none."""
    left, sign, right = rest.partition(":")
    return bool(sign and right.strip()) and kind_of_heading(left) in ("introductions", "interests")


def _with_sign(text: str, end: int) -> int:
    match = re.compile(r"\s*[:.–—-]?").match(text, end)
    return match.end() if match and text[match.end() :].strip() else end


def _heading_lines(paragraphs: Sequence[MinuteLine], item: FoundItem, at: int) -> tuple[int, int]:
    """Takes further lines of a heading: bold like it, or lettered parts right below it."""
    head = paragraphs[item.headings[-1][0]] if item.headings else paragraphs[at]
    last = at
    while (below := next_kept(paragraphs, last)) is not None:
        line = paragraphs[below]
        if (
            line.row != head.row
            or line.column != head.column
            or line.level != head.level
            or line.mark
        ):
            break
        same = head.bold and line.bold and len(line.text.split()) <= LONGEST_HEADING
        lettered = bool(_LISTED.match(line.text)) and looks_like_heading(line.text)
        wrapped = (
            not line.gap
            and same
            and not BEGINS_LEAD.match(line.text)
            and not is_standing(line.text)
        )
        if not (wrapped or (lettered and (not line.gap or same))):
            break
        item.headings.append((below, 0, len(line.text)))
        last = below
    return last, len(paragraphs[last].text)


def _bare_item(paragraphs: Sequence[MinuteLine], at: int) -> FoundItem:
    item = FoundItem(None)
    _head(paragraphs, item, at, 0)
    return item
