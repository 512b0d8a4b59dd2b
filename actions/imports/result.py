"""What a file gave: columns, priorities, rows, and everything to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.rows.columns import IN_FILE, LISTS, WORDS, Kind, RowWords, names_where
from plans.audience import Audience
from plans.proofreading.findings import Finding

# Every field that a column of a file may be, with its name: those of a row, what was said of its
# progress, and who may read it.
FIELDS = {
    **{column.name: column.file for column in IN_FILE if column.kind is not Kind.CHOICE},
    "status": "Status",
    "progress": "Progress",
    "q1": "Quarter 1",
    "q2": "Quarter 2",
    "q3": "Quarter 3",
    "q4": "Quarter 4",
    **{column.imported_as: column.file for column in IN_FILE if column.kind is Kind.CHOICE},
    "other": "Kept as extra text",
}
# What is told of a row as JSON; its area and who may read it are told otherwise.
TOLD = names_where(
    lambda column: column in IN_FILE and column.kind is not Kind.CHOICE and column.name != "area"
)

# Codes of warnings that say what was left out: words, and how much the file hides.
LEFT_OVER, HIDDEN = "text-left-over", "hidden-left-out"


@dataclass(frozen=True, slots=True)
class ImportedColumn:
    """What a column was taken for. ``sure`` below 0.6 is a guess."""

    index: int
    printed: str
    field: str
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class ImportedPriority:
    """A priority as it is headed, and the paragraphs that stand under its heading as a cell's text."""

    number: str
    title: str
    printed: str
    areas: tuple[str, ...] = ()
    statement: str = ""

    def as_json(self) -> dict:
        said = {"number": self.number, "title": self.title, "areas": list(self.areas)}
        return said | ({"statement": self.statement} if self.statement else {})


@dataclass(frozen=True, slots=True)
class ImportedSection:
    """Prose outside the tables as a section of the plan: ``body`` is narrative, ``kind`` a Section.Kind.

    The one of kind "actions" has no words: it stands where the file has its table.
    """

    heading: str
    body: str = ""
    kind: str = "other"

    def as_json(self) -> dict:
        return {"heading": self.heading, "body": self.body}


@dataclass(frozen=True)
class ImportedRow(RowWords):
    """A row of the plan, every value as printed.

    ``priority`` is the printed heading, ``area`` the area that the row takes up as far as
    is known, ``source`` where it stood, for a person, and ``place`` its order in the plan.
    ``told`` is what a file of our own says beyond the words: see ``actions.imports.own.cells.own_details``.
    """

    ref: str = ""
    priority: str = ""
    leads: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    status: str = ""
    other: Mapping[str, str] = field(default_factory=dict)
    area: str = ""
    source: str = ""
    place: int = 0
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def audience(self) -> str:
        """Who may read a new row: where the file asks and does not clearly tell, nobody outside."""
        asked = "audience" in self.told
        return (
            self.told.get("visibility") or (Audience.RESTRICTED if asked else Audience.PUBLIC).value
        )

    def as_json(self) -> dict:
        said = {name: getattr(self, name) for name in TOLD}
        return said | {
            **{name: list(said[name]) for name in LISTS},
            "status": self.status,
            "other": dict(self.other),
            "visibility": self.audience,
        }

    def texts(self) -> list[str]:
        """Every written cell, for the checks that read words."""
        words = (getattr(self, name) for name in WORDS)
        lists = ("\n".join(getattr(self, name)) for name in LISTS)
        return [text for text in (*words, self.status, *lists, *self.other.values()) if text]


def says_left_out(finding: Finding) -> bool:
    """Whether it only lists what the plan does not take."""
    return finding.code in (LEFT_OVER, HIDDEN)


@dataclass(frozen=True, slots=True)
class Leftover:
    """What a file holds and the plan does not take, where it stood and why.

    ``text`` is word for word what anybody sees who opens the file. What the file hides has
    none: it is only counted, in the sentence that ``why`` is then.
    """

    text: str
    source: str
    why: str

    @property
    def sentence(self) -> str:
        return f"“{self.text}” ({self.source}) {self.why}." if self.text else self.why


@dataclass(frozen=True, slots=True)
class RawTable:
    """A plan's table as it was read, to show beside what it became."""

    source: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ImportedPlan:
    title: str
    kind: str
    columns: tuple[ImportedColumn, ...]
    priorities: tuple[ImportedPriority, ...]
    rows: tuple[ImportedRow, ...]
    warnings: tuple[Finding, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    raw: tuple[RawTable, ...] = ()
    sections: tuple[ImportedSection, ...] = ()
    # The first and the last day that the file names for itself, as ISO days; nothing where it names none.
    period: tuple[str, ...] = ()

    def as_json(self) -> dict:
        return {
            "title": self.title,
            "columns": {column.printed: column.field for column in self.columns},
            "priorities": [priority.as_json() for priority in self.priorities],
            "rows": [row.as_json() for row in self.rows],
            "sections": [section.as_json() for section in self.sections if section.body],
            "warnings": [
                {"code": each.code, "ref": each.ref, "message": each.message}
                for each in self.warnings
            ],
        }
