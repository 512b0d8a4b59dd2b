"""One page: its tables, and the lines between them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from pdfplumber.page import Page

from actions.imports.lines import PrintedLine
from actions.imports.pdf.across import tables_ruled_across
from actions.imports.pdf.letters import letters_of, letters_sideways, set_lines
from actions.imports.pdf.sheets import Part, PdfTable
from actions.imports.pdf.tables import Box, is_letter_in_box, page_tables

_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)


def page_parts(page: Any) -> tuple[list[Part], list[str]]:
    """The tables of a page and the lines between them, from top to bottom; and its running heads."""
    page = set_upright(page)
    letters = letters_of(page)
    sheets = page_tables(page, letters, letters_sideways(page))
    sheets += tables_ruled_across(page, letters, [box for box, _ in sheets])
    sheets.sort(key=lambda each: each[0][1])
    free = [char for char in letters if not any(is_letter_in_box(char, box) for box, _ in sheets)]
    lines: list[PrintedLine] = []
    running: list[PrintedLine] = []
    for line in set_lines(free):
        (running if _is_running(line, page.height) else lines).append(line)
    _note_ends(sheets, lines)
    parts: list[tuple[float, Part]] = [(line.top, line) for line in lines]
    parts += [(box[1], sheet) for box, sheet in sheets]
    texts = [line.text.strip() for line in running]
    heads = [text for text in texts if text and not _PAGE_NUMBER.fullmatch(text)]
    return [part for _, part in sorted(parts, key=lambda each: each[0])], heads


def set_upright(page: Any) -> Any:
    """The page turned so that most of its letters stand upright: some printers draw it on its side."""
    turns = Counter(_turn_of(char["matrix"]) for char in page.chars)
    turn = turns.most_common(1)[0][0] if turns else 0
    if not turn:
        return page
    page.page_obj.rotate = (page.page_obj.rotate + turn) % 360
    return Page(page.pdf, page.page_obj, page.page_number, page.initial_doctop)


def _turn_of(matrix: tuple[float, ...]) -> int:
    """By how much a letter has to be turned clockwise to stand upright."""
    right, up = matrix[0], matrix[1]
    if abs(up) > abs(right):
        return 90 if up > 0 else 270
    return 0 if right >= 0 else 180


def _note_ends(sheets: list[tuple[Box, PdfTable]], lines: list[PrintedLine]) -> None:
    """Whether the first table has nothing above it, and the last nothing below."""
    if not sheets:
        return
    (first_box, first), (last_box, last) = sheets[0], sheets[-1]
    first.starts_page = all(line.top >= first_box[1] for line in lines)
    last.ends_page = all(line.top <= last_box[3] for line in lines)


def _is_running(line: PrintedLine, height: float) -> bool:
    """Page numbers, and what else stands in the outer margins of a page."""
    if line.top > height * 0.93 or line.bottom < height * 0.06:
        return True
    outer = line.top > height * 0.88 or line.top < height * 0.1
    return outer and bool(_PAGE_NUMBER.fullmatch(line.text.strip()))
