"""Figures as a table of places by periods: totals and changes worked out each time, never stored.

``figure_table`` reads one table in a fixed number of queries. ``FigureTable.public()`` is the same table with
numbers too small to print kept back, and with them those that would give them away; whatever leaves
the workspace is made from that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from plans.figures.cells import FigureCell, figure_cell, suppress_lines, total_cell
from plans.figures.change import FigureChange
from plans.figures.changes import Against, change_in
from plans.figures.queries import (
    breaks_of_indicators,
    current_figures,
    places_of,
    printed_totals_of,
)
from plans.figures.spans import Span
from plans.models import Break, Geography, GeographyScheme, Indicator, Observation, PrintedTotal

Kind = GeographyScheme.Kind
TOTAL = "Total"
# A share, a rate or an average of several places is not the sum of theirs.
NOT_ADDED = ("%", "per ", "per cent", "rate", "average", "mean", "score")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """The figures of one place, or their totals, and how the newest has changed."""

    name: str
    cells: tuple[FigureCell, ...]
    place: Geography | None = None
    change: FigureChange | None = None

    @property
    def known(self) -> list[FigureCell]:
        return [cell for cell in self.cells if cell.says_something]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Places by periods. ``others`` are places of other partnerships, which no total counts."""

    indicator: Indicator
    scheme: GeographyScheme | None
    spans: tuple[Span, ...]
    lines: tuple[FigureLine, ...]
    total: FigureLine | None
    others: tuple[FigureLine, ...]
    breaks: tuple[Break, ...]
    printed: tuple[PrintedTotal, ...]
    today: date
    against: Against = field(default_factory=Against)
    is_public: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.spans

    @property
    def every_line(self) -> tuple[FigureLine, ...]:
        return (*self.lines, *((self.total,) if self.total else ()), *self.others)

    @property
    def headline(self) -> FigureLine | None:
        """The line that stands for the whole: the totals, else the only place, else the first."""
        return self.total or (self.lines or self.others or (None,))[0]

    @property
    def whole(self) -> FigureLine | None:
        """The line that a total printed elsewhere speaks of: the totals, or the only place there is."""
        return self.total or (self.lines[0] if len(self.lines) == 1 else None)

    @property
    def kept_back(self) -> int:
        """How many numbers the public does not read."""
        return sum(bool(cell.back) for line in self.every_line for cell in line.cells)

    @property
    def now(self) -> Span | None:
        return self.spans[-1] if self.spans else None

    def public(self) -> FigureTable:
        """What may leave the workspace. Changes are worked out anew from what is left."""
        if self.is_public:
            return self
        table = replace(
            self,
            lines=tuple(redacted(line) for line in self.lines),
            total=redacted(self.total) if self.total else None,
            others=tuple(redacted(line) for line in self.others),
            printed=(),
            is_public=True,
        )
        return with_changes(table)

    def grid(self, *, public: bool = False) -> Iterator[list[str]]:
        """The table as rows of words: a heading, the places, the total; a change with its sign."""
        table = self.public() if public else self
        yield ["Place", *(span.words for span in table.spans), table.against.heading(table.now)]
        for line in table.every_line:
            change = line.change.words if line.change else ""
            yield [line.name, *(cell.words for cell in line.cells), change]


def redacted(line: FigureLine) -> FigureLine:
    return replace(line, cells=tuple(cell.redacted() for cell in line.cells))


def figure_table(
    indicator: Indicator,
    scheme: GeographyScheme | None,
    *,
    today: date,
    against: Against | None = None,
) -> FigureTable:
    """The table of one indicator for one set of places. Four queries."""
    return build(
        indicator,
        scheme,
        places=list(places_of([scheme] if scheme else [])),
        figures=list(current_figures([indicator])),
        breaks=list(breaks_of_indicators([indicator])),
        printed=list(printed_totals_of([indicator])),
        today=today,
        against=against,
    )


def figure_tables_by_indicator(
    indicators: Iterable[Indicator], *, today: date
) -> dict[int, FigureTable]:
    """The table of each of many indicators by its number, for its usual places, in four queries."""
    wanted = list(indicators)
    figures = list(current_figures(wanted))
    schemes = {each.pk: usual_scheme(each, figures) for each in wanted}
    places = list(places_of({one.pk: one for one in schemes.values() if one}.values()))
    breaks, printed = list(breaks_of_indicators(wanted)), list(printed_totals_of(wanted))
    return {
        each.pk: build(
            each,
            schemes[each.pk],
            places=[one for one in places if in_scheme(one, schemes[each.pk])],
            figures=[one for one in figures if one.indicator_id == each.pk],
            breaks=[one for one in breaks if one.indicator_id == each.pk],
            printed=[one for one in printed if one.indicator_id == each.pk],
            today=today,
        )
        for each in wanted
    }


