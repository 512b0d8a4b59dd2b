"""Forms: one action with its labels down the side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from actions.imports.grid import SourceCell, SourceTable
from actions.imports.headings import header_at
from actions.imports.rows.section import SURE_HEADER


def turned_form(table: SourceTable, overrides: Mapping[str, str]) -> SourceTable | None:
    """A form turned so that its labels stand on top; nothing when the table is no form."""
    height = len(table.grid)
    if not 2 <= table.width <= 6 or height < 3:
        return None
    columns = zip(*table.grid, strict=True)
    turned = SourceTable(
        tuple(tuple(_turned(cell) for cell in row) for row in columns), table.source
    )
    found = header_at(turned, 0, 1, overrides)
    if found is None or found[0] < SURE_HEADER:
        return None
    known = sum(column.field != "other" for column in found[1].columns)
    return turned if known >= 0.5 * height else None


def _turned(cell: SourceCell) -> SourceCell:
    return replace(cell, top=cell.left, left=cell.top, height=cell.width, width=cell.height)
