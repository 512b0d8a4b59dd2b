"""A document as the HTML that WeasyPrint lays out on pages; ``print.css`` dresses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import escape

from csp.periods import date_words
from csp.prose.blocks import Inline, Paragraph, text_of_runs
from reporting.document import (
    Boxes,
    Cell,
    Chart,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    Figure,
    GroupHead,
    Masthead,
    Orientation,
    Part,
    Row,
    Run,
    Signatory,
    Signatures,
    Table,
    TrueRecord,
)
from reporting.document.renderers.figures import figures_class
from reporting.document.renderers.markup import (
    grouped_rows,
    has_own_page,
    id_attribute,
    in_columns,
    listed_parts,
    named_parts,
    names_itself,
    text_element,
)
from reporting.document.renderers.minutes_markup import MinutesMarkup
from reporting.document.renderers.widths import column_widths, row_lines, table_lines

# Rows taller than this may break over pages: kept whole, they would lose the repeated heading.
KEEP_LINES = 16
# A table of so few lines is not broken at all.
WHOLE_LINES = 18
# So few pairs of a label and its words stay on one page.
MOST_FACTS_TOGETHER = 12
# What a sheet is set in, smaller and smaller until it is one page.
SHEET_SIZES = ("sheet", "sheet tight", "sheet tight small")
# Characters of table text that fit across a landscape page, and a portrait one.
LINE = {"landscape": 165, "portrait": 105}


def print_html(document: Document, *, at_foot: bool = True, size: str = "") -> str:
    """The whole page of HTML, without its style sheets; ``at_foot`` sets notes at the foot of pages.

    ``size`` is a class of the style sheet, one of ``SHEET_SIZES`` where all is to fit one sheet.
    """
    walk = Print(document, at_foot=at_foot)
    walk.tight = "tight" in size
    body = "".join(walk.part(name, part) for name, part in named_parts(document))
    size = size or ("minutes" if any(part.hanging for part in document.parts) else "")
    return (
        f'<!DOCTYPE html><html lang="{escape(document.language)}"><head><meta charset="utf-8">'
        f'{head(document)}</head><body class="{size}">{body}</body></html>'
    )


def is_sheet(document: Document) -> bool:
    """Whether it is boxes under a heading and nothing else, which people expect on one sheet."""
    blocks = [block for part in document.parts for block in part.blocks]
    return any(isinstance(block, Boxes) for block in blocks) and all(
        isinstance(block, Boxes | Masthead) for block in blocks
    )


def head(document: Document) -> str:
    made = document.created.isoformat(timespec="seconds")
    facts = {
        "author": document.author,
        "description": document.subject,
        "keywords": ", ".join(document.keywords),
        "generator": "Safer Plans",
        "dcterms.created": made,
        "dcterms.modified": made,
    }
    named = "".join(
        f'<meta name="{name}" content="{escape(value)}">' for name, value in facts.items() if value
    )
    return f"<title>{escape(document.title)}</title>{named}"


class Print(MinutesMarkup):
    """The walk for paper."""

    names = {
        **{
            name: name
            for name in (
                *("action", "agreed", "beside", "callout", "letters", "margin", "nested", "notes"),
                *("numbered", "quiet", "run-in", "speech", "tree", "word"),
            )
        },
        "note-below": "quiet",
        "number": "point",
        "sign": "sign",
        "title": "callout-title",
    }
    fetches = False  # paper carries its pictures with it
    tight = False

    def __init__(self, document: Document, *, at_foot: bool) -> None:
        super().__init__(document)
        self.orientation: Orientation = (
            document.parts[0].orientation if document.parts else "portrait"
        )
        self.first = self.opening()
        self.at_foot = at_foot
        self.in_note = False

    def part(self, name: str, part: Part) -> str:
        turns = part.orientation != self.orientation
        self.level, self.orientation = part.level, part.orientation
        names = f"part level-{part.level} {part.orientation}"
        names += " new-page" if part.new_page or turns else ""
        names += " front" if has_own_page(part) else ""
        names += " hanging" if part.hanging else ""
        heading = self.part_heading(part) if part.heading else ""
        inside = self.first + heading + self.blocks(part.blocks) + self.end_notes()
        self.first = ""
        return f'<section class="{names}" id="{name}">{inside}</section>'

    def part_heading(self, part: Part) -> str:
        if part.hanging:
            return self.hanging_heading(part)
        return self.heading_at(part.level, escape(part.label))

    def truerecord(self, block: TrueRecord) -> str:
        """Two lines to write on, or who signed and when."""
        if block.by:
            words = ", ".join(filter(None, (block.by, block.on)))
            return text_element("p", "true-record", f"{block.label}: {words}")
        lines = '<span class="line signs"></span> Date <span class="line"></span>'
        return f'<p class="true-record">{escape(block.label)}: {lines}</p>'

    def opening(self) -> str:
        """The title at the head of a document that has neither cover nor heading block."""
        document = self.document
        if names_itself(document):
            return ""
        logo = self.picture(document.logo, "masthead-logo") if document.logo else ""
        title = text_element("h1", "", document.title) + text_element(
            "p", "subtitle", document.subtitle
        )
        return f'<div class="opening">{logo}{title}</div>'

    def masthead(self, block: Masthead) -> str:
        picture = self.picture(block.picture, "masthead-logo") if block.picture else ""
        lines = (
            ("p", "issuer", block.issuer),
            ("p", "masthead-partnership", block.partnership),
            ("p", "to", block.to),
            ("p", "day", block.day),
            ("h1", "", block.title or self.document.title),
        )
        who = "".join(text_element(*parts) for parts in lines)
        facts = self.facts(Facts(block.facts)) if block.facts else ""
        return f'<div class="masthead">{picture}{who}{facts}</div>'

    def page_link(self, run: Run) -> str:
        """The number is counted when the pages are laid out."""
        return f'<a class="page" href="{escape(run.href)}"></a>'

    def cover(self, block: Cover) -> str:
        logo = None if self.document.logo == block.picture else self.document.logo
        lines = (
            ("p", "cover-partnership", block.partnership),
            ("h1", "cover-title", block.title),
            ("p", "cover-subtitle", block.subtitle),
            ("p", "cover-years", block.years),
        )
        band = "".join(text_element(*parts) for parts in lines)
        below = text_element("p", "strapline", block.strapline) + text_element(
            "p", "vision", block.vision
        )
        pictures = "".join(
            self.picture(picture, names)
            for picture, names in ((block.picture, "cover-picture"), (logo, "cover-logo"))
            if picture
        )
        return (
            f'<div class="cover"><div class="cover-band">{band}</div>'
            f'<div class="cover-foot">{below}{pictures}</div></div>'
        )

    def contents(self, block: Contents) -> str:
        entries = "".join(
            f'<li class="toc-{part.level}"><span><a href="#{name}">{escape(part.label)}</a></span>'
            f'<span class="pg" data-ref="#{name}"></span></li>'
            for name, part in listed_parts(self.document, block.depth)
        )
        title = f'<h2 class="unlisted">{escape(block.title)}</h2>'
        return f'{title}<ol class="toc">{entries}</ol>'

    def figure(self, block: Figure) -> str:
        caption = text_element("figcaption", "", block.caption)
        return f"<figure>{self.picture(block.picture)}{caption}</figure>"

    def chart(self, block: Chart) -> str:
        title = text_element("figcaption", "chart-title", block.drawing.title)
        said = text_element("p", "", block.drawing.summary)
        figure = f'<figure class="chart">{title}{said}{self.picture(block.picture)}</figure>'
        names = figures_class(block.table)
        return f'{figure}<div class="{names}">{self.table(block.table)}</div>'

    def table(self, block: Table) -> str:
        line_length = LINE[self.orientation]
        widths = column_widths(block, line_length)
        columns = "".join(f'<col style="width:{100 * width:.2f}%">' for width in widths)
        heads = "".join(
            f'<th scope="col"{number_class(column.numeric)}>{escape(column.title)}</th>'
            for column in block.columns
        )
        with self.notes_below() as notes:
            bodies = "".join(
                self.table_group(block, group, rows, widths) for group, rows in grouped_rows(block)
            )
        whole = ' class="whole"' if table_lines(block, widths, line_length) <= WHOLE_LINES else ""
        caption = text_element("caption", "", block.caption) if block.show_caption else ""
        return (
            f'<table{whole} data-summary="{escape(block.caption)}">{caption}'
            f"<colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead>{bodies}</table>{''.join(notes)}"
        )

    def table_group(
        self, table: Table, group: GroupHead | None, rows: list[Row], widths: list[float]
    ) -> str:
        head = ""
        if group:
            head = (
                f'<tr class="group"{id_attribute(group.anchor)}><th colspan="{len(widths)}"'
                f' scope="rowgroup">{escape(group.title)}</th></tr>'
            )
        return f"<tbody>{head}{''.join(self.row(table, row, widths) for row in rows)}</tbody>"

    def row(self, table: Table, row: Row, widths: list[float]) -> str:
        lines = row_lines(row, widths, LINE[self.orientation])
        keep = ' class="keep"' if lines <= KEEP_LINES else ""
        cells = "".join(
            self.table_cell(column, cell)
            for column, cell in zip(table.columns, row.cells, strict=True)
        )
        return f"<tr{keep}{id_attribute(row.anchor)}>{cells}</tr>"

    def table_cell(self, column, cell: Cell) -> str:
        names = " ".join(
            filter(None, (cell.tone and f"tone-{cell.tone}", column.numeric and "number"))
        )
        tag, scope = ("th", ' scope="row"') if column.header else ("td", "")
        named = f' class="{names}"' if names else ""
        return f"<{tag}{scope}{named}>{self.cell(cell)}</{tag}>"

    def note_mark(self, note: Inline) -> str:
        """The number of a note with the note itself, which the style sheet moves to the foot."""
        if self.in_note:
            return f" ({self.inline(note)})"
        if not self.at_foot:
            return super().note_mark(note)
        self.notes_before += 1
        number = self.notes_before
        self.in_note = True
        words = self.inline(note)
        self.in_note = False
        return (
            f'<sup><a href="#note-{number}" aria-label="Note {number}">{number}</a></sup>'
            f'<span class="note" id="note-{number}"><sup>{number}</sup> {words}</span>'
        )

    @contextmanager
    def notes_below(self) -> Iterator[list[str]]:
        """The notes of a table stand below it: layout may lose those at the foot of its pages."""
        at_foot, self.at_foot = self.at_foot, False
        below: list[str] = []
        yield below
        self.at_foot = at_foot
        below += [self.end_notes()] if at_foot else []

    def back_link(self, number: int) -> str:
        return ""

    def paragraph(self, block: Paragraph) -> str:
        """One that leads in to a list or a table stays on its page."""
        made = super().paragraph(block)
        leads_in = text_of_runs(block.runs).rstrip().endswith(":") and made.startswith("<p>")
        return made.replace("<p>", '<p class="lead-in">', 1) if leads_in else made

    def facts(self, block: Facts) -> str:
        with self.notes_below() as notes:
            rows = "".join(self.fact(item) for item in block.items)
        whole = " whole" if len(block.items) <= MOST_FACTS_TOGETHER else ""
        return f'<table class="facts{whole}"><tbody>{rows}</tbody></table>{"".join(notes)}'

    def fact(self, item: Fact) -> str:
        words = self.inline(item.runs)
        return f'<tr class="keep"><th scope="row">{escape(item.label)}</th><td>{words}</td></tr>'

    def signatures(self, block: Signatures) -> str:
        items = "".join(self.signatory(item) for item in block.items)
        return f'<ul class="signatures">{items}</ul>'

    def signatory(self, item: Signatory) -> str:
        agreed = item.agreed_on and f"Agreed {date_words(item.agreed_on)}"
        sign = text_element("p", "agreed" if agreed else "to-sign", agreed or "Signature and date")
        words = text_element("p", "name", item.name) + text_element("p", "post", item.post)
        return f"<li>{sign}{words}{text_element('p', 'organisation', item.organisation)}</li>"

    def boxes(self, block: Boxes) -> str:
        """A few stand in rows; many fill one column and then the next, so that no room is lost."""
        step = block.columns
        if step > 2 or self.tight:
            columns = in_columns(replace(block, columns=max(step, 3)))
            made = "".join(
                f'<div class="boxes-column">{self.blocks(tuple(each))}</div>' for each in columns
            )
            return f'<div class="boxes boxes-columns">{made}</div>'
        rows = [block.items[start : start + step] for start in range(0, len(block.items), step)]
        made = "".join(f'<div class="boxes-row">{self.blocks(row)}</div>' for row in rows)
        return f'<div class="boxes">{made}</div>'


def number_class(numeric: bool) -> str:
    return ' class="number"' if numeric else ""
