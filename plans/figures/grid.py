"""The page on which figures are typed as a table: what each cell holds, and what was typed there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from plans.figures.cells import number_with_unit
from plans.figures.services.observation import GivenFigure, figure_stamp
from plans.figures.spans import Span
from plans.figures.typed import BASIS, parse_typed_figure, typed_words
from plans.models import Geography, Indicator, Observation

# More boxes than this make a page that nobody can use; a file is quicker then.
MOST_CELLS = 480
MOST_SPANS = 24


@dataclass
class GridCell:
    """One box. ``began`` and ``seen`` are what stood there when the page was drawn."""

    name: str
    label: str
    typed: str = ""
    began: str = ""
    seen: str = ""
    problem: str = ""
    read: dict[str, Any] = field(default_factory=dict)

    @property
    def is_touched(self) -> bool:
        return self.typed.strip() != self.began

    @property
    def value(self) -> Decimal | None:
        return self.read.get("value")


@dataclass
class FigureGrid:
    """Places by periods as boxes. ``hidden`` is how many earlier periods there was no room for."""

    indicator: Indicator
    places: Sequence[Geography]
    spans: list[Span]
    cells: dict[tuple[int, Span], GridCell]
    hidden: int = 0

    @property
    def rows(self) -> list[tuple[Geography, list[GridCell]]]:
        return [
            (place, [self.cells[place.pk, span] for span in self.spans]) for place in self.places
        ]

    @property
    def used(self) -> list[Span]:
        """The periods in which anything is held or typed."""
        filled = {span for (_, span), cell in self.cells.items() if cell.typed or cell.seen}
        return [span for span in self.spans if span in filled]

    @property
    def totals(self) -> list[str]:
        """The sum of each period as it would be, saved or not; nothing where a cell is not known."""
        found = []
        for span in self.spans:
            values = [self.cells[place.pk, span].value for place in self.places]
            known = [value for value in values if value is not None]
            whole = bool(values) and known == values and not self.indicator.percent_only
            found.append(number_with_unit(sum(known, Decimal())) if whole else "")
        return found

    @property
    def problems(self) -> list[GridCell]:
        return [cell for cell in self.cells.values() if cell.problem]

    def read(self, *, basis: str = BASIS) -> None:
        """Read every box, and say beside it what could not be read."""
        for cell in self.cells.values():
            cell.read, cell.problem = {}, ""
            try:
                cell.read = parse_typed_figure(cell.typed, self.indicator, basis=basis)
            except ValueError as error:
                # What was there before is not complained of until somebody changes it.
                cell.problem = str(error) if cell.is_touched else ""

    def given(self, **marks: bool) -> list[GivenFigure]:
        """What was typed that was not there, for the service; ``marks`` are said of every figure."""
        return [
            figure_from_cell(place, span, cell, marks)
            for place in self.places
            for span in self.spans
            if (cell := self.cells[place.pk, span]).is_touched
        ]

    def keeping(self, former: FigureGrid) -> FigureGrid:
        """These boxes with what was typed in the same ones before."""
        for at, cell in former.cells.items():
            if at in self.cells:
                cell.name = self.cells[at].name
                self.cells[at] = cell
        return self

    def fill(self, typed: Mapping[tuple[int, Span], str]) -> None:
        """Put words into boxes; an empty one leaves what stands there."""
        for place, words in typed.items():
            if words and place in self.cells:
                self.cells[place].typed = words


def figure_from_cell(
    place: Geography, span: Span, cell: GridCell, marks: Mapping[str, bool]
) -> GivenFigure:
    counted = cell.read.get("value") is not None
    said = {name: True for name, marked in marks.items() if marked and counted}
    return GivenFigure(geography=place, span=span, seen=cell.seen, **(cell.read | said))


def grid_of(
    indicator: Indicator,
    places: Sequence[Geography],
    figures: Sequence[Observation],
    more: Sequence[Span] = (),
) -> FigureGrid:
    """The boxes for what is held and for ``more`` periods, the newest where there is no room for all."""
    numbers = {place.pk for place in places}
    own = [each for each in figures if each.geography_id in numbers]
    spans = sorted({*(Span(each.start, each.end) for each in own), *more})
    room = max(1, min(MOST_SPANS, MOST_CELLS // max(1, len(places))))
    # What somebody has just asked for is always shown.
    shown = sorted({*spans[-room:], *more})
    at = {(each.geography_id, Span(each.start, each.end)): each for each in own}
    cells = {
        (place.pk, span): make_grid_cell(indicator, place, span, number, at.get((place.pk, span)))
        for place in places
        for number, span in enumerate(shown)
    }
    return FigureGrid(indicator, places, shown, cells, hidden=len(spans) - len(shown))


def make_grid_cell(
    indicator: Indicator, place: Geography, span: Span, number: int, figure: Observation | None
) -> GridCell:
    words = typed_words(indicator, figure)
    name = f"{place.pk}-{number}"
    return GridCell(name, f"{place}, {span}", words, words, figure_stamp(figure))