def usual_scheme(indicator: Indicator, figures: Iterable[Observation]) -> GeographyScheme | None:
    """The places that an indicator is shown for, unless somebody asks for others."""
    own = (
        figure.geography.scheme
        for figure in figures
        if figure.indicator_id == indicator.pk and figure.geography.scheme.kind != Kind.COMPARATOR
    )
    return indicator.scheme or next(own, None)


def in_scheme(place: Geography, scheme: GeographyScheme | None) -> bool:
    return scheme is not None and place.scheme_id == scheme.pk


def build(
    indicator: Indicator,
    scheme: GeographyScheme | None,
    *,
    places: Sequence[Geography],
    figures: Sequence[Observation],
    breaks: Sequence[Break],
    printed: Sequence[PrintedTotal],
    today: date,
    against: Against | None = None,
) -> FigureTable:
    """The table from rows that are at hand. Places without any figure keep their line."""
    others = dict.fromkeys(
        one.geography
        for one in figures
        if one.geography.scheme.kind == Kind.COMPARATOR and not in_scheme(one.geography, scheme)
    )
    shown = {place.pk for place in (*places, *others)}
    spans = tuple(
        sorted({Span(one.start, one.end) for one in figures if one.geography_id in shown})
    )
    at = {(one.geography_id, Span(one.start, one.end)): one for one in figures}
    table = FigureTable(
        indicator=indicator,
        scheme=scheme,
        spans=spans,
        lines=tuple(figure_line(indicator, place, spans, at) for place in places),
        total=None,
        others=tuple(figure_line(indicator, place, spans, at) for place in others),
        breaks=tuple(breaks),
        printed=tuple(one for one in printed if scheme and one.scheme_id == scheme.pk),
        today=today,
        against=against or Against(),
    )
    return with_changes(with_small_numbers(replace(table, total=total_line(table))))


def figure_line(
    indicator: Indicator, place: Geography, spans: Sequence[Span], at: dict
) -> FigureLine:
    cells = (figure_cell(indicator, at.get((place.pk, span))) for span in spans)
    return FigureLine(str(place), tuple(cells), place)


def can_sum_places(table: FigureTable) -> bool:
    """Whether the figures of the places can be summed to one of the whole."""
    unit = table.indicator.unit.casefold()
    return (
        len(table.lines) > 1
        and table.scheme is not None
        and table.scheme.kind != Kind.COMPARATOR
        and not table.indicator.percent_only
        and not any(words in unit for words in NOT_ADDED)
    )


def total_line(table: FigureTable) -> FigureLine | None:
    if not can_sum_places(table):
        return None
    columns = zip(*(line.cells for line in table.lines), strict=True)
    names = [line.name for line in table.lines]
    return FigureLine(TOTAL, tuple(total_cell(names, column) for column in columns))


def with_small_numbers(table: FigureTable) -> FigureTable:
    """The table with what the public reads in place of each number that is kept back from it."""
    main = [*table.lines, *((table.total,) if table.total else ())]
    marked = suppress_lines(table.indicator, [line.cells for line in main], total=bool(table.total))
    lines = [replace(line, cells=cells) for line, cells in zip(main, marked, strict=True)]
    # Each stands by itself: no total is printed that it is part of.
    others = [
        replace(line, cells=suppress_lines(table.indicator, [line.cells], total=False)[0])
        for line in table.others
    ]
    return replace(
        table,
        lines=tuple(lines[: len(table.lines)]),
        total=lines[-1] if table.total else None,
        others=tuple(others),
    )


def with_changes(table: FigureTable) -> FigureTable:
    every: dict[int | None, FigureLine] = {
        line.place.pk: line for line in (*table.lines, *table.others) if line.place
    }

    def changed(line: FigureLine) -> FigureLine:
        other = every.get(table.against.place)
        return replace(line, change=change_in(table, line, other))

    return replace(
        table,
        lines=tuple(map(changed, table.lines)),
        total=changed(table.total) if table.total else None,
        others=tuple(map(changed, table.others)),
    )


def value_of_cell(table: FigureTable, span: Span) -> Decimal | None:
    """The total of a period, or nothing where it is not known whole."""
    if table.whole is None or span not in table.spans:
        return None
    cell = table.whole.cells[table.spans.index(span)]
    return None if cell.incomplete else cell.value
