"""Office files as the packages that they are, of which little is unpacked."""

from __future__ import annotations

import zipfile
from zipfile import ZipFile

BEGINNING = 64 * 1024
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
UNREAD = (
    "The file could not be read. It may be cut short, or saved in a way that this site does not know. "
    "Open it, save a new copy, and choose that copy."
)


class Unreadable(ValueError):
    """Why a file is not read, in a sentence for the person who chose it."""


def beginning_of(package: ZipFile, name: str, most: int = BEGINNING) -> bytes:
    """The first bytes of a part, of which no more is unpacked; none where it is not there, or not
    packed as office files are, for other ways unpack more at once."""
    if name not in package.namelist() or package.getinfo(name).compress_type not in PACKED:
        return b""
    try:
        with package.open(name) as part:
            return part.read(most)
    except Exception as problem:
        raise Unreadable(UNREAD) from problem
