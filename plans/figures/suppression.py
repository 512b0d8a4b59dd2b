"""Numbers too small to print, and the others that must go with them so that sums do not give them away.

Pure. A table with its totals is a network through which cases flow: from the whole to each row, from
there through the cells to each column, and back to the whole. What is printed is fixed; what is kept
back may be any number of one or more. A number kept back is safe when it could be another one with every
printed number as it is, which is so exactly when a circle of numbers kept back runs through it, along
which one case can be sent. Where there is no such circle, another number has to be kept back too.

The practice of statistical bodies: no law sets the threshold, so it is a setting of each partnership.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# One to four are kept back unless a partnership says otherwise.
THRESHOLD = 5
TOTAL = -1
Place = tuple[int, int]
Vertex = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """Counts by row and column, nought or more; ``None`` where there is no data. Totals are worked out.

    ``row_totals``, ``column_totals`` and ``grand_total`` say which totals are printed.
    """

    cells: Sequence[Sequence[int | None]]
    row_totals: bool = True
    column_totals: bool = True
    grand_total: bool = True

    @property
    def height(self) -> int:
        return len(self.cells)

    @property
    def width(self) -> int:
        return len(self.cells[0]) if self.cells else 0

    def value(self, place: Place) -> int:
        """A cell or a total; a total stands in the row or the column called ``TOTAL``."""
        return sum(count or 0 for count in self.parts(place))

    def parts(self, place: Place) -> Iterator[int | None]:
        """The cell itself, or the cells that a total is the sum of."""
        row, column = place
        rows = range(self.height) if row == TOTAL else (row,)
        columns = range(self.width) if column == TOTAL else (column,)
        return (self.cells[r][c] for r in rows for c in columns)

    def places(self) -> Iterator[Place]:
        """Every number of the table, the totals that are not printed too; none where there is no data."""
        for row in (*range(self.height), TOTAL):
            for column in (*range(self.width), TOTAL):
                if any(count is not None for count in self.parts((row, column))):
                    yield row, column

    def is_printed(self, place: Place) -> bool:
        row, column = place
        if row == TOTAL and column == TOTAL:
            return self.grand_total
        return (row != TOTAL or self.column_totals) and (column != TOTAL or self.row_totals)


class SuppressionState:
    """What is kept back at one moment of the search: the numbers that the reader does not know."""

    def __init__(self, grid: Grid, back: set[Place], least: int):
        self.grid, self.back, self.least = grid, back, least
        # Where one case more, or one fewer, can be sent on from each point of the network.
        self.steps: dict[Vertex, list[tuple[Vertex, Place]]] = {}
        for place in grid.places():
            if place in back or not grid.is_printed(place):
                self.link(place)

    def link(self, place: Place) -> None:
        start, end = ends_of_flow(place)
        self.steps.setdefault(start, []).append((end, place))
        if self.can_fall(place):
            self.steps.setdefault(end, []).append((start, place))

    def can_fall(self, place: Place) -> bool:
        """Whether a number could be less; a total that was never printed may be nought."""
        return self.grid.value(place) > (self.least if place in self.back else 0)

    def without(self, *more: Place) -> SuppressionState:
        """The same with more numbers kept back."""
        return SuppressionState(self.grid, self.back | set(more), self.least)

    def is_safe(self, place: Place) -> bool:
        """Whether this number could be another one, for all that is printed."""
        start, end = ends_of_flow(place)
        more = self.reaches(end, start, without=place)
        return more or (self.can_fall(place) and self.reaches(start, end, without=place))

    def reaches(self, start: Vertex, goal: Vertex, *, without: Place) -> bool:
        seen, waiting = {start}, [start]
        while waiting:
            for vertex, place in self.steps.get(waiting.pop(), ()):
                if place != without and vertex not in seen:
                    seen.add(vertex)
                    waiting.append(vertex)
        return goal in seen


def ends_of_flow(place: Place) -> tuple[Vertex, Vertex]:
    """From where to where the cases of one number flow."""
    row, column = place
    start: Vertex = ("all", 0) if column == TOTAL else ("row", row)
    end: Vertex = ("row", row) if column == TOTAL else ("column", column)
    if row == TOTAL:
        start = ("end", 0) if column == TOTAL else ("column", column)
        end = ("all", 0) if column == TOTAL else ("end", 0)
    return start, end


def suppressed(grid: Grid, threshold: int = THRESHOLD, *, zero: bool = False) -> frozenset[Place]:
    """The numbers to keep back: those from one to below the threshold, and as few more as will do.

    Nought is printed, because that nothing happened tells nobody's story, unless ``zero`` keeps it
    back too. Totals under the threshold are kept back like any other number.
    """
    # The least that a reader must think a number kept back to be.
    least = 0 if zero else 1
    small = {place for place in grid.places() if least <= grid.value(place) < threshold}
    kept = SuppressionState(grid, {place for place in small if grid.is_printed(place)}, least)
    while given_away := next((each for each in sorted(kept.back) if not kept.is_safe(each)), None):
        more = next_to_go(kept, given_away)
        if more is None:  # Nothing is left in its lines that could be kept back: all of it goes.
            return frozenset(
                kept.back
                | {at for at in printed_places(kept, grid.places()) if grid.value(at) >= least}
            )
        kept = kept.without(more)
    return frozenset(kept.back)


def next_to_go(kept: SuppressionState, given_away: Place) -> Place | None:
    """The least loss: the smallest number in the same row or column, a cell rather than a total."""
    row, column = given_away
    line = [place for place in kept.grid.places() if place[0] == row or place[1] == column]
    left = [place for place in printed_places(kept, line) if kept.grid.value(place) >= kept.least]
    helpful = [place for place in left if helps(kept, place, given_away)]
    return min(helpful or left, key=lambda at: (TOTAL in at, kept.grid.value(at), at), default=None)


def helps(kept: SuppressionState, place: Place, given_away: Place) -> bool:
    return kept.without(place).is_safe(given_away)


def printed_places(kept: SuppressionState, places: Iterable[Place]) -> list[Place]:
    return [place for place in places if kept.grid.is_printed(place) and place not in kept.back]
