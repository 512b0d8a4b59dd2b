"""The long table of a round, drawn a row at a time: a template would take longer over it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from actions.rules.marks import mark_html
from actions.rules.status import Direction
from csp.prose.nouns import count_noun
from reporting.document.parts.quarter import measure_figure_words
from reporting.facts.quarter import FigureFacts, QuarterFacts, RowFacts, StatusFacts
from reporting.facts.quarter.charts import measure_spark, period_label
from reporting.facts.quarter.groups import by_priority

COLUMNS = ("Ref", "Aim", "Lead", "Status", "What happened and what next", "Figures")
NOTHING_TO_REPORT = "Nothing to report"


class Marks:
    """The marks of a legend, each drawn once for a page."""

    def __init__(self, facts: QuarterFacts) -> None:
        self.facts = facts
        self.drawn: dict[tuple[int, str, bool], SafeString] = {}

    def of(self, row: RowFacts) -> SafeString:
        quiet = bool(row.answered and row.nothing_because)
        key = (row.status, row.direction, quiet)
        if key not in self.drawn:
            status = self.facts.status_of(row)
            label = NOTHING_TO_REPORT if quiet and status.nature == "none" else status.label
            went = row.direction or Direction.NEW.value
            self.drawn[key] = mark_html(
                label, colour=status.colour, shape=status.shape, direction=went
            )
        return self.drawn[key]


def mark_of(status: StatusFacts) -> SafeString:
    return mark_html(status.label, colour=status.colour, shape=status.shape)


def small_trend(figure: FigureFacts, periods: Sequence[str]) -> SafeString:
    """A trend in a line of text beside its figures, where a page holds many."""
    drawn = measure_spark(figure, periods).svg()
    heads = "".join(f'<th scope="col">{period_label(each)}</th>' for each in periods)
    points = (figure.at(each) for each in periods)
    cells = "".join(f"<td>{escape(each.said if each else 'no figure')}</td>" for each in points)
    target = f"; target {figure.target}" if figure.target else ""
    return mark_safe(  # noqa: S308 - every word is escaped here or where the chart is drawn
        f'<div class="app-small-trend"><span class="app-spark">{drawn}</span>'
        f'<table class="app-small-trend__figures"><caption>{escape(figure.name + target)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table></div>"
    )


def everything_html(facts: QuarterFacts, discuss: str) -> SafeString:
    """Each priority's rows as one ``<tbody>``. ``discuss`` is an address with 0 for the update."""
    marks = Marks(facts)
    bodies = (
        f'<tbody class="govuk-table__body">{group_heading_html(each.priority.label, len(each.rows))}'
        f"{''.join([quarter_row_html(facts, marks, row, discuss) for row in each.rows])}</tbody>"
        for each in by_priority(facts)
    )
    return mark_safe("".join(bodies))  # noqa: S308 - every word is escaped below


def group_heading_html(label: str, rows: int) -> str:
    return (
        f'<tr class="govuk-table__row"><th class="govuk-table__header" scope="rowgroup" '
        f'colspan="{len(COLUMNS)}">{escape(label)}: {count_noun(rows, "row")}</th></tr>'
    )


def quarter_row_html(facts: QuarterFacts, marks: Marks, row: RowFacts, discuss: str) -> str:
    url = discuss.replace("/0/", f"/{row.update}/")
    recorded = row.recorded and f"Recorded by {row.recorded}."
    said = "\n".join(filter(None, (row.happened or row.nothing_because, row.next_steps, recorded)))
    period = facts.round.period
    figures = "\n".join(measure_figure_words(each, period) for each in row.figures)
    cells = (row.aim, row.lead_words, marks.of(row), said, figures)
    drawn = "".join(
        f'<td class="govuk-table__cell app-cell" data-label="{label}">'
        f"{each if isinstance(each, SafeString) else escape(each)}</td>"
        for label, each in zip(COLUMNS[1:], cells, strict=True)
    )
    return (
        f'<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">'
        f'<a class="govuk-link" href="{url}">{escape(row.ref)}</a></th>{drawn}</tr>'
    )
