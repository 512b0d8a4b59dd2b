"""Tables: one definition of columns for the screen and for CSV, drawn a row at a time.

Columns are django-tables2's; its own cell rendering looks up signatures and compiles templates for
each cell, so the look-ups are made once a column here and the cells are joined as strings.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from inspect import signature
from itertools import islice
from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, strip_tags
from django.utils.safestring import SafeString

from csp.periods import date_words

CSV_PIECE = 2_000
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class KitColumn(tables.Column):
    """A column of words. ``css`` is the class of its cells, such as ``app-cell`` to keep lines."""

    def __init__(self, *args, css: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.css = css


class NumberColumn(KitColumn):
    """Figures, set right."""

    def __init__(self, *args, css: str = "app-number", **kwargs):
        super().__init__(*args, css=css, **kwargs)

    def render(self, value):
        return f"{value:,}"

    def value(self, value):
        return value


class TagColumn(KitColumn):
    """A state, as words in a coloured box: ``tags={"done": ("Done", "green")}``."""

    def __init__(self, *args, tags: Mapping[Any, tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.tags = tags
        self.drawn = {value: tag_html(*pair) for value, pair in tags.items()}

    def render(self, value):
        return self.drawn.get(value) or tag_html(str(value), "grey")

    def value(self, value):
        return self.tags.get(value, (value,))[0]


def tag_html(words: str, colour: str) -> SafeString:
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, words)


class KitTable(tables.Table):
    """The base of every table. ``row_heading`` names the column that says which row this is."""

    row_heading = ""

    class Meta:
        attrs = {"class": "govuk-table app-table app-table--cards"}
        orderable = True

    def shown(self) -> list[ColumnCells]:
        columns = list(self.columns)
        first = self.row_heading or columns[0].name
        return [ColumnCells(self, bound, heading=bound.name == first) for bound in columns]

    def rows_html(self) -> SafeString:
        """The ``<tr>`` elements of the rows on this page."""
        cells = self.shown()
        lines = [
            f'<tr class="govuk-table__row">{"".join([cell.html(record) for cell in cells])}</tr>'
            for record in self.filled(list(self.page_records()))
        ]
        return SafeString("".join(lines))

    def page_records(self):
        return self.page.object_list if hasattr(self, "page") else self.data.data

    def head_html(self, query: Callable[..., str]) -> SafeString:
        """The ``<th>`` elements; a column that sorts is a link that keeps the filters."""
        return SafeString("".join(cell.head(query) for cell in self.shown()))

    def filled(self, records: list) -> list:
        """The records of a page or a piece, with what each has several of fetched for all at once."""
        return records

    def csv_rows(self, records) -> Iterator[list[str]]:
        """The headings, then a row for each record, with nothing that a spreadsheet would run."""
        cells = self.shown()
        yield [str(cell.bound.header) for cell in cells]
        records = iter(records)
        while piece := list(islice(records, CSV_PIECE)):
            for record in self.filled(piece):
                yield [defused(cell.plain(record)) for cell in cells]


class ColumnCells:
    """How one column's cells are drawn; made once a page, called once a row."""

    def __init__(self, table: KitTable, bound, *, heading: bool):
        self.table, self.bound = table, bound
        self.css = getattr(bound.column, "css", "")
        self.read = value_reader(bound.accessor)
        self.renders = self.caller("render")
        self.values = self.caller("value") or self.renders
        self.link = self.linker()
        label = html.escape(str(bound.header))
        css = f"govuk-table__cell {self.css}".strip()
        self.open = f'<td class="{css}" data-label="{label}">'
        self.close = "</td>"
        if heading:
            self.open, self.close = '<th scope="row" class="govuk-table__header">', "</th>"

    def caller(self, verb: str) -> Callable | None:
        """The table's ``render_name``, or the column's own ``render``, taking what it asks for."""
        method = getattr(self.table, f"{verb}_{self.bound.name}", None)
        if method is None:
            own = getattr(type(self.bound.column), verb)
            if own is getattr(tables.Column, verb):
                return None
            method = getattr(self.bound.column, verb)
        return self.asking(method)

    def linker(self) -> Callable | None:
        """Where the cell leads, from the column's ``linkify``."""
        link = self.bound.link
        if link is None:
            return None
        if callable(link.url):
            return self.asking(link.url)
        return lambda record, value: link.compose_url(
            record=record, bound_column=self.bound, value=value
        )

    def asking(self, method: Callable) -> Callable:
        """A call with the record and the value for a method that may want fewer things, or others."""
        wanted = set(signature(method).parameters)
        fixed = {"table": self.table, "column": self.bound.column, "bound_column": self.bound}
        given = {name: thing for name, thing in fixed.items() if name in wanted}
        if {"record", "value"} <= wanted:
            return lambda record, value: method(record=record, value=value, **given)
        if "record" in wanted:
            return lambda record, value: method(record=record, **given)
        return lambda record, value: method(value=value, **given)

    def html(self, record) -> str:
        value = self.read(record)
        if self.renders is not None and value not in (None, ""):
            value = self.renders(record, value)
        text = value if isinstance(value, SafeString) else html.escape(table_value_words(value))
        if text and self.link and (url := self.link(record, value)):
            text = f'<a class="govuk-link" href="{html.escape(url)}">{text}</a>'
        return f"{self.open}{text}{self.close}"

    def plain(self, record) -> str:
        value = self.read(record)
        if self.values is not None and value not in (None, ""):
            value = self.values(record, value)
        if isinstance(value, SafeString):
            return html.unescape(strip_tags(value))
        return sortable_date(value) if isinstance(value, date) else table_value_words(value)

    def head(self, query) -> str:
        label = conditional_escape(self.bound.header)
        css = f"govuk-table__header {self.css}".strip()
        if not self.bound.orderable:
            return f'<th scope="col" class="{css}">{label}</th>'
        alias = self.bound.order_by_alias
        state = sort_state(alias) if self.bound.is_ordered else ("", "")
        link = f'<a class="govuk-link" href="{html.escape(query(sort=alias.next))}">{label}</a>'
        return f'<th scope="col" class="{css}"{state[0]}>{link}{state[1]}</th>'


def sort_state(alias) -> tuple[str, str]:
    """What says how a column is sorted, to a screen reader and to the eye."""
    if alias.is_descending:
        return ' aria-sort="descending"', " ▼"
    return ' aria-sort="ascending"', " ▲"


def value_reader(accessor: str) -> Callable[[Any], Any]:
    """How a value is read from a row of the database or of ``values()``; a missing link is None."""
    steps = str(accessor).replace(".", "__").split("__")

    def read(record):
        if isinstance(record, dict):
            return record[accessor]
        for step in steps:
            record = getattr(record, step, None)
            if callable(record) and not getattr(record, "do_not_call_in_templates", False):
                record = record()
        return record

    display = f"get_{steps[-1]}_display"

    def read_one(record):
        if isinstance(record, dict):
            return record[accessor]
        words = getattr(record, display, None)
        return words() if words else read(record)

    return read_one if len(steps) == 1 else read


def table_value_words(value) -> str:
    """A value as a person reads it."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return {True: "Yes", False: "No", None: ""}[value]
    if isinstance(value, datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if isinstance(value, date):
        return date_words(value)
    return str(value)


def sortable_date(value: date) -> str:
    """A date, or a moment as clocks here show it, as spreadsheets sort it."""
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat()


def defused(text: str) -> str:
    """A cell that a spreadsheet will show and never run."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
