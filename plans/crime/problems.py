"""What is wrong with a file, where, and what to do about it, in one plain sentence or two."""

from __future__ import annotations

SAVE_AGAIN = "Open it in Excel or LibreOffice, save it again, and bring that file in."
FETCH_AGAIN = "Download it again from where it is published, and bring that copy in."


class CrimeFileProblem(ValueError):
    """A file that is not read any further. Nothing of it is meant to be kept.

    ``sheet`` is a sheet of a workbook or a file of a folder, ``row`` counts from 1 as
    programs show it, ``column`` is the printed heading. Each is empty where it does not apply.
    """

    def __init__(
        self, words: str, *, sheet: str = "", row: int | None = None, column: str = ""
    ) -> None:
        self.sheet, self.row, self.column = sheet, row, column
        super().__init__(
            f"{where}: {words}" if (where := place_in_file(sheet, row, column)) else words
        )


class NotAbout(CrimeFileProblem):
    """The file was read through, and none of its rows is about a partnership that is wanted."""


def place_in_file(sheet: str, row: int | None, column: str) -> str:
    """Where it is, in words: "Sheet “2015_16”, row 4, column “Offence Count”"."""
    noun = "file" if sheet.casefold().endswith(".csv") else "sheet"
    parts = [
        f"{noun} “{sheet}”" if sheet else "",
        f"row {row}" if row else "",
        f"column “{column}”" if column else "",
    ]
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def quote_words(text: str, most: int = 60) -> str:
    """Words of the file, short enough for a sentence."""
    text = " ".join(text.split())
    return f"“{text[: most - 1]}…”" if len(text) > most else f"“{text}”"
