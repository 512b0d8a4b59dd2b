"""Which of our own files this is, if it is one at all."""

from __future__ import annotations

from actions.importers import json, own_sheet, own_word
from actions.importers.result import ImportedPlan


def read_own(data: bytes) -> ImportedPlan | None:
    """The plan in one of our own files; None where the file is not one of them.

    Raises Unreadable for JSON that is not a plan, which nothing else could read either.
    """
    if data.startswith(b"PK"):
        return own_word.read(data) if b"word/document.xml" in data else own_sheet.read(data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return json.read(data)
    return own_sheet.read_csv(data)
