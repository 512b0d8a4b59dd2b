"""One figure in a table: what it says, what is marked beside it, and whether the public reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from csp.charts.values import tidied
from csp.quantities import format_number
from plans.figures.change import percent_words
from plans.figures.suppression import TOTAL, Grid, suppressed
from plans.models import Hedge, Indicator, Observation

KEPT_BACK = "kept back"
SAID_AT_SOURCE = "withheld by the source"
NOT_AVAILABLE = "not available"
HEDGES = {Hedge.OVER: "over ", Hedge.UNDER: "under ", Hedge.ABOUT: "about "}


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A figure, or none. ``back`` is what the public reads in its place, empty where it reads it.

    ``incomplete`` says for a total which place it lacks; ``hidden`` that the number was taken out.
    """

    figure: Observation | None = None
    value: Decimal | None = None
    words: str = ""
    marks: tuple[str, ...] = ()
    incomplete: str = ""
    back: str = ""
    hidden: bool = False

    @property
    def says_something(self) -> bool:
        return bool(self.words)

    @property
    def approximate(self) -> bool:
        return "approximate" in self.marks

    @property
    def provisional(self) -> bool:
        return "provisional" in self.marks

    def redacted(self) -> FigureCell:
        if not self.back:
            return replace(self, figure=None)
        return FigureCell(words=self.back, marks=self.marks, back=self.back, hidden=True)


def figure_cell(indicator: Indicator, figure: Observation | None) -> FigureCell:
    if figure is None:
        return FigureCell()
    value = None if figure.value is None else tidied(figure.value)
    return FigureCell(figure, value, observation_words(indicator, figure), marks_of(figure))


def marks_of(figure: Observation) -> tuple[str, ...]:
    unsure = figure.approximate or figure.qualifier != Hedge.EXACT
    names = {"approximate": unsure and figure.value is not None, "provisional": figure.provisional}
    return tuple(name for name, marked in names.items() if marked)


def observation_words(indicator: Indicator, figure: Observation) -> str:
    """What is printed: 4,369, over 70, 20.2%, 70 since 2009, or why there is no number."""
    if figure.qualifier == Hedge.SUPPRESSED:
        return SAID_AT_SOURCE
    if figure.value is None:
        return NOT_AVAILABLE if figure.change is None else change_words(figure.change)
    hedge = HEDGES.get(Hedge(figure.qualifier), "")
    since = f" since {figure.since}" if figure.since else ""
    return f"{hedge}{number_with_unit(figure.value, indicator.unit)}{since}"


def number_with_unit(value: Decimal, unit: str = "") -> str:
    plain = format_number(tidied(value))
    if unit.startswith("£"):
        return f"£{plain}"
    return f"{plain}%" if unit.startswith("%") else plain


def change_words(change: Decimal) -> str:
    """A change in per cent with its sign, to as many places as it was given with."""
    places = max(0, -int(change.normalize().as_tuple().exponent))
    return percent_words(change, places)


def total_cell(names: Sequence[str], cells: Sequence[FigureCell]) -> FigureCell:
    """The sum of a period's figures; it says so where one of them is not known."""
    known = [cell for cell in cells if cell.value is not None]
    if not known:
        return FigureCell()
    value = sum((cell.value for cell in known if cell.value is not None), Decimal())
    missing = [name for name, cell in zip(names, cells, strict=True) if cell.value is None]
    marks = tuple(mark for mark in ("approximate", "provisional") if any_marked(known, mark))
    return FigureCell(None, value, number_with_unit(value), marks, incomplete=", ".join(missing))


def any_marked(cells: Sequence[FigureCell], mark: str) -> bool:
    return any(mark in cell.marks for cell in cells)


# -- Small numbers ----------------------------------------------------------------------------------


def threshold_of(indicator: Indicator) -> int:
    """Numbers below this are kept back; 0 where every number may be read."""
    if indicator.exempt:
        return 0
    own = indicator.small_number_threshold
    return indicator.partnership.small_number_threshold if own is None else own


def suppress_lines(
    indicator: Indicator, lines: Sequence[tuple[FigureCell, ...]], *, total: bool
) -> list[tuple[FigureCell, ...]]:
    """The same lines, the last of them the totals where ``total``, with what is kept back marked.

    Each period stands by itself, because no total over several periods is printed. Where a total is
    printed, every number kept back reads the same: to say which of them are small would, with the
    total, give some of them away.
    """
    if not (threshold := threshold_of(indicator)) or not lines:
        return list(lines)
    zero = indicator.partnership.hides_zero
    words = KEPT_BACK if total else f"fewer than {threshold}"
    columns = [
        marked_column(column, threshold, zero, words, total) for column in zip(*lines, strict=True)
    ]
    return [tuple(line) for line in zip(*columns, strict=True)] if columns else list(lines)


def marked_column(
    column: Sequence[FigureCell], threshold: int, zero: bool, words: str, total: bool
) -> list[FigureCell]:
    parts = column[:-1] if total else column
    if not all(is_cell_a_count(cell) for cell in parts):
        return [of_a_share(cell, threshold, zero) for cell in column]
    counts = tuple((None if cell.value is None else int(cell.value),) for cell in parts)
    grid = Grid(counts, row_totals=False, column_totals=total, grand_total=False)
    back = {row for row, at in suppressed(grid, threshold, zero=zero) if at != TOTAL}
    places = [*range(len(parts)), *([TOTAL] if total else [])]
    return [
        replace(cell, back=words) if place in back and cell.value is not None else cell
        for place, cell in zip(places, column, strict=True)
    ]


def is_cell_a_count(cell: FigureCell) -> bool:
    """Whether a figure counts cases; a share or a rate is judged by the cases behind it."""
    if cell.value is None:
        return True
    part = cell.figure.numerator if cell.figure else None
    return part is None and cell.value >= 0 and cell.value == cell.value.to_integral_value()


def of_a_share(cell: FigureCell, threshold: int, zero: bool) -> FigureCell:
    part = cell.figure.numerator if cell.figure else None
    if part is None or part >= threshold or (part == 0 and not zero):
        return cell
    return replace(cell, back=KEPT_BACK)
