"""Places by years, a table an indicator, with totals that are worked out and said to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from plans.figures.cells import FigureCell, threshold_of
from plans.figures.spans import Span
from plans.figures.table import FigureLine, FigureTable
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.document.parts.words import sentence
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import first_chosen
from reporting.papers.sources.figure_lines import break_words
from reporting.papers.sources.indicators import (
    COUNTED_BY,
    INDICATORS,
    indicator_figure_key,
    quotable_figure,
    sources_of,
    tables,
)
from reporting.papers.sources.reading import fixed_choices
from reporting.papers.sources.source import Option, PaperSource

TOTAL = "Total, worked out from the figures above"
KEPT_BACK = "Numbers under {} are kept back, and so are others that would give them away."
MOST = 8


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    found = [each for each in tables(desk, options) if len(each.lines) > 1]
    if not found:
        return Gathered()
    many = min(MOST, int(first_chosen(options, "last") or MOST))
    spans = [span for each in found for span in each.spans[-many:]]
    return Gathered(
        blocks=tuple(chain.from_iterable(locality_blocks(each, desk, many) for each in found)),
        start=min(span.start for span in spans).isoformat(),
        end=max(span.end for span in spans).isoformat(),
        source=sources_of(found),
        quotable=tuple(chain.from_iterable(quotables(each.public(), many) for each in found)),
    )


def locality_blocks(table: FigureTable, desk: Desk, many: int) -> Iterator[d.DocumentBlock]:
    yield locality_table(table, many, whole=bool(desk.for_members))
    said = locality_notes(table, table.spans[-many:])
    if not desk.for_members and any(
        cell.back for line in table.every_line for cell in line.cells[-many:]
    ):
        said.insert(0, KEPT_BACK.format(threshold_of(table.indicator)))
    if said:
        yield d.paragraph(" ".join(said))


def locality_table(table: FigureTable, many: int, *, whole: bool) -> d.Table:
    """``whole`` gives members numbers that are too small to print, in rows for them alone.

    A row that is left out of a column takes at least those numbers with it that are kept back in the
    column, so the total gives none of them away.
    """
    spans = table.spans[-many:]
    read, public = (table, table.public()) if whole else (table.public(), table.public())
    columns = (
        d.Column("Place", 1.6, header=True),
        *(d.Column(span.short, numeric=True) for span in spans),
        d.Column(table.against.heading(table.now), numeric=True),
    )
    pairs = zip(read.every_line, public.every_line, strict=True)
    rows = tuple(locality_row(mine, theirs, table, many) for mine, theirs in pairs if mine.known)
    return d.Table(locality_caption(table, spans), columns, rows)


def locality_row(mine: FigureLine, theirs: FigureLine, table: FigureTable, many: int) -> d.Row:
    is_total = mine.place is None
    said, public = locality_line_words(mine, many), locality_line_words(theirs, many)
    place = mine.place.pk if mine.place else "total"
    name = d.paragraph(TOTAL if is_total else mine.name, bold=is_total)
    return d.Row(
        (d.cell(name), *(d.cell(each) for each in said)),
        anchor=f"indicator-{table.indicator.pk}-{place}",
        kept="" if said == public else "partners",
    )


def locality_line_words(line: FigureLine, many: int) -> list[str]:
    change = line.change.words if line.change else ""
    return [*(locality_cell_words(cell) for cell in line.cells[-many:]), change]


def locality_cell_words(cell: FigureCell) -> str:
    """A sum of places of which one is not known says so, for it is less than the whole."""
    marks = [*(["provisional"] if cell.provisional else [])]
    marks += [f"without {cell.incomplete}"] if cell.incomplete else []
    return f"{cell.words} ({', '.join(marks)})" if marks else cell.words


def locality_caption(table: FigureTable, spans: tuple[Span, ...]) -> str:
    """The indicator, what is counted, the period, and that the figures are approximate."""
    unit = table.indicator.unit
    name = str(table.indicator)
    counted = f" ({unit})" if unit and unit.casefold() not in name.casefold() else ""
    years = spans[0].words if len(spans) == 1 else f"{spans[0].short} to {spans[-1].short}"
    rough = any(cell.approximate for line in table.every_line for cell in line.cells[-len(spans) :])
    return f"{name}{counted}, {years}" + (
        f" (approximate figures by {kind(table)})" if rough else ""
    )


def kind(table: FigureTable) -> str:
    known = table.scheme is not None and table.scheme.kind in ("locality", "ward", "district")
    return table.scheme.kind if table.scheme and known else "place"


def locality_notes(table: FigureTable, spans: tuple[Span, ...]) -> list[str]:
    """What is to be said under a table: warnings, changes in counting, and who counted."""
    breaks = [each for each in table.breaks if spans[0].start <= each.began_on <= spans[-1].end]
    said = [table.indicator.caveat, *map(break_words, breaks)]
    source = table.indicator.source
    return [sentence(each) for each in said if each] + (
        [COUNTED_BY.format(source)] if source else []
    )


def quotables(table: FigureTable, many: int) -> Iterator[Quotable]:
    """The totals of each year, the newest figure of each place, and how each has changed."""
    spans = table.spans[-many:]
    for line in table.every_line:
        shown = list(zip(spans, line.cells[-many:], strict=True))
        for span, cell in shown if line.place is None else shown[-1:]:
            key = indicator_figure_key(table, span.code, line.place)
            words = "" if cell.hidden else cell.words
            yield from quotable_figure(key, f"{table.indicator}, {line.name}, {span}", words)
        change = line.change.words if line.change and line.change.difference is not None else ""
        yield from quotable_figure(
            f"{key}-change", f"{table.indicator}, {line.name}: change", change
        )


LAST = Option(
    "last",
    "How many periods",
    choices=fixed_choices(
        ("", "All, up to eight"), *((str(n), f"The last {n}") for n in range(2, MOST + 1))
    ),
)
SOURCE = PaperSource(
    words="Tables of places by years",
    help="One table an indicator: each place, each year, the change, and a total worked out.",
    gather=gather,
    options=(INDICATORS, LAST),
)
