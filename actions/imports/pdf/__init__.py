"""A PDF with real text as words and tables, put together over its page breaks."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from actions.imports.grid import Block
from actions.imports.pdf.blocks import pdf_blocks
from actions.imports.pdf.breaks import stitched
from actions.imports.pdf.pages import page_parts
from actions.imports.pdf.sheets import Part, printed_lines
from actions.imports.refusals import ENCRYPTED, SCANNED
from actions.imports.result import Leftover
from csp.files.packages import Unreadable

MOST_PAGES = 300
LEAST_LETTERS = 20
RUNNING = "is printed at the head or foot of the pages"
_TOO_LONG = f"The PDF has more than {MOST_PAGES} pages. Choose a PDF of the action plan alone."
_LOCKED = {"PDFPasswordIncorrect", "PDFEncryptionError"}


def read_pdf_blocks(data: bytes, known: Iterable[str] = ()) -> list[Block]:
    """``known`` names help to tell where one lead ends and the next begins."""
    try:
        parts, heads = _parts(data)
    except PdfminerException as problem:
        # The library below names the reason by its class alone.
        if {type(each).__name__ for each in (problem, *problem.args)} & _LOCKED:
            raise Unreadable(ENCRYPTED) from problem
        raise
    if (
        sum(len(line.text.strip()) for part in parts for line in printed_lines(part))
        < LEAST_LETTERS
    ):
        raise Unreadable(SCANNED)
    running = [Leftover(text, "Edge of the pages", RUNNING) for text in dict.fromkeys(heads)]
    return [*pdf_blocks(stitched(parts), known), *running]


def _parts(data: bytes) -> tuple[list[Part], list[str]]:
    with pdfplumber.open(io.BytesIO(data)) as document:
        if len(document.pages) > MOST_PAGES:
            raise Unreadable(_TOO_LONG)
        pages = [page_parts(page) for page in document.pages]
        return [part for parts, _ in pages for part in parts], [
            text for _, heads in pages for text in heads
        ]
