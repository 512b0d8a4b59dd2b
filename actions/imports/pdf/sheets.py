"""A table, or as much of it as one page has, by its rows and columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from actions.imports.lines import PrintedLine


@dataclass
class PdfCell:
    """A cell of one page: its lines, edges and looks."""

    lines: list[PrintedLine]
    x0: float
    x1: float
    colour: str = ""


@dataclass
class PdfTable:
    """A table of one page or more.

    ``cells`` has each piece with its height and width, by row and column; ``edges`` are
    where the columns begin and end, ``joined`` the rows that a page break had torn.
    """

    edges: list[float]
    height: int
    cells: dict[tuple[int, int], tuple[PdfCell, int, int]]
    starts_page: bool = False
    ends_page: bool = False
    joined: set[int] = field(default_factory=set)

    @property
    def width(self) -> int:
        return len(self.edges) - 1

    @property
    def pieces(self) -> list[PdfCell]:
        return [piece for piece, *_ in self.cells.values()]

    def row(self, at: int) -> list[PdfCell | None]:
        """The pieces that begin in a row, nothing where one reaches down from above."""
        return [self.cells[at, x][0] if (at, x) in self.cells else None for x in range(self.width)]

    def words(self, at: int) -> list[str]:
        """The words of each piece of a row."""
        return [_join_printed_lines(piece.lines) if piece else "" for piece in self.row(at)]


def _join_printed_lines(lines: list[PrintedLine]) -> str:
    return " ".join(line.text for line in lines)


Part = PdfTable | PrintedLine


def printed_lines(part: Part) -> list[PrintedLine]:
    """The printed lines of a part of a page."""
    if isinstance(part, PrintedLine):
        return [part]
    return [line for piece in part.pieces for line in piece.lines]
