"""What is kept as the text of an item: every paragraph that is no find, with where its decisions stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reporting.meetings.reading.finds_to_settle import SettledFinds, key_of
from reporting.meetings.reading.result import (
    MinutesPart,
    MinutesPiece,
    MinutesReading,
    ReadDecision,
)

_MARKED = re.compile(r"([\\`*_\[\]<>#|~])")
_OPENS = re.compile(r"^(\d{1,4})([.)])(\s)|^([-+])(\s)", re.MULTILINE)
_NO_BODY = {MinutesPart.NUMBER, MinutesPart.HEADING, MinutesPart.LEFT_OUT, MinutesPart.WELSH}


@dataclass(frozen=True, slots=True)
class ItemText:
    """The body and the agenda's words of an item; ``anchors`` what decisions stand behind."""

    paragraphs: tuple[str, ...]
    rubric: str = ""
    welsh: str = ""
    anchors: tuple[tuple[ReadDecision, str], ...] = ()

    @property
    def body(self) -> str:
        """In the narrative format: each paragraph as it was, its signs taken for no marks."""
        return "\n\n".join(map(as_narrative, self.paragraphs))


def text_of_item(read: MinutesReading, at: int, settled: SettledFinds) -> ItemText:
    """The words of one item that no heading and no decision that counts takes away."""
    counted = [
        one for one in read.decisions if one.item == at and settled.counts(key_of(one), one.sure)
    ]
    paragraphs: list[str] = []
    welsh: list[str] = []
    rubric: list[str] = []
    anchors: list[tuple[ReadDecision, str]] = []
    waiting = list(counted)
    for pieces in _by_paragraph(read, at):
        begins = pieces[0].start
        while waiting and waiting[0].passage.start < begins:
            anchors.append((waiting.pop(0), paragraphs[-1] if paragraphs else ""))
        welsh += _words(read, [each for each in pieces if each.part is MinutesPart.WELSH])
        rest = [
            each for each in pieces if each.part not in _NO_BODY and not _is_told(each, counted)
        ]
        if rest and all(each.part is MinutesPart.RUBRIC for each in rest):
            rubric += _words(read, rest)
        else:
            paragraphs += _words(read, rest)
    last = paragraphs[-1] if paragraphs else ""
    placed = [(one, "" if anchor == last else anchor) for one, anchor in anchors]
    placed += [(one, "") for one in waiting]
    return ItemText(tuple(paragraphs), "\n".join(rubric), "\n\n".join(welsh), tuple(placed))


def _by_paragraph(read: MinutesReading, at: int) -> Iterable[list[MinutesPiece]]:
    found: dict[int, list[MinutesPiece]] = {}
    for piece in read.pieces:
        if piece.item == at:
            found.setdefault(piece.paragraph, []).append(piece)
    return found.values()


def _is_told(piece: MinutesPiece, counted: list[ReadDecision]) -> bool:
    if piece.part not in (MinutesPart.LEAD_IN, MinutesPart.DECISION):
        return False
    return any(
        each.passage.start <= piece.start and piece.end <= each.passage.end for each in counted
    )


def _words(read: MinutesReading, pieces: Iterable[MinutesPiece]) -> list[str]:
    words = " ".join(" ".join(read.text[each.start : each.end].split()) for each in pieces).strip()
    return [words] if words and re.search(r"\w", words) else []


def as_narrative(words: str) -> str:
    """A paragraph in the narrative format that says exactly these words."""
    marked = _MARKED.sub(r"\\\1", words)
    return _OPENS.sub(lambda m: f"{m[1]}\\{m[2]}{m[3]}" if m[1] else f"\\{m[4]}{m[5]}", marked)


def kept_words(read: MinutesReading, at: int, settled: SettledFinds) -> list[str]:
    """The words that an item keeps, in the order in which its minutes print them."""
    text = text_of_item(read, at, settled)
    behind: dict[str, list[ReadDecision]] = {}
    for one, anchor in text.anchors:
        behind.setdefault(anchor, []).append(one)
    said = [read.items[at].number, read.items[at].title, text.rubric]
    for paragraph in text.paragraphs:
        said.append(paragraph)
        said += [f"{one.lead_in} {one.words}" for one in behind.pop(paragraph, [])]
    return [*said, *(f"{one.lead_in} {one.words}" for rest in behind.values() for one in rest)]
