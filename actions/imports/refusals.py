"""What is not read, and the sentence that says what to do instead."""

from __future__ import annotations

import io
import zipfile
from zipfile import ZipFile

from csp.files.packages import UNREAD, Unreadable, beginning_of

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 400 * 1024 * 1024
MAX_RATIO = 200
MAX_FILES = 5_000
# Small parts pack well without meaning harm.
SMALL = 1024 * 1024

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

EMPTY = "The file is empty. Save the plan again and choose that file."
TOO_LARGE = (
    "The file is larger than 20 MB. Take the pictures out, save it again, and choose that file."
)
TOO_MANY_CELLS = (
    "The table has more rows and columns than a plan would hold. Open it, delete the empty rows and "
    "columns and whatever is not the plan, save it again, and choose that file."
)
DAMAGED = "The file is damaged or cut short. Open it, save a new copy, and choose that copy."
TEMPLATE = "This is a Word template. Open it, save it as a document (.docx), and choose that file."
ENCRYPTED = (
    "The file is protected by a password. Save a copy without a password and choose that copy."
)
OLD = "This is an older Word or Excel file. Open it and save it as .docx or .xlsx, then choose that file."
MACROS = "The file holds macros. Save it as .docx or .xlsx, without macros, and choose that file."
BOMB = "The file unpacks to far more than a plan would hold. Save the plan in a new file and choose that."
SCANNED = (
    "The PDF is a picture of pages and has no text. Choose the Word or Excel file that it was made "
    "from, or make the text readable with a scanner's text recognition first."
)
WRONG = "This kind of file cannot be read. Choose a Word (.docx), Excel (.xlsx), CSV or PDF file."
NO_TABLE = (
    "No action plan was found in it. The plan needs a table with a row of headings such as "
    "Aim, Activity, Lead and Measures."
)
NOTHING_PASTED = "Nothing was pasted. Copy the table in Word or Excel, and paste it here."


def refuse_import_size(data: bytes) -> None:
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Unreadable(EMPTY)
    if len(data) > MAX_BYTES:
        raise Unreadable(TOO_LARGE)


def open_package(data: bytes) -> ZipFile:
    """An office file's package, after a look at what it would unpack to."""
    try:
        package = ZipFile(io.BytesIO(data))
        parts = package.infolist()
    except NotImplementedError as problem:
        raise Unreadable(UNREAD) from problem
    except (zipfile.BadZipFile, OSError, ValueError) as problem:
        raise Unreadable(DAMAGED) from problem
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(ENCRYPTED)
    refuse_bomb(parts, len(data))
    refuse_macros(package, parts)
    refuse_forms(package)
    return package


# Sound files that our readers cannot read: the part that tells, what stands in it, and what to do.
FORMS = (
    ("META-INF/manifest.xml", b"encryption-data", ENCRYPTED),
    ("[Content_Types].xml", b"wordprocessingml.template.", TEMPLATE),
)


def refuse_forms(package: ZipFile) -> None:
    """Whatever is sound and cannot be read is called what it is."""
    for name, sign, words in FORMS:
        if sign in beginning_of(package, name):
            raise Unreadable(words)


def refuse_bomb(parts: list[zipfile.ZipInfo], size: int) -> None:
    """Sizes are as the package states them; reading stops at them, so a lie only cuts it short."""
    total = sum(part.file_size for part in parts)
    if total > MAX_UNPACKED or len(parts) > MAX_FILES:
        raise Unreadable(BOMB)
    if total > SMALL and total > MAX_RATIO * max(size, 1):
        raise Unreadable(BOMB)
    for part in parts:
        if part.file_size > SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise Unreadable(BOMB)
        if part.filename.lower().endswith((".zip", ".docx", ".xlsx")) and part.file_size > SMALL:
            raise Unreadable(BOMB)


def refuse_macros(package: ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    names = {part.filename.lower() for part in parts}
    if any(
        name.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in name
        for name in names
    ):
        raise Unreadable(MACROS)
    if b"macroenabled" in beginning_of(package, "[Content_Types].xml", SMALL).lower():
        raise Unreadable(MACROS)
