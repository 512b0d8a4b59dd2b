"""Indicators: the list, the page with its table and charts, and the forms."""

from __future__ import annotations

import re

from django.http import Http404, StreamingHttpResponse
from django.utils.functional import cached_property

from csp.forms.fields import parse_whole_number
from csp.lists import csv_lines
from csp.lists.tables import defused
from csp.periods import today
from plans.access import Can
from plans.figures.cells import threshold_of
from plans.figures.changes import BASE, PLACE, PREVIOUS, YEAR, Against
from plans.figures.charts import chart_named, charts_of
from plans.figures.checks import disagreements, figure_warnings
from plans.figures.filters.indicator import IndicatorFilter
from plans.figures.forms.indicator import BreakRow, IndicatorForm, PrintedTotalsForm, row_for
from plans.figures.queries import (
    area_names,
    earlier_figures,
    indicators_for_list,
    priorities_of_indicator,
    schemes_with_figures,
)
from plans.figures.services.indicator import keep_printed_totals
from plans.figures.spans import Span, read_span
from plans.figures.table import FigureTable, figure_table
from plans.figures.tables.indicator import IndicatorTable, change_html
from plans.models import GeographyScheme, Indicator
from plans.pages.services import repeating_initial
from plans.pages.views.base import AddPage, DetailPage, EditPage, FormPage, RemovePage, RowPage
from plans.pages.views.evidence import EvidenceList
from plans.pages.views.rows import repeating
from plans.proofreading.findings import Finding

MOST_EARLIER = 50
PLAIN = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
SIGNED = re.compile(r"[+-][0-9][0-9,]*(?:\.[0-9]+)?%?")
AGAINST = {YEAR: "The same months a year before", PREVIOUS: "The period before"}


def with_spans(rows) -> list[tuple]:
    """Each with the period that it is for, to be said in words."""
    return [(each, Span(each.start, each.end)) for each in rows]


class IndicatorList(EvidenceList):
    title = "Indicators"
    intro = "What is counted year after year. The newest figure is that of the whole area."
    table_class = IndicatorTable
    filterset_class = IndicatorFilter
    add_route, add_label = "indicator_add", "Add an indicator"
    filename = "indicators"
    empty_title = "No indicators yet"
    empty_text = (
        "Add what you count first, such as recorded burglary. Then paste its figures from a "
        "spreadsheet: totals and changes are worked out for you."
    )

    def get_queryset(self):
        return indicators_for_list(self.partnership)

    def get_table_kwargs(self) -> dict:
        public = not self.access.can(Can.READ_PARTNERS)
        return super().get_table_kwargs() | {"today": today(), "public": public}


class IndicatorPages(RowPage):
    model = Indicator
    words = "indicator"
    list_route, list_title = "indicators", "Indicators"

    def rows(self):
        return super().rows().select_related("scheme")

    def get_formsets(self, data=None) -> list:
        stored = self.row.breaks.all() if self.row.pk else []
        rows = repeating_initial(stored, "began_on", "kind", "words")
        title = "Changes in how it is counted"
        return [repeating(BreakRow, "change in counting", data, rows, title=title, prefix="breaks")]


