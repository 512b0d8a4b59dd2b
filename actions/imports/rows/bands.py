"""Bands: rows of a table that say one thing about the rows below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.imports import priorities
from actions.imports.grid import SourceCell
from actions.imports.headings import Header, is_ref

_LABEL = re.compile(r"(?:priority|theme|objective|aim|outcome|strand|pillar)\b", re.IGNORECASE)


def band_of(row: Sequence[SourceCell], cells: list[SourceCell], header: Header, width: int) -> str:
    """The words of a row that has one thing to say; empty when it is an action's row.

    ``cells`` are those that begin in the row and have words.
    """
    if _has_label(cells, width):
        return f"{cells[0].text} {cells[1].text}" if _is_label(cells[0].text) else ""
    if len({cell.text for cell in cells}) != 1:
        return ""
    return cells[0].text if _spans(row, cells, header, width) else ""


def _has_label(cells: list[SourceCell], width: int) -> bool:
    """Whether a short cell stands before one that goes on to the end."""
    return len(cells) == 2 and cells[1].width >= max(2, width / 2) and len(cells[0].text) < 30


def _is_label(text: str) -> bool:
    return is_ref(text) or bool(_LABEL.match(text))


def _spans(row: Sequence[SourceCell], cells: list[SourceCell], header: Header, width: int) -> bool:
    cell = cells[0]
    if cell.top != row[cell.left].top:
        return False
    if len(cells) > 1:
        return len(cells) >= width - 1 > 2
    return cell.width >= max(2, 0.6 * width) or _is_lone_cell(cell, header)


def _is_lone_cell(cell: SourceCell, header: Header) -> bool:
    """One narrow cell in an otherwise empty row, as spreadsheets without merged cells have it."""
    field = header.columns[cell.left].field
    first = cell.text.split("\n")[0]
    if is_ref(cell.text) or len(first) > 120:
        return False
    if field == "priority":
        return True
    if priorities.says_priority(first) or priorities.areas_label(first) is not None:
        return cell.left < 3
    if field == "ref":
        return len(first) > 3
    looks = (cell.bold or bool(cell.colour)) and first[:1].isupper()
    return cell.left == 0 and (looks or priorities.is_numbered(first))
