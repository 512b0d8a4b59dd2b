"""What minutes turn out to hold, each find with its passage and how sure it is. Pure values.

Offsets count characters of ``MinutesReading.text``. ``sure`` is "sure", "likely" or "unsure": what is
only likely counts once somebody has confirmed it, and what is unsure is only pointed out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

SURE, LIKELY, UNSURE = "sure", "likely", "unsure"


class MinutesPart(StrEnum):
    """What a piece of the text is."""

    FRONT = "front"
    OPENING = "opening"
    LABEL = "label"
    PERSON = "person"
    NUMBER = "number"
    HEADING = "heading"
    TEXT = "text"
    RUBRIC = "rubric"
    LEAD_IN = "lead-in"
    DECISION = "decision"
    ACTION = "action"
    INTEREST = "interest"
    WELSH = "welsh"
    ASIDE = "aside"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class MinutesPassage:
    """From where to where something stands in the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MinutesPiece:
    """A stretch of the text with what it is, in which item (-1 stands before all items)."""

    part: MinutesPart
    start: int
    end: int
    item: int = -1
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class MinutesLeftOut:
    """Words that the meeting does not keep, and why."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadMeeting:
    """What is said of the meeting as a whole. ``next_words`` are as printed."""

    groups: tuple[str, ...] = ()
    day: date | None = None
    day_words: str = ""
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    opening: str = ""
    chair: tuple[str, ...] = ()
    next_day: date | None = None
    next_begins: time | None = None
    next_words: str = ""
    inquorate: bool = False


@dataclass(frozen=True, slots=True)
class ReadPerson:
    """Somebody on a list. ``group`` is shared by those under one bracket; 0 is nobody else's.

    ``list`` is "present", "officers", "in-attendance", "apologies" or "absent"; ``since`` and
    ``until`` are a time or an item, as printed.
    """

    list: str
    name: str
    body: str = ""
    role: str = ""
    chair: bool = False
    initials: str = ""
    substitute_for: str = ""
    how: str = ""
    since: str = ""
    until: str = ""
    group: int = 0
    sure: str = SURE
    passage: MinutesPassage = MinutesPassage(0, 0)


@dataclass(frozen=True, slots=True)
class ReadSubItem:
    """(a), (b), (c) of an item; other bodies' minutes have a body and a day."""

    letter: str
    title: str
    body: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item: its number as printed and in one line, its heading, and what it is for.

    ``kind`` is one of ``ITEM_KINDS``. ``refers`` are numbers of other minutes it points to.
    """

    number: str
    title: str
    number_printed: str = ""
    kind: str = "plain"
    restricted: bool = False
    reason: str = ""
    title_cy: str = ""
    parts: tuple[ReadSubItem, ...] = ()
    refers: tuple[str, ...] = ()
    sure: str = SURE
    passage: MinutesPassage = MinutesPassage(0, 0)


ITEM_KINDS = (
    "introductions", "interests", "minutes", "arising", "urgent", "other-minutes",
    "reports-back", "next-meeting", "other-business", "plain",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadDecision:
    """A decision with its verb of the one list; ``words`` as printed without the lead-in.

    ``item`` is the place of its item among the items, -1 where it stands before them.
    """

    item: int
    words: str
    verb: str
    lead_in: str = ""
    number: str = ""
    moved_by: str = ""
    seconded_by: str = ""
    votes: str = ""
    result: str = ""
    provisional: bool = False
    words_cy: str = ""
    sure: str = SURE
    passage: MinutesPassage = MinutesPassage(0, 0)


@dataclass(frozen=True, slots=True)
class ReadAction:
    """Something that somebody is to do. ``state`` is "open", "done", "carried", "overtaken" or "dropped".

    ``due`` is a day where one can be had; ``due_words`` are as printed.
    """

    item: int
    words: str
    owner: str = ""
    former_owner: str = ""
    due: date | None = None
    due_words: str = ""
    next_meeting: bool = False
    state: str = "open"
    number: str = ""
    words_cy: str = ""
    sure: str = SURE
    passage: MinutesPassage = MinutesPassage(0, 0)


@dataclass(frozen=True, slots=True)
class ReadInterest:
    """An interest that somebody declared; ``stayed`` is what they did, as printed."""

    item: int
    name: str
    words: str
    about: str = ""
    stayed: str = ""
    sure: str = SURE
    passage: MinutesPassage = MinutesPassage(0, 0)


@dataclass(frozen=True, slots=True)
class ReadWarning:
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class MinutesReading:
    """A whole reading. Each visible word of ``text`` stands in exactly one piece, in order."""

    text: str
    kind: str = "text"
    pieces: tuple[MinutesPiece, ...] = ()
    meeting: ReadMeeting = ReadMeeting()
    people: tuple[ReadPerson, ...] = ()
    none_said: tuple[str, ...] = ()
    items: tuple[ReadItem, ...] = ()
    decisions: tuple[ReadDecision, ...] = ()
    actions: tuple[ReadAction, ...] = ()
    interests: tuple[ReadInterest, ...] = ()
    left_out: tuple[MinutesLeftOut, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()

    def words_of(self, passage: MinutesPassage) -> str:
        return self.text[passage.start : passage.end]

    def listed(self, name: str) -> tuple[ReadPerson, ...]:
        """The people of one list."""
        return tuple(each for each in self.people if each.list == name)

    def kept_text(self) -> str:
        """All that the meeting keeps, a paragraph a line, as it prints."""
        lines: dict[int, list[str]] = {}
        for piece in self.pieces:
            if piece.part is not MinutesPart.LEFT_OUT:
                lines.setdefault(piece.paragraph, []).append(self.text[piece.start : piece.end])
        return "\n".join(" ".join(each) for each in lines.values())
