"""From a file's bytes to its blocks: the kind is told by the content, never by the name.

A reader is loaded with its first file: most processes read none, and the libraries below are large.
A server has them loaded before it begins (``gunicorn.conf.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from actions.imports import delimited, refusals, strict
from actions.imports.grid import Block
from csp.files.packages import UNREAD, Unreadable, beginning_of
from csp.files.text import is_envelope, is_text

_DOCUMENT = re.compile(r"word/document\d*\.xml", re.IGNORECASE)


@dataclass(frozen=True)
class Upload:
    """A file that may be read, and what it is called."""

    kind: str
    data: bytes
    reader: Callable[..., list[Block]]

    def blocks(self, known: Iterable[str] = ()) -> list[Block]:
        """What the file holds; whatever goes wrong inside it is told in one sentence."""
        try:
            return self.reader(self.data, known) if self.kind == "PDF" else self.reader(self.data)
        except Unreadable:
            raise
        except (RecursionError, MemoryError) as problem:
            raise Unreadable(refusals.BOMB) from problem
        except Exception as problem:
            # The readers are other people's code, and a damaged file can trip any line of it; so can
            # one that is sound and unusual, which is not called damaged.
            raise Unreadable(UNREAD) from problem


def open_upload(name: str, data: bytes) -> Upload:
    """Decides what a file is, and refuses what cannot or should not be read."""
    refusals.refuse_import_size(data)
    if data.startswith(refusals.OLD_OFFICE):
        raise Unreadable(_old_office(data))
    if b"%PDF-" in data[:1024]:
        from actions.imports import pdf

        return Upload("PDF", data, pdf.read_pdf_blocks)
    if data.startswith(b"PK"):
        return _package(data)
    if is_text(data):
        return Upload("CSV", data, delimited.read_delimited_blocks)
    raise Unreadable(refusals.WRONG)


def _old_office(data: bytes) -> str:
    """An older file, or a new one inside the envelope of its password."""
    return refusals.ENCRYPTED if is_envelope(data) else refusals.OLD


def _package(data: bytes) -> Upload:
    from actions.imports import excel, opendocument, word

    with refusals.open_package(data) as package:
        names = package.namelist()
        kind = beginning_of(package, "mimetype", 100)
    # Word Online numbers its main part.
    if document := next((each for each in names if _DOCUMENT.fullmatch(each)), ""):
        return Upload("Word", strict.with_usual_names(data, document), word.read_word_blocks)
    if "xl/workbook.xml" in names:
        return Upload(
            "Excel", strict.with_usual_names(data, "xl/workbook.xml"), excel.read_excel_blocks
        )
    if kind.strip() == b"application/vnd.oasis.opendocument.spreadsheet":
        return Upload("Excel", data, opendocument.read_opendocument_blocks)
    raise Unreadable(refusals.WRONG)
