"""Tables of a Word file: the heading row again on each page, real lists in the cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml.ns import qn

from actions.imports.own.cells import BULLET_STYLE, TEXT_STYLE
from csp.prose.blocks import Block, Callout, Heading, Inline, List, Paragraph, Quote
from reporting.document import Column, GroupHead, Row, Table, cell
from reporting.document.renderers.markup import plain_block
from reporting.document.renderers.palette import Palette
from reporting.document.renderers.word_xml import Element, run, style_id, w, word_paragraph

HEAD_STYLE = "Plan table heading"
TONES = {"red": "F9DCD9", "amber": "FFEFCF", "green": "DCEFE0", "blue": "DCE9F5", "grey": "ECEDEE"}
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
LETTER = 110
# A row with a cell of more letters than this may go on on the next page.
LONG_ROW = 700


class TableWriter:
    """The part of the walk that draws tables."""

    colours: Palette
    width: int

    def add(self, element: Element) -> None:
        raise NotImplementedError

    def inline(self, runs: Inline) -> list[Element]:
        raise NotImplementedError

    def marked(self, anchor: str) -> tuple[Element, ...]:
        raise NotImplementedError

    def list_lines(self, block: List, bullet: str, number: str, depth: int = 0) -> list[Element]:
        raise NotImplementedError

    def table(self, block: Table) -> None:
        if block.show_caption:
            self.add(word_paragraph("Caption", run(block.caption)))
        widths = share_widths(block.columns, self.width)
        made = self.frame(block.caption, widths)
        made.append(self.head(block.columns, widths))
        for row in block.rows:
            if isinstance(row, GroupHead):
                made.append(self.group(row, widths))
            else:
                made.append(self.row(block, row, widths))
        self.add(made)
        self.add(after_table())

    def plain_table(
        self, caption: str, head: Sequence[str], lines: Iterable[Sequence[str]]
    ) -> None:
        columns = tuple(Column(title) for title in head)
        rows = tuple(Row(tuple(cell(words) for words in line)) for line in lines)
        self.table(Table(caption, columns, rows, show_caption=False))

    def frame(self, caption: str, widths: list[int]) -> Element:
        line: dict[str, str | int] = {
            "val": "single",
            "sz": 4,
            "space": 0,
            "color": colour_digits(self.colours.line),
        }
        margins = (("top", 40), ("left", 80), ("bottom", 40), ("right", 80))
        properties = w(
            "tblPr",
            w("tblW", w=sum(widths), type="dxa"),
            w("tblBorders", *(w(side, **line) for side in SIDES)),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *(w(side, w=size, type="dxa") for side, size in margins)),
            w("tblLook", val="0620", firstRow=1, noHBand=1, noVBand=1),
            w("tblCaption", val=caption) if caption else None,
        )
        return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)))

    def head(self, columns: Sequence[Column], widths: list[int]) -> Element:
        """The row that Word prints again at the top of each page."""
        cells = (
            word_table_cell(
                width,
                [word_paragraph(HEAD_STYLE, run(column.title, w("color", val="FFFFFF")))],
                fill=colour_digits(self.colours.ink),
            )
            for column, width in zip(columns, widths, strict=True)
        )
        return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)

    def group(self, row: GroupHead, widths: list[int]) -> Element:
        words = word_paragraph(HEAD_STYLE, *self.marked(row.anchor), run(row.title))
        whole = word_table_cell(
            sum(widths), [words], fill=colour_digits(self.colours.tint), span=len(widths)
        )
        return w("tr", w("trPr", w("cantSplit")), whole)

    def row(self, table: Table, row: Row, widths: list[int]) -> Element:
        made = w("tr", w("trPr", w("cantSplit")) if length(row) < LONG_ROW else None)
        for at, (column, each, width) in enumerate(
            zip(table.columns, row.cells, widths, strict=True)
        ):
            lines = list(self.cell_lines(each.blocks)) or [word_paragraph(TEXT_STYLE)]
            if at == 0 and row.anchor:
                for place, mark in enumerate(self.marked(row.anchor), 1):
                    lines[0].insert(place, mark)
            if column.header:
                embolden(lines)
            made.append(
                word_table_cell(width, lines, fill=TONES.get(each.tone, ""), right=column.numeric)
            )
        return made

    def side_by_side(self, columns: Sequence[Sequence[Block]]) -> None:
        widths = [self.width // len(columns)] * len(columns)
        made = self.frame("", widths)
        cells = (
            word_table_cell(
                width,
                list(self.cell_lines(blocks)) or [word_paragraph(TEXT_STYLE)],
                fill=colour_digits(self.colours.wash),
            )
            for width, blocks in zip(widths, columns, strict=True)
        )
        made.append(w("tr", *cells))
        self.add(made)
        self.add(after_table())

    def cell_lines(self, blocks: Iterable[Block]) -> Iterable[Element]:
        for block in blocks:
            match block:
                case Paragraph(runs) | Heading(_, runs):
                    yield word_paragraph(TEXT_STYLE, *self.inline(runs))
                case List():
                    yield from self.list_lines(block, BULLET_STYLE, "List Number")
                case Callout(title, inner):
                    yield word_paragraph(HEAD_STYLE, run(title), before=[w("spacing", before=120)])
                    yield from self.cell_lines(inner)
                case Quote(inner):
                    yield from self.cell_lines(inner)


def length(row: Row) -> int:
    """How many letters its fullest cell holds."""
    return max(sum(len(plain_block(block)) for block in cell.blocks) for cell in row.cells)


def word_table_cell(
    width: int, lines: list[Element], *, fill: str = "", span: int = 1, right: bool = False
) -> Element:
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=span) if span > 1 else None,
        w("shd", val="clear", color="auto", fill=fill) if fill else None,
    )
    if right:
        for line in lines:
            line[0].append(w("jc", val="right"))
    return w("tc", properties, *lines)


def embolden(lines: list[Element]) -> None:
    for line in lines:
        for stretch in line.iter(qn("w:r")):
            stretch.get_or_add_rPr().get_or_add_b()


def share_widths(columns: Sequence[Column], width: int) -> list[int]:
    """The width of each column: its share, but no less than its longest heading word needs."""
    least = [max(map(len, column.title.split() or [""])) * LETTER + 200 for column in columns]
    whole = sum(column.width for column in columns)
    asked = [round(width * column.width / whole) for column in columns]
    widths = [max(pair) for pair in zip(asked, least, strict=True)]
    spare = [wide - low for wide, low in zip(widths, least, strict=True)]
    over, room = sum(widths) - width, sum(spare)
    if over > 0 and room > 0:
        taken = min(1, over / room)
        widths = [wide - round(each * taken) for wide, each in zip(widths, spare, strict=True)]
    widths[-1] += width - sum(widths) if abs(width - sum(widths)) < 20 else 0
    return widths


def colour_digits(colour: str) -> str:
    return colour.removeprefix("#").upper()


def after_table() -> Any:
    """Two tables with nothing between them would be one."""
    return w("p", w("pPr", w("pStyle", val=style_id(TEXT_STYLE))))
