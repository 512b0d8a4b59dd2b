"""Files that this application wrote itself: read exactly, with nothing guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.imports.audience import told_by
from actions.imports.own.cells import DETAILS, own_details, read_measure, read_risk
from actions.imports.own.hidden_part import timescale_words
from actions.imports.result import (
    ImportedColumn,
    ImportedPlan,
    ImportedPriority,
    ImportedRow,
    Leftover,
)
from actions.rows.columns import BY_NAME, Kind
from csp.prose import clean_cell


@dataclass
class OwnRow:
    """A row as it stands in the file; measures and risks with what is written under them."""

    priority: str
    ref: str = ""
    area: str = ""
    # What it says in words alone, by the name of the column.
    words: dict[str, str] = field(default_factory=dict)
    leads: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    risks: list[str] = field(default_factory=list)
    # The words under each heading that asks who may read the row.
    audience: dict[str, str] = field(default_factory=dict)
    source: str = ""
    # What stands beside the words: of each measure in order, of the timescale, and extra text.
    beside: list[dict[str, str]] = field(default_factory=list)
    when: dict[str, str] | None = None
    extra: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether it says anything beyond where it stands."""
        return bool(
            self.ref or any(self.words.values()) or self.leads or self.measures or self.risks
            or self.extra or (self.when or {}).get("due_on")
        )  # fmt: skip

    @property
    def timescale(self) -> str:
        return self.words.get("timescale", "")


# What stands elsewhere in a file about a measure, by the reference of its row and its words.
Details = Mapping[tuple[str, str], list[dict[str, Any]]]


class Priorities:
    """The priorities of a file in their order, and the areas of each."""

    def __init__(self) -> None:
        self.areas: dict[str, list[str]] = {}
        self.names: dict[str, tuple[str, str]] = {}

    def add(self, label: str, area: str = "", names: tuple[str, str] | None = None) -> None:
        areas = self.areas.setdefault(label, [])
        self.names.setdefault(label, names or parted(label))
        if area and area not in areas:
            areas.append(area)

    def imported(self) -> tuple[ImportedPriority, ...]:
        return tuple(
            ImportedPriority(*self.names[label], label, tuple(areas))
            for label, areas in self.areas.items()
        )


def parted(label: str) -> tuple[str, str]:
    """The number and the title of “1. Adults at risk”; a number need not be there."""
    number, dot, title = label.partition(". ")
    return (number, title) if dot else ("", label)


def own_file_plan(
    kind: str,
    headings: Mapping[str, str],
    priorities: Priorities,
    rows: Iterable[OwnRow],
    title: str = "",
    details: Details | None = None,
    leftovers: Iterable[Leftover] = (),
) -> ImportedPlan:
    kept = [row for row in rows if row]
    for row in kept:
        priorities.add(row.priority, row.area)
    return ImportedPlan(
        title=title,
        kind=kind,
        columns=tuple(ImportedColumn(at, *pair) for at, pair in enumerate(headings.items())),
        priorities=priorities.imported(),
        rows=tuple(own_file_row(row, place, details) for place, row in enumerate(kept)),
        leftovers=tuple(leftovers),
    )


def own_file_row(row: OwnRow, place: int, details: Details | None) -> ImportedRow:
    measures = [
        measure_with_details(row, at, read_measure(each), details)
        for at, each in enumerate(row.measures)
    ]
    risks = [read_risk(words) for words in row.risks]
    return ImportedRow(
        ref=row.ref,
        priority=row.priority,
        area=row.area,
        **clean_words(row),
        leads=tuple(row.leads),
        measures=tuple(each["text"] for each in measures),
        risks=tuple(each["text"] for each in risks),
        source=row.source,
        other={heading: words for heading, words in row.extra.items() if words},
        place=place,
        told=own_details(measures, risks, "", row.when) | told_by(row.audience.items(), {}),
    )


def clean_words(row: OwnRow) -> dict[str, str]:
    """The words of each column, and for a timescale without any its day."""
    said = {
        name: clean_cell(words) if BY_NAME[name].kind is Kind.TEXT else words
        for name, words in row.words.items()
    }
    return said | {
        "timescale": row.timescale or timescale_words("", (row.when or {}).get("due_on", ""))
    }


def measure_with_details(
    row: OwnRow, at: int, measure: dict[str, Any], details: Details | None
) -> dict[str, Any]:
    """A measure with what stands elsewhere; where nothing does, its lines say all there is."""
    if details is None:
        beside = row.beside[at] if at < len(row.beside) else {}
        return dict.fromkeys(DETAILS, "") | {"members": ()} | beside | measure
    waiting = details.get((row.ref, measure["text"]))
    return (waiting.pop(0) | measure) if waiting else measure
