"""The tables of indicators and of single figures."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.html import format_html

from csp.charts.page import drawing_html
from csp.lists.tables import KitColumn, tag_html
from plans.figures.cells import observation_words
from plans.figures.change import Verdict
from plans.figures.changes import verdict
from plans.figures.charts import figure_spark
from plans.figures.spans import Span
from plans.figures.table import FigureLine, FigureTable, figure_tables_by_indicator
from plans.models import Observation
from plans.pages.tables.settings import SettingsTable

TAGS = {
    Verdict.BETTER: ("Better", "green"),
    Verdict.WORSE: ("Worse", "red"),
    Verdict.SAME: ("No change", "grey"),
    Verdict.NEITHER: ("Neither good nor bad", "blue"),
}


def change_html(table: FigureTable, line: FigureLine):
    """A change with its sign, whether it is for the better, and why there is none."""
    if line.change is None:
        return ""
    if line.change.difference is None:
        why = format_html('<br><span class="app-muted">{}</span>', line.change.why_not)
        return format_html("{}{}", line.change.words, why)
    found = TAGS.get(verdict(table, line.change))
    tag = tag_html(*found) if found else ""
    return format_html("{} {}", line.change.words, tag)


class IndicatorTable(SettingsTable):
    """Each indicator with its newest figure; those who read only what is public see that."""

    name = KitColumn(linkify=True)
    source = KitColumn(verbose_name="Source")
    latest = KitColumn(empty_values=(), orderable=False, verbose_name="Newest", css="app-number")
    period = KitColumn(empty_values=(), orderable=False, verbose_name="Period")
    change = KitColumn(empty_values=(), orderable=False, verbose_name="Change in a year")
    shape = KitColumn(empty_values=(), orderable=False, verbose_name="Shape")

    def __init__(self, *args, today: date, public: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.today, self.public = today, public

    def filled(self, records: list) -> list:
        tables = figure_tables_by_indicator(records, today=self.today)
        for each in records:
            each.figures = tables[each.pk].public() if self.public else tables[each.pk]
            each.newest = each.figures.headline
            # The cells below are drawn only where the record says that there is something.
            each.latest = each.period = each.change = each.shape = each.newest and "there"
        return records

    def render_latest(self, record) -> str:
        return record.newest.cells[-1].words if record.newest.cells else ""

    def render_period(self, record) -> str:
        return record.figures.now.words if record.figures.now else "No figures yet"

    def render_change(self, record):
        if len(record.figures.spans) < 2:
            return ""
        return change_html(record.figures, record.newest)

    def value_change(self, record) -> str:
        return record.newest.change.words if record.newest.change else ""

    def render_shape(self, record):
        chart = figure_spark(record.figures)
        return (
            format_html('<span class="app-spark">{}</span>', drawing_html(chart)) if chart else ""
        )

    def value_shape(self, record) -> str:
        return ""


class ObservationTable(SettingsTable):
    place = KitColumn(accessor="geography__name", verbose_name="Place")
    period = KitColumn(accessor="start", verbose_name="Period")
    figure = KitColumn(accessor="value", empty_values=(), verbose_name="Figure", css="app-number")
    approximate = KitColumn()
    provisional = KitColumn()
    why = KitColumn(accessor="missing_because", verbose_name="Why there is none")
    note = KitColumn()
    known_on = KitColumn()
    code = KitColumn(accessor="period_code", verbose_name="Period code")
    what = KitColumn(
        accessor="pk",
        verbose_name="What you can do",
        orderable=False,
    )

    def render_period(self, record: Observation) -> str:
        return Span(record.start, record.end).words

    def render_figure(self, record: Observation) -> str:
        return observation_words(record.indicator, record)

    def render_what(self, record: Observation):
        if not self.may_edit:
            return ""
        place = [record.partnership.slug, record.indicator_id, record.pk]
        return format_html(
            '<a class="govuk-link" href="{}">Correct<span class="govuk-visually-hidden"> {}</span></a>',
            reverse("workspace:observation_edit", args=place),
            f"{record.geography}, {Span(record.start, record.end)}",
        )

    def value_what(self, record: Observation) -> str:
        return ""
