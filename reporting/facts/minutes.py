"""What minutes are made of, as plain values: who was there, and what was said and agreed under each number.

They are gathered for one reader, so nothing is in them that this reader may not see, and no page and no
file can show more. ``MinutesVersionFacts`` holds the same minutes as each kind of reader has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PassageKind = Literal["text", "plain", "decision", "action"]


@dataclass(frozen=True, slots=True)
class AttenderFacts:
    """Somebody who was there, or who was not.

    ``body`` stands in brackets as printed, once for neighbours of the same ``group``; ``marks`` are what
    else is said of them, such as “Chair” or “from SSP 3/17”. Who has no ``name`` is counted under the body.
    """

    name: str
    body: str = ""
    marks: tuple[str, ...] = ()
    group: str = ""
    chair: bool = False


@dataclass(frozen=True, slots=True)
class AttendanceFacts:
    """One list of people under its ``label``. An empty one is printed where somebody said so."""

    label: str
    people: tuple[AttenderFacts, ...] = ()
    says_none: bool = False


@dataclass(frozen=True, slots=True)
class PassageFacts:
    """A stretch of a minute: text, a decision with its points, or an action with owner and due day.

    ``text`` is in the narrative format, everything else as typed. ``lead`` is the word that a decision
    begins with, ``verbs`` say what it did, for the summary, and ``note`` what is said of it in small print.
    """

    kind: PassageKind
    words: str
    points: tuple[str, ...] = ()
    lead: str = ""
    verbs: tuple[str, ...] = ()
    note: str = ""
    number: str = ""
    owner: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class MinuteFacts:
    """What stands under one number; ``number`` and ``heading`` are as printed, with their lines."""

    number: str
    heading: str
    passages: tuple[PassageFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """The minutes of one meeting as one kind of reader has them. ``day`` is ISO, the rest as printed.

    ``note`` stands under the lists. ``approved`` says where they were approved, ``amended`` by which
    later decisions they were corrected. ``unnamed`` pairs names that these readers do not see with
    what they read instead.
    """

    partnership: str
    body: str
    day: str
    opening: str
    lists: tuple[AttendanceFacts, ...] = ()
    items: tuple[MinuteFacts, ...] = ()
    note: str = ""
    approved: str = ""
    amended: tuple[str, ...] = ()
    signed_by: str = ""
    signed_on: str = ""
    colour: str = "#1d4f76"
    unnamed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesVersionFacts:
    """The minutes as they are frozen: for members, for everybody, and for those who see all of them.

    ``public`` is empty where the group's rules let nobody else read them, and ``whole`` where nothing in
    them is restricted. Neither holds more than one.
    """

    members: MinutesFacts
    public: tuple[MinutesFacts, ...] = ()
    whole: tuple[MinutesFacts, ...] = ()
