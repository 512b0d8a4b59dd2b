"""A table, or as much of it as one page has, by its rows and columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from actions.imports.lines import Line


@dataclass
class Piece:
    """A cell of one page: its lines, edges and looks."""

    lines: list[Line]
    x0: float
    x1: float
    colour: str = ""


@dataclass
class Sheet:
    """A table of one page or more.

    ``cells`` has each piece with its height and width, by row and column; ``edges`` are
    where the columns begin and end, ``joined`` the rows that a page break had torn.
    """

    edges: list[float]
    height: int
    cells: dict[tuple[int, int], tuple[Piece, int, int]]
    starts_page: bool = False
    ends_page: bool = False
    joined: set[int] = field(default_factory=set)

    @property
    def width(self) -> int:
        return len(self.edges) - 1

    @property
    def pieces(self) -> list[Piece]:
        return [piece for piece, *_ in self.cells.values()]

    def row(self, at: int) -> list[Piece | None]:
        """The pieces that begin in a row, nothing where one reaches down from above."""
        return [self.cells[at, x][0] if (at, x) in self.cells else None for x in range(self.width)]

    def words(self, at: int) -> list[str]:
        """The words of each piece of a row."""
        return [_words(piece.lines) if piece else "" for piece in self.row(at)]


def _words(lines: list[Line]) -> str:
    return " ".join(line.text for line in lines)


Part = Sheet | Line


def lines_of(part: Part) -> list[Line]:
    """The printed lines of a part of a page."""
    if isinstance(part, Line):
        return [part]
    return [line for piece in part.pieces for line in piece.lines]
