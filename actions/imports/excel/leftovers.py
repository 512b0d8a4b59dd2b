"""What of a workbook is seen, and what is left out of it and why."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from actions.imports import unseen
from actions.imports.excel.parts import SheetParts
from actions.imports.result import Leftover
from actions.imports.unseen import Unseen
from plans.proofreading.findings import Finding

NO_VALUE = "is a formula without its value: open the file in Excel, save it, and choose it again"
WORKED_OUT = "formula-worked-out"
OUT_OF_SIGHT = "rows-out-of-sight"
BOX, EDGE = "stands in a text box", "is printed at the edge of the pages"


class Sights:
    """Asked of every cell while a workbook is read; afterwards it tells what was left out."""

    def __init__(self, sheets: dict[str, SheetParts]) -> None:
        self.sheets = sheets
        self.rows: dict[str, set[int]] = {}
        self.columns: dict[str, set[int]] = {}
        self.unread: set[str] = set()

    def seen(
        self,
        name: str,
        row: int,
        column: int,
        text: str,
        *,
        tall: int = 1,
        wide: int = 1,
        even: bool = False,
    ) -> str | None:
        """What is seen of a cell's words; nothing for a cell out of sight, which is counted.

        ``even`` if its column is hidden.
        """
        parts = self.sheets.get(name)
        if parts is None:
            return text
        bottom, right = row + tall - 1, column + wide - 1
        hidden = parts.hides(row, column, bottom, right)
        if parts.shown and (not hidden or (even and row not in parts.rows)):
            return parts.texts.get((row, column), text)
        if text and not parts.shown:
            self.unread.add(name)
        elif text and row in parts.rows:
            self.rows.setdefault(name, set()).add(row)
        elif text:
            self.columns.setdefault(name, set()).add(column)
        return None

    def formulas_without_values(self, name: str) -> list[tuple[int, int, str]]:
        parts = self.sheets.get(name)
        return parts.formulas if parts else []

    def note_worked_out(self, name: str, values: dict[str, str]) -> None:
        if values:
            self.sheets[name].worked_out = values

    def hidden_columns(self, name: str) -> set[int]:
        return self.sheets[name].columns if name in self.sheets else set()

    def leftovers(self) -> Iterator[Leftover | Finding]:
        found = Unseen()
        found.add(unseen.SHEET, "in the workbook", len(self.unread))
        for name, parts in self.sheets.items():
            if not parts.shown:
                continue
            place = f"on sheet {name}"
            found.add(unseen.ROW, place, len(self.rows.get(name, ())))
            found.add(unseen.COLUMN, place, len(self.columns.get(name, ())))
            found.add(unseen.STRUCK, place, parts.struck)
            found.add(unseen.CELL, place, parts.masked)
            found.add(unseen.COMMENT, place, parts.comments)
            yield from _words_beside(parts)
            yield from out_of_sight(name, parts.passed)
        yield from found.leftovers()


def out_of_sight(name: str, number: int) -> Iterator[Finding]:
    """A word about rows that are the plan's, though the sheet does not show them just now."""
    if number:
        rows = "1 row" if number == 1 else f"{number:,} rows"
        yield Finding(
            OUT_OF_SIGHT,
            f"A filter or a closed group keeps {rows} on sheet {name} out of sight. "
            f"{'It was' if number == 1 else 'They were'} read like the others.",
        )  # fmt: skip


def worked_out_sentence(name: str, cells: list[str]) -> str:
    many = (
        "is a formula without its value" if len(cells) == 1 else "are formulas without their values"
    )
    shown = ", ".join(cells[:20]) + (f" and {len(cells) - 20} more" if len(cells) > 20 else "")
    return f"On sheet {name} {shown} {many}; what stands there now was worked out here."


def _words_beside(parts: SheetParts) -> Iterator[Leftover | Finding]:
    source = f"Sheet {parts.name}"
    met = []
    for row, column, formula in parts.formulas:
        place = f"{get_column_letter(column)}{row}"
        if parts.hides(row, column):
            continue
        if place in parts.worked_out:
            met.append(place)
        else:
            yield Leftover(f"={formula}", f"{source}, cell {place}", NO_VALUE)
    if met:
        yield Finding(WORKED_OUT, worked_out_sentence(parts.name, met))
    yield from (Leftover(words, source, BOX) for words in parts.boxes)
    yield from (Leftover(words, source, EDGE) for words in dict.fromkeys(parts.edges))
