"""One indicator as a paper prints it: whose figures, what stands beside them, and what is kept back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csp.periods import date_words, parse_year
from plans.figures.cells import FigureCell, change_words
from plans.figures.change import NOT_APPLICABLE, FigureChange
from plans.figures.changes import cell_at, changed
from plans.figures.spans import Span
from plans.figures.table import FigureLine, FigureTable
from plans.models import Break, Geography, GeographyScheme
from reporting.document.parts.words import join_with_and, sentence

HEDGED = ("over ", "under ", "about ")


@dataclass(frozen=True)
class PlaceFigure:
    """The figure of one period for the place of the paper, with those of other places beside it.

    ``public`` withholds numbers too small to print. ``area`` names the place where the figures are of
    another one than the paper is about.
    """

    whole: FigureTable
    line: FigureLine
    others: tuple[FigureLine, ...]
    span: Span
    place: str = ""
    area: str = ""
    public: bool = True

    @property
    def name(self) -> str:
        return f"{self.whole.indicator} ({self.place})" if self.place else str(self.whole.indicator)

    @property
    def figure(self) -> str:
        beside = (place_in_brackets(other, self.figure_of(other)) for other in self.others)
        return " ".join(filter(None, (self.figure_of(self.line), *beside)))

    @property
    def change(self) -> str:
        beside = (place_in_brackets(other, self.change_of(other)) for other in self.others)
        return " ".join(filter(None, (self.change_of(self.line), *beside)))

    def printed_of(self, line: FigureLine) -> str:
        """The words in which the source gave the figure, where they differ from ours."""
        cell = cell_at(self.whole, line, self.span)
        words = cell.figure.printed if cell.figure and not self.hides(cell) else ""
        return "" if words == self.number_of(line) else words

    @property
    def basis(self) -> str:
        """What the change is against: as the source says, else the same months of the year before."""
        figure = cell_at(self.whole, self.line, self.span).figure
        if figure is not None and figure.change is not None:
            return basis_words(figure.change_basis)
        return f"since {self.then.short}" if self.change_of(self.line) else ""

    @property
    def then(self) -> Span:
        return self.span.a_year_before

    @property
    def has_number(self) -> bool:
        """Whether there is a number, printed or kept back, and not a change alone or none at all."""
        return cell_at(self.whole, self.line, self.span).value is not None

    def figure_of(self, line: FigureLine) -> str:
        """With what is marked beside it, unless its own words say so."""
        words, marks = self.number_of(line), cell_at(self.whole, line, self.span).marks
        return f"{words} ({', '.join(marks)})" if marks and not words.startswith(HEDGED) else words

    def number_of(self, line: FigureLine) -> str:
        """The figure alone, as a sentence quotes it; nothing where only a change is known."""
        cell = cell_at(self.whole, line, self.span)
        if self.hides(cell):
            return cell.back
        alone = cell.figure is not None and cell.value is None and cell.figure.change is not None
        return "" if alone else cell.words

    def change_of(self, line: FigureLine) -> str:
        """With its sign; nothing where the figures do not tell of a change."""
        cell = cell_at(self.whole, line, self.span)
        if self.hides(cell) or self.hides(cell_at(self.whole, line, self.then)):
            return NOT_APPLICABLE
        if cell.figure is not None and cell.figure.change is not None:
            return change_words(cell.figure.change)
        made = self.worked_out(line)
        return made.words if made and made.difference is not None else ""

    def worked_out(self, line: FigureLine) -> FigureChange | None:
        if cell_at(self.whole, line, self.then).value is None or self.whole.indicator.percent_only:
            return None
        return changed(self.whole, (line, self.span), (line, self.then))

    def hides(self, cell: FigureCell) -> bool:
        return self.public and bool(cell.back)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said beside it, each a sentence."""
        cell = cell_at(self.whole, self.line, self.span)
        missing = cell.figure.missing_because if cell.figure else ""
        said = (missing, self.whole.indicator.caveat, *self.breaks())
        return tuple(sentence(words) for words in said if words)

    def breaks(self) -> Iterator[str]:
        for each in self.whole.breaks:
            if self.then.start <= each.began_on <= self.span.end:
                yield break_words(each)


def break_words(each: Break) -> str:
    return f"From {date_words(each.began_on)}: {each.words}"


def basis_words(said: str) -> str:
    """A year as every other year of the paper is written; anything else as the source says it."""
    try:
        return f"since {parse_year(said)}"
    except ValueError:
        return f"against {said}"


def place_in_brackets(line: FigureLine, words: str) -> str:
    return f"({line.name} {words})" if words and words != NOT_APPLICABLE else ""


def find_place_figure(
    table: FigureTable, area: Geography | None, *, code: str = ""
) -> PlaceFigure | None:
    """What to print of a table for the place of a paper; nothing where it holds no such figure.

    ``code`` names the period; without one it is the newest that the place has a figure for.
    """
    line = line_for(table, area)
    spans = [span for span in table.spans if line and cell_at(table, line, span).says_something]
    span = next((span for span in reversed(spans) if code in ("", span.code)), None)
    if line is None or span is None:
        return None
    place, elsewhere = place_to_name(table, line, area)
    return PlaceFigure(
        whole=table,
        line=line,
        others=lines_to_compare(table, line, area),
        span=span,
        place=place,
        area=place if elsewhere else "",
    )


def line_for(table: FigureTable, area: Geography | None) -> FigureLine | None:
    """The line of the paper's own place, else the one that stands for the whole."""
    every = [*((table.total,) if table.total else ()), *table.lines, *table.others]
    known = [line for line in every if line.known]
    own = (line for line in known if is_of(line, area))
    return next(own, next(iter(known), None))


def is_of(line: FigureLine, area: Geography | None) -> bool:
    return area is not None and line.place is not None and is_same(line.place, area)


def is_same(place: Geography, area: Geography) -> bool:
    """Whether two places are the same one, which may stand in several sets of places."""
    same_council = area.area_id is not None and place.area_id == area.area_id
    return place.pk == area.pk or same_council or place.name == area.name


def place_to_name(table: FigureTable, line: FigureLine, area: Geography | None) -> tuple[str, bool]:
    """The place to name beside an indicator, if it must be, and whether it is not the paper's own."""
    if is_of(line, area):
        return "", False
    if line is table.total:
        names = [each.name for each in table.lines]
        return (f"{join_with_and(names)} together", True) if area else ("", False)
    if area is None and line in table.lines and len(table.lines) == 1:
        return "", False
    return line.name, area is not None or line in table.others


def lines_to_compare(
    table: FigureTable, line: FigureLine, area: Geography | None
) -> tuple[FigureLine, ...]:
    """What a paper compares with: places to compare with, and the other districts of a joint area."""
    if line in table.others and not is_of(line, area):
        return ()
    joint = table.scheme is not None and table.scheme.kind == GeographyScheme.Kind.DISTRICT
    shared = table.lines if joint and is_of(line, area) else ()
    return tuple(each for each in (*shared, *table.others) if each is not line)
