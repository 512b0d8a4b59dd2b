"""A document as an accessible HTML fragment, for public pages and previews."""

from __future__ import annotations

from html import escape

from csp.charts.page import chart_html
from csp.periods import date_words
from reporting.document import (
    Boxes,
    Cell,
    Chart,
    Column,
    Contents,
    Cover,
    Document,
    Facts,
    Figure,
    GroupHead,
    Masthead,
    Part,
    Row,
    Run,
    Signatory,
    Signatures,
    Table,
    TrueRecord,
)
from reporting.document.renderers.markup import (
    grouped_rows,
    id_attribute,
    listed_parts,
    named_parts,
    text_element,
)
from reporting.document.renderers.minutes_markup import MinutesMarkup

CELL_NAMES = {"a": "govuk-link", "sign": "app-mark__shape"}


def render_html(document: Document, *, heading_level: int = 1) -> str:
    """The document without its title, which the page prints as a heading of ``heading_level``."""
    walk = Screen(document, heading_level)
    parts = "".join(walk.part(name, part) for name, part in named_parts(document))
    notice = '<p class="app-document__draft"><strong>Draft</strong></p>' if document.draft else ""
    marking = text_element("p", "app-document__marking", document.marking)
    language = escape(document.language)
    return f'<div class="app-document" lang="{language}">{marking}{notice}{parts}</div>'


