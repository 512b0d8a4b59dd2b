"""What a file gave: the planner's words, its rows, and what was left out. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class ReadLine:
    """One activity of a table with a line for each, with what its other columns say of it."""

    column: str
    words: str
    heading: str = ""
    values: dict[str, str] = field(default_factory=dict)
    leads: tuple[str, ...] = ()


@dataclass
class ReadRow:
    """One row of a planner: its head as printed, its day or month as figures, and the text of its cells."""

    printed: str
    day: str = ""
    month: str = ""
    current: str = ""
    planned: str = ""
    leads: str = ""
    lines: list[ReadLine] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.day or self.month or self.printed


@dataclass
class ReadPlanner:
    """Everything that a file says. ``left_out`` pairs words with why they stand in no row."""

    kind: str
    title: str = ""
    running_line: str = ""
    heads: dict[str, str] = field(default_factory=dict)
    rows: list[ReadRow] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def planner_from_json(kept: dict[str, Any]) -> ReadPlanner:
    rows = [
        ReadRow(**{**row, "lines": [ReadLine(**{**line, "leads": tuple(line["leads"])})
                                    for line in row["lines"]]})
        for row in kept["rows"]
    ]  # fmt: skip
    left_out = [(words, why) for words, why in kept["left_out"]]
    return ReadPlanner(**{**kept, "rows": rows, "left_out": left_out})
