"""What the sheet of notes says: when it was updated, and what to know about a force's figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from csp.periods import parse_date
from plans.crime.limits import MOST_NOTES
from plans.crime.names import csp_name, force_name, place_name_key

_UPDATED = re.compile(r"(?:last )?updated\b[\s:]*(.*)", re.IGNORECASE)
_PARTS = {"force notes": "force", "additional notes": "additional"}


@dataclass
class Notes:
    """The lines of the notes as printed, in their order; they are to be shown with the figures."""

    updated: str = ""
    force: list[str] = field(default_factory=list)
    additional: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    _part: str = "other"

    @property
    def updated_on(self) -> date | None:
        try:
            return parse_date(self.updated)
        except ValueError:
            return None

    def about(self, *names: str) -> list[str]:
        """Force and additional notes that name one of these forces or partnerships."""
        wanted = {
            place_name_key(form)
            for name in names
            for form in (name, csp_name(name), force_name(name))
        }
        return [
            line
            for line in [*self.force, *self.additional]
            if any(
                re.search(rf"\b{re.escape(name)}\b", place_name_key(line))
                for name in wanted
                if name
            )
        ]

    def add(self, values: list[str]) -> None:
        line = ": ".join(" ".join(text.split()) for text in values if text.strip())
        if not line or len(self.force) + len(self.additional) + len(self.other) >= MOST_NOTES:
            return
        if part := _PARTS.get(line.casefold().strip(" :")):
            self._part = part
        elif not self.updated and (match := _UPDATED.fullmatch(line)):
            self.updated = match[1].strip()
        else:
            getattr(self, self._part).append(line)
