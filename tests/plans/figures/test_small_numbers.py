"""No number that is kept back can be worked out from those that are printed."""

from __future__ import annotations

from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from plans.figures.suppression import TOTAL, Grid, suppressed

MOST = 9


@st.composite
def grids(draw) -> Grid:
    width = draw(st.integers(1, 3))
    count = st.one_of(st.none(), st.integers(0, 7))
    rows = st.lists(st.lists(count, min_size=width, max_size=width), min_size=1, max_size=3)
    return Grid(draw(rows), draw(st.booleans()), draw(st.booleans()), draw(st.booleans()))


def tables_that_fit(grid: Grid, back: frozenset, least: int) -> list[Grid]:
    """Every table that a reader could think of: what is printed as it is, the rest ``least`` or more."""
    unknown = [place for place in back if TOTAL not in place]
    return [
        table
        for values in product(range(least, MOST + 1), repeat=len(unknown))
        if fits(table := filled(grid, dict(zip(unknown, values, strict=True))), grid, back, least)
    ]


def filled(grid: Grid, values: dict) -> Grid:
    cells = [
        [values.get((row, column), count) for column, count in enumerate(line)]
        for row, line in enumerate(grid.cells)
    ]
    return Grid(cells, grid.row_totals, grid.column_totals, grid.grand_total)


def fits(table: Grid, grid: Grid, back: frozenset, least: int) -> bool:
    totals = [place for place in grid.places() if TOTAL in place and grid.is_printed(place)]
    return all(
        table.value(place) >= least if place in back else table.value(place) == grid.value(place)
        for place in totals
    )


@given(grids(), st.booleans())
def test_nothing_kept_back_can_be_derived(grid, zero):
    back = suppressed(grid, zero=zero)
    assume(sum(TOTAL not in place for place in back) <= 4)
    tables = tables_that_fit(grid, back, 0 if zero else 1)
    for place in back:
        assert len({table.value(place) for table in tables}) > 1, place


@given(grids(), st.integers(2, 7))
def test_every_small_number_is_kept_back_and_nought_never(grid, threshold):
    back = suppressed(grid, threshold)
    for place in grid.places():
        value = grid.value(place)
        if grid.is_printed(place) and 0 < value < threshold:
            assert place in back
        if value == 0:
            assert place not in back


def test_a_table_without_small_numbers_is_printed_whole():
    assert suppressed(Grid([[666, 496], [385, 276]])) == frozenset()


def test_one_small_number_takes_the_cheapest_others_with_it():
    """Killed and seriously injured, by locality and year: 3 in the fourth locality in 2009."""
    grid = Grid([[13, 9], [7, 6], [22, 15], [4, 3], [24, 15]], row_totals=False)
    back = suppressed(grid)
    assert {(3, 0), (3, 1)} <= back
    assert not any(TOTAL in place for place in back), "the totals of the years stay readable"
    assert len(back) == 4, "one more in each year, and no others"
