"""Everything that was found as one reading, and its text in pieces that leave no word out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reporting.meetings.reading import telling
from reporting.meetings.reading.finds import AllFinds, ItemFinds
from reporting.meetings.reading.odd import warnings_of
from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.result import (
    MinutesLeftOut,
    MinutesPart,
    MinutesPiece,
    MinutesReading,
)

_IN_WORD = re.compile(r"\w\w")
Mark = tuple[int, int, MinutesPart]


def as_reading(found: AllFinds) -> MinutesReading:
    items = [telling.read_item(found, each) for each in found.items]
    people = telling.read_people(found)
    reading = MinutesReading(
        text=found.source.text,
        kind=found.source.kind,
        pieces=tuple(_pieces(found)),
        meeting=telling.read_meeting(found, people),
        people=people,
        none_said=tuple(dict.fromkeys(name for name, *_ in found.attendance.none)),
        items=tuple(items),
        decisions=tuple(telling.read_decisions(found)),
        actions=tuple(telling.read_actions(found)),
        interests=tuple(telling.read_interests(found)),
        left_out=tuple(_left_out(found)),
    )
    return replace(reading, warnings=tuple(warnings_of(found, reading)))


def _left_out(found: AllFinds) -> Iterable[MinutesLeftOut]:
    for line in found.paragraphs:
        if line.why:
            yield MinutesLeftOut(line.text, line.why)
    for words, why in found.source.left_out:
        yield MinutesLeftOut(words, why)


def _pieces(found: AllFinds) -> list[MinutesPiece]:
    """The text cut at whatever was found; what is no find is the words before or of an item."""
    marks = _marks(found)
    owner: dict[int, list[tuple[int, int]]] = {}
    for number, each in enumerate(found.items):
        for at, start in each.body:
            owner.setdefault(at, []).append((start, number))
        for at, *_ in [*each.item.numbers, *each.item.headings]:
            owner.setdefault(at, []).append((0, number))
    for at, beside in found.pairs.items():
        if beside < at:
            owner.setdefault(beside, []).extend((0, number) for _, number in owner.get(at, []))
    last, pieces = -1, []
    front = set(found.front)
    for at, line in enumerate(found.paragraphs):
        last = max([last, *(number for _, number in owner.get(at, []))])
        item = -1 if at in front else last
        if line.why:
            rest = MinutesPart.LEFT_OUT
        elif at in found.welsh:
            rest = MinutesPart.WELSH
        else:
            rest = MinutesPart.FRONT if item < 0 else MinutesPart.TEXT
        for a, b, part in _cut(line, marks.get(at, []), rest):
            for passage in line.words.stretches(a, b):
                pieces.append(MinutesPiece(part, passage.start, passage.end, item, at))
    return sorted(pieces, key=lambda piece: piece.start)


def _cut(line: MinuteLine, marks: Sequence[Mark], rest: MinutesPart) -> Iterable[Mark]:
    """A paragraph in order: its marks, the first that begins where two overlap, and what is left between."""
    at = 0
    for a, b, part in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        a, b = max(_at_word(line.text, a), at), _at_word(line.text, min(b, len(line.text)))
        if b <= a:
            continue
        if line.text[at:a].strip():
            yield at, a, rest
        yield a, b, part
        at = b
    if line.text[at:].strip():
        yield at, len(line.text), rest


def _at_word(text: str, at: int) -> int:
    """A place that cuts no word: the end of the word that it lies in."""
    while 0 < at < len(text) and _IN_WORD.match(text, at - 1):
        at += 1
    return at


def _marks(found: AllFinds) -> dict[int, list[Mark]]:
    marks: dict[int, list[Mark]] = {}

    def mark(part: MinutesPart, places: Iterable[tuple[int, int, int]]) -> None:
        for at, a, b in places:
            marks.setdefault(at, []).append((a, b, part))

    if found.meeting.opening_at:
        mark(MinutesPart.OPENING, [found.meeting.opening_at])
    mark(MinutesPart.LABEL, found.attendance.labels)
    mark(
        MinutesPart.PERSON,
        [(each.paragraph, each.one.start, each.one.end) for each in found.attendance.people],
    )
    for each in found.items:
        _mark_item(each, mark)
    return marks


def _mark_item(each: ItemFinds, mark) -> None:
    mark(MinutesPart.NUMBER, each.item.numbers)
    mark(MinutesPart.HEADING, each.item.headings)
    mark(MinutesPart.ASIDE, each.item.asides)
    for one in each.decisions:
        mark(MinutesPart.LEAD_IN, one.leads)
        mark(MinutesPart.DECISION, one.stretches)
    for action in each.actions:
        mark(MinutesPart.LEAD_IN, action.leads)
        mark(MinutesPart.ACTION, action.stretches)
    mark(MinutesPart.INTEREST, [(one.paragraph, one.start, one.end) for one in each.interests])
    mark(MinutesPart.RUBRIC, [(at, 0, 10**9) for at in each.rubrics])
