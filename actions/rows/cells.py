"""The cells of a row as officers write them: one text each, of plain lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from actions.rows.columns import COLUMNS, Column, Kind
from csp.prose import cell_lines
from csp.text.diff import matcher_of

INDENT = "  "
BULLET = "- "


CELLS = {column.name: column for column in COLUMNS if column.in_place}
# What the table's script has to know of them.
TOLD = json.dumps({name: {"label": cell.label, "kind": cell.kind} for name, cell in CELLS.items()})
MOST_LINES = 200


def row_cell_text(action: Any, cell: Column) -> str:
    """What a row has in a cell, as its editor shows it."""
    if cell.is_lines:
        parts = [str(part) for part in getattr(action, cell.name).all()]
        return (
            join_cell_parts(parts)
            if cell.name == "risks"
            else "\n".join(" ".join(p.split()) for p in parts)
        )
    if cell.kind is Kind.PLACE:
        return action.area.title if action.area else ""
    return getattr(action, cell.name)


def join_cell_parts(parts: Sequence[str]) -> str:
    """Several parts as lines; a further line of one part begins with spaces."""
    return "\n".join(f"\n{INDENT}".join(cell_lines(part)) for part in parts)


def parse_cell_lines(text: str, cell: Column) -> list[str]:
    """The parts that lines stand for. Only a risk may have several lines."""
    parts: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if not line.strip():
            continue
        if parts and cell.name == "risks" and line.startswith((INDENT, "\t")):
            parts[-1] += f"\n{line.strip()}"
        else:
            parts.append(line.strip())
    return [part if "\n" in part else strip_bullet(part) for part in parts]


def strip_bullet(line: str) -> str:
    """A line without a bullet before it and without stray spaces."""
    return "\n".join(cell_lines(line)).removeprefix(BULLET)


def part_key(part: str) -> str:
    """What makes two parts the same, whatever their spaces and bullets."""
    return " ".join(part.split()).removeprefix(BULLET)


def same(one: str, other: str, cell: Column) -> bool:
    """Whether two texts of a cell say the same."""
    if cell.is_lines:
        return [part_key(part) for part in parse_cell_lines(one, cell)] == [
            part_key(part) for part in parse_cell_lines(other, cell)
        ]
    return cell_lines(one) == cell_lines(other)


def match_lines(before: Sequence[str], after: Sequence[str]) -> list[int | None]:
    """For each line of ``after``, the place in ``before`` of the line that it was; None for a new one.

    1. Lines that stayed in their order are themselves.
    2. A line that stands elsewhere with the same words has moved.
    3. A line rewritten in its place is still the same thing, and keeps what is known of it.
    """
    found: list[int | None] = [None] * len(after)
    rewritten = []
    for tag, i, i2, j, j2 in matcher_of(before, after).get_opcodes():
        if tag == "equal":
            found[j:j2] = range(i, i2)
        elif tag == "replace":
            rewritten.append((range(i, i2), range(j, j2)))
    free = [i for i in range(len(before)) if i not in set(found)]
    for j, line in enumerate(after):
        if (
            found[j] is None
            and (moved := next((i for i in free if before[i] == line), None)) is not None
        ):
            found[j] = moved
            free.remove(moved)
    for olds, news in rewritten:
        left = [i for i in olds if i in free]
        for i, j in zip(left, [j for j in news if found[j] is None], strict=False):
            found[j] = i
    return found
