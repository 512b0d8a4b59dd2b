"""One neutral shape for what any file gives, in the order of the document.

Words, tables, what its reader leaves out, and what it warns of: nothing goes another way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from actions.imports.refusals import TOO_MANY_CELLS
from actions.imports.result import Leftover
from csp.files.packages import Unreadable
from csp.prose.blocks import Inline
from plans.proofreading.findings import Finding

MOST_CELLS = 400_000
# A sheet of Excel has no more.
MOST_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A paragraph or heading outside a table. ``level`` 0 is running text, 1 the highest heading.

    ``runs`` are the same words with their look and links, where the file has any. An item of a list
    has the ``number`` that is printed before it, if any, and a ``depth`` from 0.
    """

    text: str
    level: int = 0
    bullet: bool = False
    bold: bool = False
    is_title: bool = False
    is_sheet: bool = False
    runs: Inline = ()
    number: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell with where it begins in its table and how many rows and columns it covers.

    ``text`` has one line a paragraph, list items with a bullet. ``colour`` is the name
    of its shading, empty for none, white or black; ``mark`` what a cell without words says by
    the colour of a dot or by a picture.
    """

    text: str
    top: int = 0
    left: int = 0
    height: int = 1
    width: int = 1
    colour: str = ""
    bold: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A rectangle of cells; a cell that covers several places stands in each of them.

    ``joined`` names rows that a page break had torn in two.
    """

    grid: tuple[tuple[SourceCell, ...], ...]
    source: str
    joined: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        return len(self.grid[0]) if self.grid else 0

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The words of each row, each cell once."""
        return tuple(
            tuple(
                cell.text if (cell.top, cell.left) == (at, across) else ""
                for across, cell in enumerate(row)
            )
            for at, row in enumerate(self.grid)
        )


Block = SourceParagraph | SourceTable | Leftover | Finding


def distinct(row: Iterable[SourceCell]) -> list[SourceCell]:
    """Each cell of a row once, though it may stand in several places."""
    return list({(cell.top, cell.left): cell for cell in row}.values())


@dataclass(frozen=True, slots=True)
class Loose:
    """A cell before it has its place; without a text it takes one up and is out of sight."""

    text: str | None
    width: int = 1
    height: int = 1
    colour: str = ""
    bold: bool = False
    mark: str = ""


def lay_out_table(rows: Iterable[Sequence[Loose]], source: str) -> SourceTable:
    """Loose rows as a rectangle, as a browser lays out a table with spans."""
    rows = list(rows)
    taken: dict[tuple[int, int], SourceCell] = {}
    for at, row in enumerate(rows):
        across = 0
        for loose in row:
            while (at, across) in taken:
                across += 1
            across += _place(taken, loose, at, across, len(rows))
            if len(taken) > MOST_CELLS:
                raise Unreadable(TOO_MANY_CELLS)
    return rectangle(taken, len(rows), source)


def _place(taken: dict, loose: Loose, at: int, across: int, height: int) -> int:
    down = max(1, min(loose.height, height - at))
    wide = max(1, min(loose.width, 200))
    if loose.text is None:
        return wide
    cell = SourceCell(loose.text, at, across, down, wide, loose.colour, loose.bold, loose.mark)
    for y in range(at, at + down):
        for x in range(across, across + wide):
            taken.setdefault((y, x), cell)
    return wide


def rectangle(taken: dict[tuple[int, int], SourceCell], height: int, source: str) -> SourceTable:
    """Places as a rectangle: gaps are empty cells, and columns that nothing begins in are left out."""
    width = 1 + max((x for _, x in taken), default=-1)
    # A column that only wide cells cross is an accident of drawing.
    begun = {x for (_, x), cell in taken.items() if cell.left == x}
    begun |= {cell.left for cell in taken.values() if cell.text} | {0}
    kept = sorted(begun) if width else []
    if len(kept) > MOST_COLUMNS or len(kept) * height > MOST_CELLS:
        raise Unreadable(TOO_MANY_CELLS)
    place = {x: at for at, x in enumerate(kept)}
    moved: dict[SourceCell, SourceCell] = {}
    for cell in set(taken.values()):
        left = place.get(cell.left, 0)
        wide = sum(x in place for x in range(cell.left, cell.left + cell.width))
        moved[cell] = replace(cell, left=left, width=max(1, wide))
    grid = tuple(
        tuple(moved[taken[y, x]] if (y, x) in taken else SourceCell("", y, place[x]) for x in kept)
        for y in range(height)
    )
    return SourceTable(grid, source)
