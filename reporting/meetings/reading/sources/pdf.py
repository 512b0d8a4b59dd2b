"""A PDF with real text as lines: what was printed over several lines is one paragraph again."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from actions.imports.lines import PrintedLine, begins_item
from actions.imports.pdf.letters import letters_of, set_lines
from actions.imports.pdf.sheets import Part, PdfTable, printed_lines
from actions.imports.pdf.tables import is_letter_in_box, page_tables
from actions.imports.refusals import ENCRYPTED, SCANNED
from csp.files.packages import Unreadable
from reporting.meetings.reading.lines import WHY_PAGE
from reporting.meetings.reading.numbers import number_of
from reporting.meetings.reading.placed import MinutesSource, SourceBuilder

MOST_PAGES = 300
LEAST_LETTERS = 20
_TOO_LONG = f"The PDF has more than {MOST_PAGES} pages. Choose a PDF of the minutes alone."
_LOCKED = {"PDFPasswordIncorrect", "PDFEncryptionError"}
_PAGE_NUMBER = re.compile(
    r"(?:page|tudalen)\s*\d+(?:\s*(?:of|o|/)\s*\d+)?|[-–]?\s*\d{1,3}\s*[-–]?", re.IGNORECASE
)
_BULLETS = "•●▪◦‣∙■□➢❖✓\uf0b7\uf0a7·"


def read_pdf_minutes(data: bytes) -> MinutesSource:
    """Raises Unreadable for a file that is locked, far too long, or a picture of pages."""
    try:
        pages, running = _printed_pages(data)
    except PdfminerException as problem:
        if {type(each).__name__ for each in (problem, *problem.args)} & _LOCKED:
            raise Unreadable(ENCRYPTED) from problem
        raise
    lines = [line for parts in pages for part in parts for line in printed_lines(part)]
    if sum(len(line.text.strip()) for line in lines) < LEAST_LETTERS:
        raise Unreadable(SCANNED)
    builder = PageBuilder(lines)
    for number, parts in enumerate(pages, 1):
        builder.page(parts, number)
    left = tuple((text, WHY_PAGE) for text in dict.fromkeys(running))
    return builder.builder.source("PDF", left)


def _printed_pages(data: bytes) -> tuple[list[list[Part]], list[str]]:
    with pdfplumber.open(io.BytesIO(data)) as document:
        if len(document.pages) > MOST_PAGES:
            raise Unreadable(_TOO_LONG)
        found = [_parts_of_page(page) for page in document.pages]
    return [parts for parts, _ in found], [text for _, edges in found for text in edges]


def _parts_of_page(page: Any) -> tuple[list[Part], list[str]]:
    """The tables and lines of a page from top to bottom, and what is printed on its edges."""
    letters = letters_of(page)
    sheets = page_tables(page, letters)
    free = [char for char in letters if not any(is_letter_in_box(char, box) for box, _ in sheets)]
    parts: list[tuple[float, Part]] = [(box[1], sheet) for box, sheet in sheets]
    edges = []
    for line in set_lines(free):
        if _is_edge(line, page.height):
            edges.append(line.text.strip())
        else:
            parts.append((line.top, line))
    return [part for _, part in sorted(parts, key=lambda each: each[0])], edges


def _is_edge(line: PrintedLine, height: float) -> bool:
    """The outer margins of a page, and a page number a little further in: 4/24 there is a minute's number."""
    if line.top > height * 0.93 or line.bottom < height * 0.06:
        return True
    outer = line.top > height * 0.88 or line.top < height * 0.1
    return outer and bool(_PAGE_NUMBER.fullmatch(line.text.strip()))


class PageBuilder:
    """Puts printed lines together to paragraphs, by the room between them and at their ends."""

    def __init__(self, lines: list[PrintedLine]) -> None:
        self.builder = SourceBuilder()
        steps = sorted(
            round(below.top - line.top, 1)
            for line, below in pairwise(lines)
            if 4 < below.top - line.top < 60
        )
        # Lines of a paragraph stand closer than paragraphs do; most steps are within one.
        self.step = steps[len(steps) // 3] if steps else 14.0
        self.right = sorted(line.x1 for line in lines)[int(len(lines) * 0.97)] if lines else 0.0
        heights = sorted(line.bottom - line.top for line in lines)
        self.height = heights[len(heights) // 2] if heights else 10.0
        self.rows = self.tables = 0

    def page(self, parts: list[Part], number: int) -> None:
        waiting: list[PrintedLine] = []
        for part in parts:
            if isinstance(part, PdfTable):
                self._paragraphs(waiting, page=number)
                waiting = []
                self._table(part, number)
            else:
                waiting.append(part)
        self._paragraphs(waiting, page=number)

    def _paragraphs(self, lines: list[PrintedLine], right: float = 0.0, **place) -> None:
        group: list[PrintedLine] = []
        for line in lines:
            if group and self._goes_on(group, line, right or self.right):
                group.append(line)
            else:
                tight = bool(group) and line.top - group[-1].top <= self.step * 1.3
                self._add(group, place)
                group, place = [line], {**place, "gap": not tight}
        self._add(group, place)

    def _goes_on(self, group: list[PrintedLine], line: PrintedLine, right: float) -> bool:
        last = group[-1]
        if begins_item(line.text) or line.bold != last.bold:
            return False
        if line.top - last.top > self.step * 1.3 or line.top < last.top:
            return False
        if number_of(line.text) and not line.text[:1].islower() and not _reads_on(last, line):
            return False
        return last.x1 + last.space + line.first_word > right - 6 or _reads_on(last, line)

    def _add(self, group: list[PrintedLine], place: dict) -> None:
        if not group:
            return
        text = group[0].text.strip()
        mark = text[0] if text[0] in _BULLETS else ""
        text = text[1:].strip() if mark else text
        for line in group[1:]:
            glue = (
                ""
                if text.endswith("-") and text[-2:-1].isalpha() and line.text[:1].islower()
                else " "
            )
            text += glue + line.text.strip()
        bold = all(line.bold for line in group)
        title = group[0].bottom - group[0].top > 1.5 * self.height and not self.builder.lines[12:]
        self.builder.add(
            text, mark=mark, bolds=((0, len(text)),) if bold else (), title=title, **place
        )

    def _table(self, table: PdfTable, page: int) -> None:
        self.tables += 1
        by_row: dict[int, list[int]] = {}
        for at, across in table.cells:
            by_row.setdefault(at, []).append(across)
        for at in sorted(by_row):
            self.rows += 1
            for across in sorted(by_row[at]):
                piece = table.cells[at, across][0]
                inside = {"row": self.rows, "column": across, "table": self.tables, "page": page}
                self._paragraphs(piece.lines, right=piece.x1 - 6, **inside)


def _reads_on(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line begins in small letters where the one above has not ended."""
    return line.text[:1].islower() and not last.text.rstrip().endswith((".", ":", "?", "!"))
