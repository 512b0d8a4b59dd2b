"""A chart on a page: its drawing, the sentence that says it, and its figures."""

from __future__ import annotations

from decimal import Decimal

from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from csp.charts import NOTES, Chart
from csp.lists import csv_lines
from csp.lists.tables import defused


def chart_html(chart: Chart, csv: str = "") -> SafeString:
    """The whole figure; ``csv`` is the address where its figures can be downloaded."""
    head, *body = chart.figures()
    classes = ["", *("" if title == NOTES else " app-number" for title in head[1:])]
    context = {
        "chart": chart,
        "drawing": drawing_html(chart),
        "head": list(zip(head, classes, strict=True)),
        "lines": [(name, list(zip(cells, classes[1:], strict=True))) for name, *cells in body],
        "csv": csv,
    }
    return render_to_string("parts/chart.html", context)


def drawing_html(chart: Chart) -> SafeString:
    """The drawing as HTML: every word in it was escaped where it was drawn."""
    return mark_safe(chart.svg())  # noqa: S308


def figures_csv(chart: Chart) -> StreamingHttpResponse:
    """The figures of a chart as a CSV file: numbers as numbers, words that no spreadsheet runs."""
    rows = (
        [format(cell, "f") if isinstance(cell, Decimal) else defused(cell) for cell in row]
        for row in chart.rows()
    )
    response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
    name = slugify(chart.title) or "figures"
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
