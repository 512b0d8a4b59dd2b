"""An OpenDocument spreadsheet, in the words that its cells show."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from zipfile import ZipFile

from lxml import etree

from actions.imports import unseen
from actions.imports.excel.leftovers import BOX, NO_VALUE, out_of_sight
from actions.imports.grid import (
    MOST_CELLS,
    MOST_COLUMNS,
    Block,
    SourceCell,
    SourceParagraph,
    rectangle,
)
from actions.imports.opendocument.looks import (
    OpenDocumentStyles,
    attribute_value,
    opendocument_text,
    repeat_count,
    tag_name,
)
from actions.imports.refusals import TOO_MANY_CELLS
from actions.imports.result import Leftover
from actions.imports.unseen import Unseen
from csp.files.packages import Unreadable
from csp.prose import clean_cell

MANY = 50
# A plan of as many cells as are read takes less.
MOST_UNPACKED = 100 * 1024 * 1024
_GROUPS = {"table-row-group", "table-header-rows", "table-rows"}
_COLUMN_GROUPS = {"table-column-group", "table-header-columns", "table-columns"}


def read_opendocument_blocks(data: bytes) -> list[Block]:
    return read_opendocument_sheets(data)[0]


def read_opendocument_sheets(data: bytes) -> tuple[list[Block], dict[str, set[int]]]:
    """What the sheets show, and the hidden rows of each."""
    with ZipFile(io.BytesIO(data)) as package:
        if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
            raise Unreadable(TOO_MANY_CELLS)
        roots = [
            etree.fromstring(
                package.read(name), etree.XMLParser(resolve_entities=False, huge_tree=True)
            )
            for name in ("content.xml", "styles.xml")
            if name in package.namelist()
        ]
    looks, found = OpenDocumentStyles(roots), Unseen()
    blocks: list[Block] = []
    hidden: dict[str, set[int]] = {}
    for table in roots[0].iter("{*}table"):
        if tag_name(table.getparent()) != "spreadsheet":
            continue
        if looks.hides_sheet(table):
            found.add(unseen.SHEET, "in the workbook", int(bool(opendocument_text(table, looks))))
        else:
            sheet = OpenDocumentSheet(table, looks, found)
            blocks += sheet.blocks()
            hidden[sheet.name] = sheet.rows
    return [*blocks, *found.leftovers()], hidden


@dataclass
class OpenDocumentSheet:
    """One sheet while it is read; rows and columns count from 0."""

    table: etree._Element
    looks: OpenDocumentStyles
    found: Unseen
    taken: dict[tuple[int, int], SourceCell] = field(default_factory=dict)
    beside: list[Leftover] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    passed: set[int] = field(default_factory=set)
    used: set[int] = field(default_factory=set)

    @property
    def name(self) -> str:
        return attribute_value(self.table, "name")

    @property
    def place(self) -> str:
        return f"on sheet {self.name}"

    def blocks(self) -> Iterator[Block]:
        self.columns = set(self._hidden_columns())
        said_in = self._words_in(self.columns) if self.columns else {}
        self.columns -= {
            column for column, words in said_in.items() if unseen.says_who_reads(words)
        }
        at = 0
        for row, folded in _rows_or_columns(self.table, _GROUPS, "table-row"):
            at += self._take_row(row, folded, at)
        if any(cell.text for cell in self.taken.values()):
            height = 1 + max(y for (y, _), cell in self.taken.items() if cell.text)
            kept = {place: cell for place, cell in self.taken.items() if place[0] < height}
            yield SourceParagraph(self.name, 1, is_sheet=True)
            yield rectangle(kept, height, f"Sheet {self.name}")
        yield from self.beside
        for box in self.table.iter("{*}text-box"):
            if words := opendocument_text(box, self.looks):
                yield Leftover(words, f"Sheet {self.name}", BOX)
        self.found.add(unseen.ROW, self.place, len(self.rows))
        self.found.add(unseen.COLUMN, self.place, len(self.used))
        comments = sum(1 for _ in self.table.iter("{*}annotation"))
        self.found.add(unseen.COMMENT, self.place, comments)
        yield from out_of_sight(self.name, len(self.passed))

    def _hidden_columns(self) -> Iterator[int]:
        at = 0
        for column, folded in _rows_or_columns(self.table, _COLUMN_GROUPS, "table-column"):
            times = min(repeat_count(column, "number-columns-repeated"), MOST_COLUMNS)
            if at > MOST_COLUMNS:
                return
            if self.looks.hides(column) and not folded:
                yield from range(at, at + times)
            at += times

    def _words_in(self, columns: set[int]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for row, _ in _rows_or_columns(self.table, _GROUPS, "table-row"):
            across = 0
            for cell in row:
                if across in columns and (words := opendocument_text(cell, self.looks)):
                    found.setdefault(across, []).append(words)
                across += repeat_count(cell, "number-columns-repeated")
        return found

    def _take_row(self, row, folded: bool, at: int) -> int:
        times = repeat_count(row, "number-rows-repeated")
        cells = list(self._cells(row, at))
        if not any(cell.text for cell in cells):
            self._place(cells, at, 1)
            return times
        filtered = attribute_value(row, "visibility") == "filter"
        if self.looks.hides(row) and not (filtered or folded):
            self.rows |= set(range(at, at + min(times, MANY)))
            return times
        if self.looks.hides(row):
            self.passed.add(at)
        self._place(cells, at, times)
        return times

    def _place(self, cells: list[SourceCell], at: int, times: int) -> None:
        for down in range(times):
            for cell in cells:
                own = replace(cell, top=at + down)
                for y in range(own.top, own.top + own.height):
                    for x in range(own.left, own.left + own.width):
                        self.taken.setdefault((y, x), own)
                if len(self.taken) > MOST_CELLS:
                    raise Unreadable(TOO_MANY_CELLS)

    def _cells(self, row, at: int) -> Iterator[SourceCell]:
        """The cells of a row that say something or have a shade, without what is out of sight."""
        across = 0
        for element in row:
            if tag_name(element) not in ("table-cell", "covered-table-cell"):
                continue
            times = repeat_count(element, "number-columns-repeated")
            text, colour = self._text(element, at, across), self.looks.shade(element)
            # A row that is shaded to the edge of the sheet says nothing there.
            if text or (colour and times < MANY):
                tall, wide = (
                    repeat_count(element, "number-rows-spanned"),
                    repeat_count(element, "number-columns-spanned"),
                )
                for x in range(across, min(across + times, MOST_COLUMNS)):
                    if not self._out_of_sight(x, wide, text):
                        bold = bool(text) and self.looks.bold(element)
                        sign = text and not re.search(r"\w", text)
                        yield SourceCell(
                            clean_cell(text), at, x, min(tall, 1_000), min(wide, 200), colour, bold,
                            self.looks.ink(element) if sign else "",
                        )  # fmt: skip
            across += times

    def _out_of_sight(self, across: int, wide: int, text: str) -> bool:
        if not all(x in self.columns for x in range(across, across + min(wide, MOST_COLUMNS))):
            return False
        if text:
            self.used.add(across)
        return True

    def _text(self, element, at: int, across: int) -> str:
        text = opendocument_text(element, self.looks)
        if tag_name(element) == "covered-table-cell":
            self.found.add(unseen.COVERED, self.place, int(bool(text)))
            return ""
        if self.looks.strikes(element):
            self.found.add(unseen.STRUCK, self.place, int(bool(text)))
            return ""
        whole = opendocument_text(element, None)
        self.found.add(unseen.STRUCK, self.place, int(whole != text))
        formula = attribute_value(element, "formula")
        if formula and not whole and not attribute_value(element, "value-type"):
            self.beside.append(
                Leftover(formula.removeprefix("of:"), f"Sheet {self.name}, row {at + 1}", NO_VALUE)
            )
        return text


def _rows_or_columns(
    element, groups: set[str], wanted: str, folded: bool = False
) -> Iterator[tuple]:
    """Rows or columns in order, each with whether it stands in a closed group."""
    for child in element:
        name = tag_name(child)
        if name == wanted:
            yield child, folded
        elif name in groups:
            yield from _rows_or_columns(
                child, groups, wanted, folded or attribute_value(child, "display") == "false"
            )
