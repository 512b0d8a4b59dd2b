"""A file of minutes as its page shows it: the text with what was found marked in it, and the finds beside."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from csp.prose.nouns import count_noun
from reporting.meetings.reading.finds_to_settle import MinutesFind, SettledFinds, finds_of
from reporting.meetings.reading.result import SURE, MinutesPart, MinutesReading

# What a piece of the text is called in its look.
_LOOKS = {
    MinutesPart.NUMBER: "item",
    MinutesPart.HEADING: "item",
    MinutesPart.LEAD_IN: "decision",
    MinutesPart.DECISION: "decision",
    MinutesPart.ACTION: "action",
    MinutesPart.PERSON: "person",
    MinutesPart.INTEREST: "interest",
    MinutesPart.LEFT_OUT: "gone",
}
SURETY = {"sure": "Sure", "likely": "Likely", "unsure": "Not sure"}
KINDS = {
    "item": "Item",
    "decision": "Decision",
    "action": "Action",
    "wish": "Wish",
    "interest": "Interest",
}


@dataclass(frozen=True)
class ShownPiece:
    words: str
    look: str = ""
    anchor: str = ""
    apart: bool = False

    @property
    def html(self) -> SafeString:
        """The words in their mark, with the space before them where the text has one."""
        space = " " if self.apart else ""
        place = format_html(' id="at-{}"', self.anchor) if self.anchor else ""
        if not self.look:
            return format_html("{}<span{}>{}</span>", space, place, self.words)
        looks = " ".join(f"app-read__{each}" for each in self.look.split())
        return format_html('{}<mark class="{}"{}>{}</mark>', space, looks, place, self.words)


@dataclass(frozen=True)
class ShownFind:
    """A find with its choice: ``open`` finds may count or stay words, items always count."""

    find: MinutesFind
    counts: bool

    @property
    def kind(self) -> str:
        return KINDS[self.find.kind]

    @property
    def surety(self) -> str:
        return SURETY[self.find.sure]

    @property
    def to_look_at(self) -> bool:
        return self.find.sure != SURE

    @property
    def open(self) -> bool:
        return self.find.kind != "item"


@dataclass(frozen=True)
class MinutesPreview:
    """Everything that the page says of a reading."""

    read: MinutesReading
    lines: tuple[tuple[ShownPiece, ...], ...]
    finds: tuple[ShownFind, ...]

    @classmethod
    def of(cls, read: MinutesReading, settled: SettledFinds) -> MinutesPreview:
        finds = finds_of(read)
        shown = tuple(ShownFind(each, settled.counts(each.key, each.sure)) for each in finds)
        return cls(read, tuple(marked_lines(read, finds)), shown)

    @property
    def counting(self) -> int:
        return sum(each.counts for each in self.finds)

    @property
    def waiting(self) -> int:
        """How many are not sure: they stay words unless somebody says otherwise."""
        return sum(each.to_look_at for each in self.finds)

    @property
    def strip(self) -> str:
        """What was found, counted: "15 items, 16 present under 12 brackets, 10 decisions"."""
        kinds = Counter(each.find.kind for each in self.finds)
        people = self.read.listed("present")
        said = [
            counted(kinds["item"], "item"),
            counted(len(people), "person present", "people present"),
            counted(len(self.read.listed("apologies")), "apology", "apologies"),
            counted(kinds["decision"], "decision"),
            counted(kinds["action"], "action"),
            counted(sum(item.restricted for item in self.read.items), "restricted item"),
        ]
        if self.read.meeting.next_words:
            said.append(f"next meeting {self.read.meeting.next_words}")
        return ", ".join(filter(None, said))


def counted(number: int, one: str, many: str = "") -> str:
    return count_noun(number, one, many) if number else ""


def marked_lines(read: MinutesReading, finds: list[MinutesFind]):
    """The text as read, a paragraph a line, each piece with its look; likely finds are marked too."""
    starts = {find.passage.start: find.key for find in finds}
    doubtful = [find for find in finds if find.sure != SURE]
    lines: dict[int, list[ShownPiece]] = {}
    for piece in read.pieces:
        line = lines.setdefault(piece.paragraph, [])
        inside = [f for f in doubtful if piece.start <= f.passage.start < piece.end]
        at = piece.start
        look = _LOOKS.get(piece.part, "")
        for find in inside:
            end = min(find.passage.end, piece.end)
            if find.passage.start > at:
                line.append(shown(read, at, find.passage.start, look, starts))
            line.append(
                shown(read, max(at, find.passage.start), end, f"{find.kind} likely", starts)
            )
            at = max(at, end)
        if at < piece.end:
            line.append(shown(read, at, piece.end, look, starts))
    return [tuple(each for each in line if each.words) for line in lines.values()]


def shown(read: MinutesReading, a: int, b: int, look: str, starts: dict[int, str]) -> ShownPiece:
    apart = (a > 0 and read.text[a - 1].isspace()) or read.text[a : a + 1].isspace()
    return ShownPiece(" ".join(read.text[a:b].split()), look, starts.get(a, ""), apart)
