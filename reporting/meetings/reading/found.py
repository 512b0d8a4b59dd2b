"""What is found under an item, before it becomes a reading: decisions and actions with their stretches."""

from __future__ import annotations

from dataclasses import dataclass, field

from reporting.meetings.reading.dues import FoundDue
from reporting.meetings.reading.result import SURE

Stretch = tuple[int, int, int]
Place = tuple[int, int]


@dataclass
class FoundDecision:
    """A decision with its stretches: of its lead-in, which neighbours may share, and of its words."""

    words: str
    verb: str
    leads: list[Stretch] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    lead_in: str = ""
    number: str = ""
    sure: str = SURE
    moved_by: str = ""
    seconded_by: str = ""
    votes: str = ""
    result: str = ""


@dataclass
class FoundAction:
    """An action with its stretches; ``leads`` are those of ACTION itself and its number."""

    words: str
    leads: list[Stretch] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    owner: str = ""
    former_owner: str = ""
    due: FoundDue | None = None
    state: str = "open"
    number: str = ""
    sure: str = SURE
