"""The priority, area and aim that are in force at a row of a table."""

from __future__ import annotations

from dataclasses import dataclass, field

from actions.imports import priorities
from actions.imports.draft import RowDraft
from actions.imports.result import ImportedPriority


@dataclass
class HeadingsInForce:
    """What stands over a row. ``noted`` gathers every priority that the document names."""

    noted: list[ImportedPriority]
    heading: str = ""
    area: str = ""
    areas: list[str] = field(default_factory=list)
    aim: str = ""

    def __post_init__(self) -> None:
        self.heading = self.known(self.heading)

    def known(self, heading: str) -> str:
        return priorities.known_as(self.noted, heading) if heading else ""

    def begin(self, heading: str) -> None:
        """Puts a priority in force, without areas so far."""
        self.heading, self.area, self.areas = self.known(heading), "", []

    def note(self) -> None:
        """Remembers the priority in force with its areas."""
        priorities.note_priority(self.noted, self.heading, self.areas)

    def add_areas(self, areas: list[str]) -> bool:
        """Adds areas to the priority in force; says whether there is one."""
        if not self.heading:
            return False
        self._take_areas(areas)
        return True

    def has_part(self, text: str) -> bool:
        """Whether a band straight below an announced priority names a part of it."""
        if self.known(text) == self.heading:
            return False
        return (
            priorities.says_priority(self.heading)
            and not priorities.says_priority(text)
            and not (priorities.is_numbered(text) and priorities.is_numbered(self.heading))
        )

    def settle(self, draft: RowDraft) -> None:
        """Which priority a row stands under: that of its own column, or the one in force."""
        printed, own = _own(draft)
        if printed and self.known(printed) != self.heading:
            self.begin(printed)
        draft.priority = self.heading
        draft.area = self._area(own)
        if self.heading:
            self._take_areas([*own, draft.area])
        elif own:
            draft.keep("Priority area", "\n".join(own))

    def _area(self, own: list[str]) -> str:
        if not own:
            return self.area
        return own[0] if len(own) == 1 else ""

    def _take_areas(self, areas: list[str]) -> None:
        for area in filter(None, areas):
            if area not in self.areas:
                self.areas.append(area)
        self.note()


def _own(draft: RowDraft) -> tuple[str, list[str]]:
    """The priority that a row's own cell prints, and the areas of its cells."""
    own = priorities.split_areas(draft.text("area"))
    printed = draft.text("priority")
    first, *rest = printed.split("\n")
    if rest and (label := priorities.areas_label(rest[0])) is not None:
        own = [*priorities.split_areas("\n".join([label, *rest[1:]])), *own]
        printed = first
    return " ".join(printed.split()), own
