"""Figures with how they changed, and those of other places in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import first_chosen
from reporting.papers.sources.figure_lines import PlaceFigure, find_place_figure
from reporting.papers.sources.indicators import (
    COUNTED_BY,
    INDICATORS,
    indicator_figure_key,
    quotable_figure,
    sources_of,
    tables,
)
from reporting.papers.sources.queries.figures import spans_of
from reporting.papers.sources.source import Option, PaperSource


def periods(desk: Desk) -> list[tuple[str, str]]:
    return [("", "The newest"), *((span.code, span.words) for span in spans_of(desk.partnership))]


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    code = first_chosen(options, "period")
    found = (find_place_figure(each, desk.area, code=code) for each in tables(desk, options))
    public = [each for each in found if each]
    if not public:
        return Gathered()
    said = sources_of([each.whole for each in public])
    table = indicator_table(public, whole=bool(desk.for_members))
    return Gathered(
        blocks=(table, *((d.paragraph(COUNTED_BY.format(said)),) if said else ())),
        start=min(each.span.start for each in public).isoformat(),
        end=max(each.span.end for each in public).isoformat(),
        area="; ".join(dict.fromkeys(each.area for each in public if each.area)),
        source=said,
        quotable=tuple(chain.from_iterable(map(quotables, public))),
    )


def indicator_table(public: list[PlaceFigure], *, whole: bool) -> d.Table:
    """A row an indicator. ``whole`` gives members what the public reads otherwise, in rows of their own."""
    read = [replace(each, public=not whole) for each in public]
    spans = {each.span for each in read}
    bases = {each.basis for each in read if each.basis}
    columns = [
        d.Column("What is counted", 2, header=True),
        d.Column(figure_column_heading(read, bases), 1.6),
    ]
    if any(each.notes for each in read):
        columns.append(d.Column("What to know", 2.4))
    rows = (
        d.Row(
            indicator_cells(mine, dated=len(spans) > 1, based=len(bases) > 1)[: len(columns)],
            anchor=f"indicator-{mine.whole.indicator.pk}",
            kept="partners" if indicator_lines(mine) != indicator_lines(theirs) else "",
        )
        for mine, theirs in zip(read, public, strict=True)
    )
    when = f" for {spans.pop()}" if len(spans) == 1 else ""
    return d.Table(f"Figures{when}", tuple(columns), tuple(rows))


def figure_column_heading(read: list[PlaceFigure], bases: set[str]) -> str:
    """What heads the second column: figures, changes or both, and since when where that is one."""
    since = f" {next(iter(bases))}" if len(bases) == 1 else ""
    if not any(each.has_number for each in read):
        return f"Change{since}"
    return f"Figure and change{since}" if any(each.change for each in read) else "Figure"


def indicator_lines(each: PlaceFigure) -> list[str]:
    return [words for words in (each.figure, each.change) if words]


def indicator_cells(each: PlaceFigure, *, dated: bool, based: bool) -> tuple[d.Cell, ...]:
    """``dated`` names the period, and ``based`` what the change is since: where rows differ in it."""
    when = [str(each.span)] if dated else []
    said = indicator_lines(each)
    if based and each.change:
        said[-1] = f"{said[-1]} {each.basis}"
    return d.cell(each.name, *when), d.cell(*said), d.cell(*each.notes)


def quotables(each: PlaceFigure) -> Iterator[Quotable]:
    """The figure and the change of each place that is printed, as everybody may read them."""
    for line in (each.line, *each.others):
        key = indicator_figure_key(each.whole, each.span.code, line.place)
        label = f"{each.whole.indicator}, {line.name}, {each.span}"
        yield from quotable_figure(key, label, each.number_of(line))
        yield from quotable_figure(f"{key}-change", f"{label}: change", each.change_of(line))
        yield from quotable_figure(f"{key}-printed", f"{label}, as printed", each.printed_of(line))


SOURCE = PaperSource(
    words="Figures with their change",
    help="Each indicator with its figure, how it changed, and other places in brackets.",
    gather=gather,
    options=(
        INDICATORS,
        Option("period", "Period", choices=periods, help="The newest, unless you choose another."),
    ),
)
