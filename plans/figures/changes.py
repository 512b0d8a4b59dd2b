"""What the newest figures of a table are set against, and how each has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from csp.periods import date_words
from csp.periods.lengths import months_between
from plans.figures.cells import FigureCell
from plans.figures.change import FigureChange, PeriodFigure, Verdict, compare_figures, judge
from plans.figures.spans import Span
from plans.models import Break, Polarity

if TYPE_CHECKING:
    from plans.figures.table import FigureLine, FigureTable

YEAR, PREVIOUS, BASE, PLACE = "year", "previous", "base", "place"


@dataclass(frozen=True, slots=True)
class Against:
    """What to compare with: the same months a year before, the period before, a base, or a place."""

    kind: str = YEAR
    span: Span | None = None
    place: int | None = None
    words: str = ""

    def heading(self, now: Span | None) -> str:
        """What heads the column of changes."""
        if self.kind == PLACE:
            return f"Against {self.words}"
        then = self.then(now, ()) if self.kind != PREVIOUS else None
        return f"Change since {then.short}" if then else "Change"

    def then(self, now: Span | None, spans: tuple[Span, ...]) -> Span | None:
        """The period that the newest is compared with."""
        if now is None or self.kind == PLACE:
            return now
        if self.kind == BASE:
            return self.span
        if self.kind == PREVIOUS:
            return max((span for span in spans if span.end < now.start), default=None)
        return now.a_year_before


def change_in(
    table: FigureTable, line: FigureLine, other: FigureLine | None
) -> FigureChange | None:
    """How the newest figure of a line has changed; None where there is nothing to be said."""
    if table.now is None or table.indicator.percent_only:
        return None
    then = table.against.then(table.now, table.spans)
    if then is None or (table.against.kind == PLACE and (other is None or other is line)):
        return None
    source = other if table.against.kind == PLACE and other else line
    return changed(table, (line, table.now), (source, then))


def changed(
    table: FigureTable, one: tuple[FigureLine, Span], two: tuple[FigureLine, Span]
) -> FigureChange:
    """From the figure ``two`` to the figure ``one``, or why they cannot be compared."""
    now, then = figure_at(table, *one), figure_at(table, *two)
    for line, span in (one, two):
        if missing := cell_at(table, line, span).incomplete:
            return FigureChange(now, then, why_not=f"There is no figure for {missing} in {span}.")
    if broken := break_between(table.breaks, two[1], one[1]):
        why = f"Counted in another way from {date_words(broken.began_on)}: {broken.words}."
        return FigureChange(now, then, why_not=why)
    return compare_figures(now, then)


def cell_at(table: FigureTable, line: FigureLine, span: Span) -> FigureCell:
    return line.cells[table.spans.index(span)] if span in table.spans else FigureCell()


def figure_at(table: FigureTable, line: FigureLine, span: Span) -> PeriodFigure:
    cell = cell_at(table, line, span)
    return PeriodFigure(
        cell.value,
        span.start,
        span.end,
        months=months_so_far(span, table.today),
        approximate=cell.approximate,
        suppressed=cell.hidden,
    )


def months_so_far(span: Span, today: date) -> frozenset:
    """The months of a period that is not over; nothing, which means all, for one that is."""
    if span.end < today:
        return frozenset()
    return frozenset(each for each in months_between(span.start, span.end) if each.start <= today)


def break_between(breaks: tuple[Break, ...], then: Span, now: Span) -> Break | None:
    """The change in counting that stands between two periods, or falls inside the later one."""
    first, last = min(then, now), max(then, now)
    return next(
        (
            each
            for each in breaks
            if each.kind == Break.Kind.RECORDING and first.start < each.began_on <= last.end
        ),
        None,
    )


def verdict(table: FigureTable, change: FigureChange | None) -> Verdict:
    """Whether a change is for the better, by which way is good and not by its sign."""
    if change is None:
        return Verdict.UNKNOWN
    polarity = table.indicator.polarity
    return judge(change.difference, "" if polarity == Polarity.NEUTRAL else polarity)
