"""Charts of figures: over time, place by place, or this year beside the year before.

Every chart is drawn of what the public may read, because nothing can be taken out of a drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from csp.charts import AnyChart, Trend
from plans.figures.charts import chart_named, charts_of
from plans.figures.table import FigureTable
from reporting import document as d
from reporting.document.gathered import Gathered
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import chosen_values, first_chosen
from reporting.papers.sources.indicators import (
    COUNTED_BY,
    INDICATORS,
    sources_of,
    tables,
)
from reporting.papers.sources.localities import quotables
from reporting.papers.sources.reading import fixed_choices
from reporting.papers.sources.source import Option, PaperSource

FORMS = (
    ("trend", "Over time"),
    ("places", "Over time, place by place"),
    ("years", "Two years side by side"),
)
# Without a choice, not every indicator of a partnership is drawn.
MOST = 3
FEW = 9


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    form = first_chosen(options, "form") or "trend"
    found = [(each, pick_chart(each.public(), form)) for each in tables(desk, options)]
    shown = [(table.public(), chart) for table, chart in found if chart]
    if not chosen_values(options, "indicators"):
        shown = shown[:MOST]
    if not shown:
        return Gathered()
    said = sources_of([table for table, _ in shown])
    charts = (d.Chart(chart, across=is_single(chart)) for _, chart in shown)
    return Gathered(
        blocks=(*charts, *((d.paragraph(COUNTED_BY.format(said)),) if said else ())),
        start=min(table.spans[0].start for table, _ in shown).isoformat(),
        end=max(table.spans[-1].end for table, _ in shown).isoformat(),
        source=said,
        quotable=tuple(
            figure for table, _ in shown for figure in quotables(table, len(table.spans))
        ),
    )


def pick_chart(table: FigureTable, form: str) -> AnyChart | None:
    """The chart asked for, or else the first that there is; none of a single period."""
    if len(table.spans) < 2:
        return None
    return chart_named(table, form) or next(iter(charts_of(table)), None)


def is_single(chart: AnyChart) -> bool:
    """Whether one short line alone is drawn, whose figures are read best side by side."""
    alone = isinstance(chart, Trend) and len(chart.series) == 1 and not chart.comparator
    return alone and len(chart.rows()) <= FEW


SOURCE = PaperSource(
    words="Charts of figures",
    help="A drawing of each indicator, with a sentence and the figures under it.",
    gather=gather,
    options=(INDICATORS, Option("form", "What it shows", choices=fixed_choices(*FORMS))),
)
