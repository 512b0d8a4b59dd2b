"""From a file's bytes to its lines; what cannot be read is refused with a sentence."""

from __future__ import annotations

from actions.imports import refusals
from actions.imports.upload import open_upload
from csp.files.packages import UNREAD, Unreadable
from csp.files.text import decode
from reporting.meetings.reading.placed import MinutesSource
from reporting.meetings.reading.reader import read_source
from reporting.meetings.reading.result import MinutesReading
from reporting.meetings.reading.sources.plain import is_raw_mail, read_mail, read_plain_text
from reporting.meetings.reading.sources.sheets import read_sheet_minutes

WRONG = (
    "This kind of file cannot be read. Choose a Word (.docx), Excel (.xlsx), PDF or text file, or a mail "
    "that was saved (.eml)."
)
NO_WORDS = "The file holds no words. Choose the file with the minutes."
EMPTY = "The file is empty. Save the minutes again and choose that file."


def read_minutes(name: str, data: bytes, *, prefix: str = "") -> MinutesReading:
    """The reading of a file. Raises Unreadable with a sentence for the person who chose it."""
    source = open_minutes(name, data)
    if not any(line.text.strip() for line in source.lines):
        raise Unreadable(NO_WORDS)
    return read_source(source, prefix=prefix)


def open_minutes(name: str, data: bytes) -> MinutesSource:
    """The lines of a file, whose kind is told by its content."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Unreadable(EMPTY)
    if len(data) > refusals.MAX_BYTES:
        raise Unreadable(refusals.TOO_LARGE)
    try:
        if is_raw_mail(data):
            return read_mail(data)
        upload = open_upload(name, data)
        if upload.kind == "Word":
            from reporting.meetings.reading.sources.word import read_word_minutes

            return read_word_minutes(upload.data)
        if upload.kind == "PDF":
            from reporting.meetings.reading.sources.pdf import read_pdf_minutes

            return read_pdf_minutes(upload.data)
        if upload.kind == "CSV" and not name.lower().endswith((".csv", ".tsv")):
            return read_plain_text(decode(upload.data))
        return read_sheet_minutes(upload.blocks(), upload.kind)
    except Unreadable as problem:
        raise Unreadable(WRONG if str(problem) == refusals.WRONG else str(problem)) from problem
    except (RecursionError, MemoryError) as problem:
        raise Unreadable(refusals.BOMB) from problem
    except Exception as problem:
        # The readers below are other people's code, and a damaged file can trip any line of it.
        raise Unreadable(UNREAD) from problem
