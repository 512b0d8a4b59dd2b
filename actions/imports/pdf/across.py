"""Tables whose lines only run across: their columns are where the words of each row begin."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

from actions.imports.pdf.letters import Letter, set_lines
from actions.imports.pdf.shades import shade_of
from actions.imports.pdf.sheets import PdfCell, PdfTable

Box = tuple[float, float, float, float]

# Lines across that end within so much of one another belong to one table.
_ALIKE = 3
_LEAST_LINES = 3
_LEAST_COLUMNS = 3
_NARROWEST = 150
# Wider than any space between two words.
_GAP = 6
_TALLEST_ROW = 400
_MOST_ROOM = 10


def tables_ruled_across(
    page: Any, letters: list[Letter], taken: list[Box]
) -> list[tuple[Box, PdfTable]]:
    """Each table that no upright line divides, with where it stands; none where one does."""
    found = []
    fills = [rect for rect in page.rects if rect.get("fill")]
    for (left, right), tops in _ruled_places(page.edges).items():
        box = (left, tops[0], right, tops[-1])
        tall = max(below - above for above, below in pairwise(tops))
        if (
            tall > _TALLEST_ROW
            or _is_divided(page.edges, box)
            or any(_meets(box, each) for each in taken)
        ):
            continue
        if sheet := _sheet_across(left, right, tops, letters, fills):
            found.append((box, sheet))
    return found


def _ruled_places(edges: list[dict[str, Any]]) -> dict[tuple[float, float], list[float]]:
    """The heights of lines across that begin and end alike, from top to bottom."""
    spans: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for edge in edges:
        if edge["orientation"] == "h":
            spans[round(edge["top"])].append((edge["x0"], edge["x1"]))
    places: dict[tuple[float, float], list[float]] = {}
    for top in sorted(spans):
        left, right = min(x for x, _ in spans[top]), max(x for _, x in spans[top])
        if right - left < _NARROWEST:
            continue
        key = next((each for each in places if _is_alike(each, (left, right))), (left, right))
        tops = places.setdefault(key, [])
        if not tops or top - tops[-1] > _ALIKE:
            tops.append(top)
    return {key: tops for key, tops in places.items() if len(tops) >= _LEAST_LINES}


def _is_alike(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))


def _is_divided(edges: list[dict[str, Any]], box: Box) -> bool:
    return any(
        edge["orientation"] == "v"
        and box[0] + _ALIKE < edge["x0"] < box[2] - _ALIKE
        and edge["top"] < box[3] - _ALIKE
        and edge["bottom"] > box[1] + _ALIKE
        for edge in edges
    )


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _sheet_across(
    left: float, right: float, tops: list[float], letters: list[Letter], fills: list[dict[str, Any]]
) -> PdfTable | None:
    rows = [
        [
            char
            for char in letters
            if above <= _middle_of(char) <= below and left <= char["x0"] <= right
        ]
        for above, below in pairwise(tops)
    ]
    runs = [_runs_of(row) for row in rows]
    # A row that is one run of words is a heading over the table's whole width.
    several = [row for row, found in zip(rows, runs, strict=True) if len(found) > 1]
    columns = _runs_of([char for row in several for char in row])
    if len(columns) < _LEAST_COLUMNS:
        return None
    # Every column keeps as much room before its words as the first.
    room = min(max(columns[0][0] - left, 1), _MOST_ROOM)
    edges = [left, *(start - room for start, _ in columns[1:]), right]
    cells: dict[tuple[int, int], tuple[PdfCell, int, int]] = {}
    for at, row in enumerate(rows):
        whole = len(runs[at]) == 1 and runs[at][0][1] > edges[1]
        ends = [left, right] if whole else edges
        for x, (start, end) in enumerate(pairwise(ends)):
            shade = shade_of((start, tops[at], end, tops[at + 1]), fills)
            lines = set_lines([char for char in row if start <= char["x0"] < end])
            cells[at, x] = (PdfCell(lines, start, end, shade), 1, len(edges) - 1 if whole else 1)
    return PdfTable(edges, len(rows), cells)


def _middle_of(char: Letter) -> float:
    return (char["top"] + char["bottom"]) / 2


def _runs_of(row: list[Letter]) -> list[tuple[float, float]]:
    """Where letters stand above or beside one another without a gap that goes right through."""
    runs: list[tuple[float, float]] = []
    for char in sorted(row, key=lambda each: each["x0"]):
        if not char["text"].strip():
            continue
        if runs and char["x0"] - runs[-1][1] < _GAP:
            runs[-1] = (runs[-1][0], max(runs[-1][1], char["x1"]))
        else:
            runs.append((char["x0"], char["x1"]))
    return runs
