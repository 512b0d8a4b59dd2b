"""One page: its tables, and the lines between them."""

from __future__ import annotations

import re
from typing import Any

from actions.imports.lines import PrintedLine
from actions.imports.pdf.letters import letters_of, set_lines
from actions.imports.pdf.sheets import Part, PdfTable
from actions.imports.pdf.tables import Box, is_letter_in_box, page_tables

_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)


def page_parts(page: Any) -> tuple[list[Part], list[str]]:
    """The tables of a page and the lines between them, from top to bottom; and its running heads."""
    letters = letters_of(page)
    sheets = page_tables(page, letters)
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
