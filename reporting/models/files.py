"""Which files are kept of a version of a report, by their endings.

Each has a column, one for its digest, and both again for what everybody may read.
"""

from __future__ import annotations

# Every version is printed; a version of a composed paper has the others besides.
PRINTED = "pdf"
BESIDE = ("docx",)


def columns_of(endings: tuple[str, ...], *, before: str = "") -> tuple[str, ...]:
    """The columns of files and their digests; ``before`` is what the names begin with."""
    return tuple(f"{before}{ext}{what}" for ext in endings for what in ("", "_sha256"))
