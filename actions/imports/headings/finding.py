"""Which rows of a table are its headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actions.imports.grid import SourceCell, SourceTable, distinct
from actions.imports.heading_words import is_ref
from actions.imports.headings.columns import assign
from actions.imports.headings.labels import label_columns
from actions.imports.headings.meaning import LONGEST, claims
from actions.imports.result import ImportedColumn
from actions.imports.vocabulary import CONTENT, HEART

# Headings are looked for so far down.
_NEAR = 8
# And so far where none stand there, below a form's guidance.
_DEEPEST = 30
_SURE = 0.6
# Rows further down must be better by this much.
_BETTER = 0.25


@dataclass(frozen=True)
class Header:
    """The rows of a table that hold its headings, and what they were taken for."""

    first: int
    last: int
    columns: tuple[ImportedColumn, ...]

    def __getitem__(self, field: str) -> ImportedColumn | None:
        return next((column for column in self.columns if column.field == field), None)

    @property
    def asking(self) -> list[str]:
        """The headings that ask who may read a row."""
        return [column.printed for column in self.columns if column.field == "public"]

    @property
    def fields(self) -> set[str]:
        return {column.field for column in self.columns}


def find_header(table: SourceTable, overrides: Mapping[str, str] | None = None) -> Header | None:
    """The best row, or pair of rows, of headings near the top; nothing when it is no plan."""
    near, far = min(_NEAR, len(table.grid)), min(_DEEPEST, len(table.grid))
    return _best(table, range(near), overrides) or _best(table, range(near, far), overrides)


def _best(table: SourceTable, rows: range, overrides: Mapping[str, str] | None) -> Header | None:
    best: tuple[float, Header] | None = None
    for at in rows:
        for depth in (1, 2):
            found = header_at(table, at, depth, overrides)
            if found and (best is None or found[0] > best[0] + _BETTER):
                best = found
    return best[1] if best else None


def header_at(
    table: SourceTable, at: int, depth: int, overrides: Mapping[str, str] | None = None
) -> tuple[float, Header] | None:
    """The headings in ``depth`` rows from ``at`` on, and how good they are."""
    settled = overrides or {}
    if not _may_be_header(table, at, depth):
        return None
    columns = assign(label_columns(table, at, depth), table, at + depth, settled)
    if not _is_plan(columns) or (depth == 1 and not _is_plan(_own_columns(table, at, settled))):
        return None
    score = sum(min(column.sure, 1) for column in columns if column.field != "other")
    # Headings that are set out in two rows say more than the upper row alone.
    return score + 1.5 * (depth - 1), Header(at, at + depth - 1, tuple(columns))


def _may_be_header(table: SourceTable, at: int, depth: int) -> bool:
    rows = table.grid[at : at + depth]
    if len(rows) < depth or not all(_looks_like_headings(row) for row in rows):
        return False
    return depth == 1 or _goes_under(table, at)


def _looks_like_headings(row: Sequence[SourceCell]) -> bool:
    texts = [cell.text for cell in row if cell.text]
    return bool(texts) and all(len(text) <= LONGEST for text in texts)


def _is_plan(columns: Sequence[ImportedColumn]) -> bool:
    sure = {column.field for column in columns if column.sure >= _SURE}
    return bool(sure & HEART) and len(sure & CONTENT) >= 2


def _own_columns(table: SourceTable, at: int, overrides: Mapping[str, str]) -> list[ImportedColumn]:
    """The columns by the words of one row alone, without the groups above it."""
    return assign([cell.text for cell in table.grid[at]], table, at + 1, overrides)


def _goes_under(table: SourceTable, at: int) -> bool:
    """Whether the row below completes the headings: parts under a shared or an empty cell."""
    upper = table.grid[at]
    own = [cell for cell in distinct(table.grid[at + 1]) if cell.top == at + 1 and cell.text]
    above = [cell for cell in distinct(upper) if cell.text]
    # One narrow cell alone is a line above the headings and groups nothing.
    if not own or not above or (len(above) == 1 and above[0].width == 1):
        return False
    if len(distinct(upper)) < 2 or any(_numbers_a_row(cell.text) for cell in own):
        return False
    if any(upper[cell.left].text and upper[cell.left].width == 1 for cell in own):
        return False
    known = [cell for cell in own if any(score >= _SURE for score in claims(cell.text).values())]
    return any(_is_shared(cell) for cell in upper) and len(known) * 2 >= len(own)


def _numbers_a_row(text: str) -> bool:
    known = any(score >= _SURE for score in claims(text).values())
    return is_ref(text) and len(text) > 1 and not known


def _is_shared(cell: SourceCell) -> bool:
    return cell.width > 1 or cell.height > 1 or not cell.text