class IndicatorDetail(IndicatorPages, DetailPage):
    """The table of one set of places, against what the reader chooses. CSV of the same."""

    power = Can.READ
    template_name = "plans/figures/indicator_detail.html"
    edit_route = "indicator_edit"

    def get(self, request, *args, **kwargs):
        self.row = self.row_or_404()
        table = self.table
        if name := request.GET.get("_export"):
            return self.csv(table, name)
        return self.page(
            title=self.row.name,
            indicator=self.row,
            table=table,
            lines=[(line, change_html(table, line)) for line in table.every_line],
            heading=table.against.heading(table.now),
            schemes=self.schemes,
            choices=self.choices(table),
            chosen=request.GET.get("against", YEAR),
            charts=[
                (chart, self.query(chart.key.rpartition("-")[2])) for chart in charts_of(table)
            ],
            csv_url=self.query("csv"),
            warnings=[] if table.is_public else self.warnings(table),
            disagreements=disagreements(table),
            threshold=threshold_of(self.row),
            printed=with_spans(table.printed),
            earlier=[] if table.is_public else with_spans(earlier_figures(self.row)[:MOST_EARLIER]),
            links=priorities_of_indicator(self.row) if self.access.can(Can.READ_DRAFTS) else [],
        )

    def warnings(self, table: FigureTable) -> list[Finding]:
        return list(figure_warnings(table, area_names(self.partnership)))

    @cached_property
    def schemes(self) -> list[GeographyScheme]:
        """The sets of places for which it has figures, and the one that it is usually shown for."""
        return list(schemes_with_figures(self.row))

    @property
    def scheme(self) -> GeographyScheme | None:
        asked = self.request.GET.get("scheme", "")
        found = next((each for each in self.schemes if str(each.pk) == asked), None)
        return found or self.row.scheme or next(iter(self.schemes), None)

    @cached_property
    def table(self) -> FigureTable:
        against = self.against(self.request.GET.get("against", ""))
        table = figure_table(self.row, self.scheme, today=today(), against=against)
        return table if self.access.can(Can.READ_PARTNERS) else table.public()

    def against(self, words: str) -> Against:
        """What an address asks to compare with; the same months a year before where it is unclear."""
        kind, _, which = words.partition(":")
        if kind == PREVIOUS:
            return Against(PREVIOUS)
        if kind == BASE:
            try:
                return Against(BASE, read_span(which, self.row.period_kind))
            except ValueError:
                return Against()
        if kind == PLACE and which.isdecimal():
            return Against(PLACE, place=int(which[:18]), words=self.place_words(int(which[:18])))
        return Against()

    def place_words(self, number: int) -> str:
        places = {place.pk: str(place) for one in self.schemes for place in one.places.all()}
        return places.get(number, "another place")

    def choices(self, table: FigureTable) -> list[tuple[str, str]]:
        bases = [(f"{BASE}:{span.code}", f"Base: {span.words}") for span in table.spans[:-1]]
        places = [
            (f"{PLACE}:{line.place.pk}", f"{line.name}, the same period")
            for line in (*table.others, *table.lines)
            if line.place
        ]
        return [*AGAINST.items(), *bases, *places]

    def query(self, export: str) -> str:
        query = self.request.GET.copy()
        query["_export"] = export
        return f"?{query.urlencode()}"

    def csv(self, table: FigureTable, name: str) -> StreamingHttpResponse:
        chart = chart_named(table, name)
        if name != "csv" and chart is None:
            raise Http404("There is no such chart.")
        rows = chart.rows() if chart else table.grid()
        lines = ([csv_cell_words(cell) for cell in row] for row in rows)
        response = StreamingHttpResponse(csv_lines(lines), content_type="text/csv; charset=utf-8")
        filename = f"{self.row.slug}{'' if name == 'csv' else f'-{name}'}.csv"
        response["Content-Disposition"] = f'attachment; filename="{filename}"'
        return response


def csv_cell_words(cell) -> str:
    """A number without its commas, for sums; words so that no spreadsheet runs them."""
    words = str(cell)
    if PLAIN.fullmatch(words):
        return words.replace(",", "")
    return words if SIGNED.fullmatch(words) else defused(words)


class IndicatorAdd(IndicatorPages, AddPage):
    form_class = IndicatorForm
    title = "Add an indicator"


class IndicatorEdit(IndicatorPages, EditPage):
    form_class = IndicatorForm
    remove_route = "indicator_remove"
    strict = True


class IndicatorRemove(IndicatorPages, RemovePage):
    text = "All its figures go with it, earlier ones too. You can bring all of it back."


class PrintedTotals(IndicatorPages, FormPage):
    """What papers print, beside what the figures come to. Nothing is corrected by either."""

    title = "Totals that papers print"
    intro = (
        "Type what a paper says, wrong or right. Where the figures come to something else it is "
        "pointed out here and in the plan, and neither is changed."
    )

    def find_row(self) -> Indicator:
        return self.row_or_404()

    @cached_property
    def scheme(self) -> GeographyScheme | None:
        own = GeographyScheme.objects.filter(partnership=self.partnership)
        asked = parse_whole_number(self.request.GET.get("scheme", "")) or self.row.scheme_id
        return own.filter(pk=asked).first() or own.first()

    def get_context(self, **extra):
        return super().get_context(caption=str(self.row)) | extra

    def get_form(self, data=None, files=None):
        return PrintedTotalsForm(data)

    def get_formsets(self, data=None) -> list:
        stored = self.row.printed_totals.filter(scheme=self.scheme)
        rows = [
            one | typed(row)
            for one, row in zip(repeating_initial(stored, "where"), stored, strict=True)
        ]
        row_form, title = row_for(self.row), f"What is printed for {self.scheme or 'the places'}"
        return [repeating(row_form, "printed total", data, rows, title=title, prefix="totals")]

    def store(self, form, formsets) -> Indicator:
        rows = [
            {"span": row["period"]} | {name: row[name] for name in row if name != "period"}
            for row in formsets[0].rows()
        ]
        keep_printed_totals(
            by=self.request.user,
            indicator=self.row,
            scheme=self.scheme,
            rows=rows,
        )
        return self.row


def typed(row) -> dict:
    """A printed total as it is typed."""
    return {
        "period": Span(row.start, row.end).words,
        "value": "" if row.value is None else f"{row.value.normalize():f}",
        "change": "" if row.change is None else f"{row.change.normalize():+f}%",
    }