class Screen(MinutesMarkup):
    """The walk for a browser, in the classes of GOV.UK Frontend."""

    names = {
        "a": "govuk-link",
        "p": "govuk-body",
        "ul": "govuk-list govuk-list--bullet",
        "ol": "govuk-list govuk-list--number",
        "h1": "govuk-heading-l",
        **dict.fromkeys(("h2", "h3"), "govuk-heading-m"),
        **dict.fromkeys(("h4", "h5", "h6"), "govuk-heading-s"),
        "letters": "govuk-list govuk-list--number app-letters",
        "quote": "govuk-inset-text",
        "speech": "app-speech",
        "sign": "app-mark__shape",
        "numbered": "govuk-body app-numbered",
        "number": "app-numbered__number",
        "nested": "app-numbered__nested",
        "callout": "app-callout",
        "title": "app-callout__title",
        "notes": "govuk-list govuk-list--number app-document__notes",
        "tree": "app-tree",
        "margin": "app-minute__number",
        "run-in": "govuk-body app-run-in",
        "beside": "app-run-in__points",
        "agreed": "app-agreed",
        "action": "app-action-line",
        "word": "app-lead-word",
        "quiet": "app-action-line__note",
        "note-below": "govuk-body app-action-line__note",
    }

    def __init__(self, document: Document, top: int) -> None:
        super().__init__(document, top)
        self.tables = 0
        self.called = {name: part.label for name, part in named_parts(document)}

    def part(self, name: str, part: Part) -> str:
        self.level = part.level
        if part.hanging:
            return self.hanging_part(name, part)
        heading = self.heading_at(part.level, escape(part.label)) if part.heading else ""
        inside = heading + self.blocks(part.blocks) + self.end_notes()
        return f'<section class="app-document__part" id="{name}">{inside}</section>'

    def hanging_part(self, name: str, part: Part) -> str:
        text = f'<div class="app-minute__text">{self.blocks(part.blocks)}{self.end_notes()}</div>'
        inside = self.hanging_heading(part) + text
        return f'<section class="app-document__part app-minute" id="{name}">{inside}</section>'

    def truerecord(self, block: TrueRecord) -> str:
        """On a screen nobody signs: who did, or that nobody has."""
        words = ", ".join(filter(None, (block.by, block.on))) or "not signed yet"
        return f'<p class="govuk-body">{escape(block.label)}: {escape(words)}</p>'

    def cover(self, block: Cover) -> str:
        lines = (
            ("app-document__partnership", block.partnership),
            ("govuk-body-l", block.subtitle),
            ("app-document__years", block.years),
            ("app-document__strapline", block.strapline),
            ("govuk-body-l", block.vision),
        )
        picture = self.picture(block.picture, "app-document__picture") if block.picture else ""
        return "".join(text_element("p", *parts) for parts in lines) + picture

    def masthead(self, block: Masthead) -> str:
        """Who reports to whom and when; the page has printed the title above."""
        lines = (
            ("app-masthead__issuer", block.issuer),
            ("app-masthead__partnership", block.partnership),
            ("app-masthead__to", block.to),
            ("app-masthead__day", block.day),
        )
        picture = self.picture(block.picture, "app-document__picture") if block.picture else ""
        made = picture + "".join(text_element("p", *parts) for parts in lines)
        facts = self.facts(Facts(block.facts)) if block.facts else ""
        return f'<div class="app-masthead">{made}{facts}</div>'

    def page_link(self, run: Run) -> str:
        """A screen has no pages: the place's own heading says where the link leads."""
        called = self.called.get(run.page, "")
        words = f"“{called}”" if called and run.text.strip().isdigit() else run.text
        return self.anchor(Run(words, href=run.href))

    def contents(self, block: Contents) -> str:
        entries = "".join(
            f'<li class="app-contents__{part.level}">'
            f'<a class="govuk-link" href="#{name}">{escape(part.label)}</a></li>'
            for name, part in listed_parts(self.document, block.depth)
        )
        title = self.heading_at(1, escape(block.title))
        words = escape(block.title)
        return (
            f'<nav class="app-contents" aria-label="{words}">'
            f'{title}<ol class="govuk-list">{entries}</ol></nav>'
        )

    def figure(self, block: Figure) -> str:
        caption = text_element("figcaption", "govuk-body-s", block.caption)
        picture = self.picture(block.picture, "app-document__picture")
        return f'<figure class="app-document__figure">{picture}{caption}</figure>'

    def chart(self, block: Chart) -> str:
        """As on any page: the drawing, its sentence, and its figures behind a line that opens them."""
        return chart_html(block.drawing)

    def table(self, block: Table) -> str:
        self.tables += 1
        name = f"table-{self.tables}"
        shown = "govuk-table__caption--m" if block.show_caption else "govuk-visually-hidden"
        heads = "".join(self.column_head(column) for column in block.columns)
        bodies = "".join(
            self.table_group(block, group, rows) for group, rows in grouped_rows(block)
        )
        return (
            f'<div class="app-document__scroll" role="region" aria-labelledby="{name}" tabindex="0">'
            f'<table class="govuk-table app-document__table">'
            f'<caption class="govuk-table__caption {shown}" id="{name}">{escape(block.caption)}'
            f'</caption><thead class="govuk-table__head"><tr class="govuk-table__row">{heads}</tr>'
            f"</thead>{bodies}</table></div>"
        )

    def column_head(self, column: Column) -> str:
        names = "govuk-table__header" + (" app-number" if column.numeric else "")
        return f'<th class="{names}" scope="col">{escape(column.title)}</th>'

    def table_group(self, table: Table, group: GroupHead | None, rows: list[Row]) -> str:
        head = ""
        if group:
            head = (
                f'<tr class="govuk-table__row app-document__group"{id_attribute(group.anchor)}>'
                f'<th class="govuk-table__header" colspan="{len(table.columns)}" scope="rowgroup">'
                f"{escape(group.title)}</th></tr>"
            )
        made = "".join(self.row(table, row) for row in rows)
        return f'<tbody class="govuk-table__body">{head}{made}</tbody>'

    def row(self, table: Table, row: Row) -> str:
        cells = "".join(
            self.table_cell(column, cell)
            for column, cell in zip(table.columns, row.cells, strict=True)
        )
        return f'<tr class="govuk-table__row"{id_attribute(row.anchor)}>{cells}</tr>'

    def table_cell(self, column: Column, cell: Cell) -> str:
        names = "govuk-table__header" if column.header else "govuk-table__cell"
        names += " app-number" if column.numeric else ""
        names += f" app-tone app-tone--{cell.tone}" if cell.tone else ""
        tag, scope = ("th", ' scope="row"') if column.header else ("td", "")
        label = escape(column.title)
        inside = self.compact(cell)
        return f'<{tag} class="{names}"{scope} data-label="{label}">{inside}</{tag}>'

    def compact(self, cell: Cell) -> str:
        """The words of a cell, in the smaller type of a table."""
        self.names = CELL_NAMES
        made = self.cell(cell)
        del self.names
        return made

    def facts(self, block: Facts) -> str:
        rows = "".join(
            f'<div class="govuk-summary-list__row">'
            f'<dt class="govuk-summary-list__key">{escape(item.label)}</dt>'
            f'<dd class="govuk-summary-list__value">{self.inline(item.runs)}</dd></div>'
            for item in block.items
        )
        return f'<dl class="govuk-summary-list">{rows}</dl>'

    def signatures(self, block: Signatures) -> str:
        items = "".join(self.signatory(item) for item in block.items)
        return f'<ul class="govuk-list app-signatures">{items}</ul>'

    def signatory(self, item: Signatory) -> str:
        agreed = f"Agreed {date_words(item.agreed_on)}" if item.agreed_on else "Not yet agreed"
        words = filter(None, (item.name, item.post))
        lead = "<br>".join(f"<strong>{escape(each)}</strong>" for each in words)
        return f"<li>{lead}<br>{escape(item.organisation)}<br>{agreed}</li>"

    def boxes(self, block: Boxes) -> str:
        made = self.blocks(block.items)
        return f'<div class="app-boxes app-boxes--{block.columns}">{made}</div>'
