"""Everything that is found in minutes, before it becomes a reading."""

from __future__ import annotations

from dataclasses import dataclass, field

from reporting.meetings.reading.about import FoundMeeting, FoundNext
from reporting.meetings.reading.found import FoundAction, FoundDecision, Place
from reporting.meetings.reading.headings import FoundItem
from reporting.meetings.reading.interests import FoundInterest
from reporting.meetings.reading.lists import FoundAttendance
from reporting.meetings.reading.placed import MinuteLine, MinutesSource


@dataclass
class ItemFinds:
    """An item with the paragraphs of its body and what was found in them."""

    item: FoundItem
    body: list[Place]
    kind: str = "plain"
    private: bool = False
    decisions: list[FoundDecision] = field(default_factory=list)
    actions: list[FoundAction] = field(default_factory=list)
    interests: list[FoundInterest] = field(default_factory=list)
    rubrics: list[int] = field(default_factory=list)


@dataclass
class AllFinds:
    """Everything that was found, before it becomes a reading."""

    source: MinutesSource
    paragraphs: list[MinuteLine]
    front: list[int]
    meeting: FoundMeeting
    attendance: FoundAttendance
    items: list[ItemFinds]
    next: FoundNext | None = None
    welsh: set[int] = field(default_factory=set)
    pairs: dict[int, int] = field(default_factory=dict)
    comings: list[tuple[str, str, str]] = field(default_factory=list)
