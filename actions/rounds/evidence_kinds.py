"""What a file sent with an update is: told by its content, and for text by its name as well."""

from __future__ import annotations

import io
import re
import zipfile

import filetype
from django.core.exceptions import ValidationError

from csp.files.names import SCRIPTS, ending_of
from csp.files.packages import beginning_of
from csp.files.text import decode, is_envelope, is_text

PICTURES = ("image/jpeg", "image/png", "image/webp")
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
PAPERS = {
    "application/pdf": "pdf",
    f"{OFFICE}wordprocessingml.document": "docx",
    f"{OFFICE}spreadsheetml.sheet": "xlsx",
    f"{OPEN}text": "odt",
    f"{OPEN}spreadsheet": "ods",
}
ENDINGS = PAPERS | {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "text/csv": "csv",
}
TAKEN = "Files can be pictures (JPEG, PNG or WebP), PDF, Word (.docx), Excel (.xlsx), OpenDocument or CSV. "
WRONG = f"“{{}}” is something else inside, whatever its name says. {TAKEN}Everything else is kept."
OLD = (
    "“{}” is an older Word or Excel file, which may hold programs. "
    "Open it, save it as .docx, .xlsx or PDF, and add that."
)
MACROS = "“{}” holds a program (macros). Save it without, or as PDF, and add that."
HEIC = (
    "“{}” is a HEIC picture, which few machines can show. Choose it from the phone’s photo "
    "library, which turns it into JPEG, or save it as JPEG first."
)
PROTECTED = "“{}” is protected by a password. Save a copy without one, and add that."
RUNS = (
    "“{}” is called what a program, a shortcut or a web page is called, and is not kept. "
    f"{TAKEN}Everything else is kept."
)
TEXT = (
    "“{}” is plain text. Save a table as CSV, and words as PDF or Word, and add that. "
    "Everything else is kept."
)
# Where the programs of an OpenDocument file lie.
PROGRAMS = ("basic/", "scripts/")
# A web page or a drawing may begin with any words, which browsers skip.
PAGE = re.compile(r"<(?:!doctype|html|script|svg|iframe|hta:|\?xml|job|package)\b", re.IGNORECASE)


def evidence_media_type(name: str, data: bytes) -> str:
    """The media type that the content shows, whatever the name says."""
    found = filetype.guess_mime(data) or ""
    if found in {"image/heic", "image/heif", "image/avif"}:
        raise ValidationError(HEIC.format(name))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError((PROTECTED if is_envelope(data) else OLD).format(name))
    if data.startswith(b"PK"):
        return package_kind(name, data)
    if found in ENDINGS:
        return found
    if not found and is_text(data) and not PAGE.search(decode(data)):
        refuse_text(name, data)
        return "text/csv"
    raise ValidationError(WRONG.format(name))


def refuse_text(name: str, data: bytes) -> None:
    """Almost anything reads as text, so it has to be called CSV, or else to be a table beyond doubt."""
    ending = ending_of(name)
    if ending in SCRIPTS:
        raise ValidationError(RUNS.format(name))
    if ending != "csv" and not is_even_table(decode(data)):
        raise ValidationError(TEXT.format(name))


def is_even_table(text: str) -> bool:
    """Whether every line has as many cells as the first, and more than one."""
    widths = {line.count(",") for line in text.strip().splitlines() if line.strip()}
    return len(widths) == 1 and 0 not in widths and "\n" in text.strip()


def package_kind(name: str, data: bytes) -> str:
    """What a zip is: the office's own packages without programs, and nothing else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {each.casefold() for each in package.namelist()}
            stated = beginning_of(package, "mimetype").decode("ascii", "replace")
    except Exception as problem:
        # A damaged package can trip any line of the reader.
        raise ValidationError(WRONG.format(name)) from problem
    if any(each.endswith("vbaproject.bin") or each.startswith(PROGRAMS) for each in names):
        raise ValidationError(MACROS.format(name))
    if "word/document.xml" in names:
        return f"{OFFICE}wordprocessingml.document"
    if "xl/workbook.xml" in names:
        return f"{OFFICE}spreadsheetml.sheet"
    if stated.strip() in PAPERS:
        return stated.strip()
    raise ValidationError(WRONG.format(name))
