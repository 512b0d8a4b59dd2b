"""The tables of one page, by their drawn lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from actions.imports.pdf.letters import Letter, set_lines
from actions.imports.pdf.rules import open_ends
from actions.imports.pdf.shades import shade_of
from actions.imports.pdf.sheets import PdfCell, PdfTable

# Left, top, right and bottom.
Box = tuple[float, float, float, float]

_SETTINGS = {
    "vertical_strategy": "lines",
    "horizontal_strategy": "lines",
    "snap_tolerance": 3,
    "join_tolerance": 3,
    "intersection_tolerance": 4,
}
# Lines nearer to one another are one.
_APART = 3
_SMALLEST = 2


def page_tables(
    page: Any, letters: list[Letter], sideways: Sequence[Letter] = ()
) -> list[tuple[Box, PdfTable]]:
    """Each table with where it stands, from top to bottom."""
    settings = {**_SETTINGS, "explicit_horizontal_lines": open_ends(page.edges)}
    fills = [rect for rect in page.rects if _is_painted(rect)]
    found = [
        (table.bbox, _sheet(table, letters, sideways, fills))
        for table in page.find_tables(settings)
    ]
    tables = [(box, sheet) for box, sheet in found if sheet.width > 1 or sheet.height > 1]
    return sorted(tables, key=lambda each: each[0][1])


def _is_painted(rect: dict[str, Any]) -> bool:
    return bool(rect.get("fill")) and rect.get("non_stroking_color") is not None


def is_letter_in_box(char: Letter, box: Box) -> bool:
    """Whether the middle of a letter is in a box."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _sheet(
    table: Any, letters: list[Letter], sideways: Sequence[Letter], fills: list[dict[str, Any]]
) -> PdfTable:
    boxes: list[Box] = [box for box in table.cells if _is_cell(box)]
    across = _edges(x for box in boxes for x in (box[0], box[2]))
    down = _edges(y for box in boxes for y in (box[1], box[3]))
    within = [char for char in letters if is_letter_in_box(char, table.bbox)]
    cells = {}
    for box in boxes:
        left, top, right, bottom = _box_edges(box, across, down)
        lines = set_lines([char for char in within if is_letter_in_box(char, box)])
        turned = [char for char in sideways if is_letter_in_box(char["drawn"], box)]
        piece = PdfCell(lines, box[0], box[2], shade_of(box, fills))
        if turned and not lines:
            piece = _sideways_cell(turned, box, piece.colour)
        cells[top, left] = (piece, max(1, bottom - top), max(1, right - left))
    return PdfTable(across or [0.0], max(len(down) - 1, 0), cells)


def _sideways_cell(turned: list[Letter], box: Box, colour: str) -> PdfCell:
    """A cell whose words run up or down, as wide as it is tall."""
    up = turned[0]["matrix"][1] > 0
    left, right = (-box[3], -box[1]) if up else (box[1], box[3])
    return PdfCell(set_lines(turned), left, right, colour)


def _is_cell(box: Box) -> bool:
    return box[2] - box[0] > _SMALLEST and box[3] - box[1] > _SMALLEST


def _edges(values: Iterable[float]) -> list[float]:
    """Places with those that all but touch taken as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _APART:
            found.append(value)
    return found


def _box_edges(box: Box, across: list[float], down: list[float]) -> tuple[int, int, int, int]:
    """A box by the numbers of its edges."""
    return (
        _nearest(across, box[0]),
        _nearest(down, box[1]),
        _nearest(across, box[2]),
        _nearest(down, box[3]),
    )


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))
