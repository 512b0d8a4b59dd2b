"""The rows below one set of headings: what they say, and which of them go together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actions.imports.colours import sign_name
from actions.imports.draft import RowDraft
from actions.imports.grid import SourceCell, SourceTable, distinct
from actions.imports.headings import Header, claims, header_at, normalise_heading
from actions.imports.result import ImportedColumn

# Headings that are not at the top of a table must be good ones.
SURE_HEADER = 2.6
_SURE_COLUMN = 0.8
_SURE_SHARE = 0.75
# "RAG" and "Status" do; "Progress" may hold any words.
_RATES = 1
_DOT = re.compile(r"[●•⚫⬤■◼◆▲▼○◯\s]+")

Values = list[tuple[ImportedColumn, str]]


@dataclass
class TableSection:
    """The rows of ``table`` from ``start`` on, below ``header``."""

    table: SourceTable
    header: Header
    start: int

    def __post_init__(self) -> None:
        self.ref = self.header["ref"]
        self.key = self.ref or self.header["activity"] or self.header["aim"]
        self.refs_tell = self.ref is not None and self._refs_tell(self.ref)

    def _refs_tell(self, ref: ImportedColumn) -> bool:
        """Whether a row without a number means something: a column mostly empty tells nothing."""
        rows = [row for row in self.table.grid[self.start :] if any(cell.text for cell in row)]
        printed = sum(bool(row[ref.index].text) for row in rows)
        return printed * 2 >= len(rows) or printed >= 3

    def values(self, at: int, whole: bool = False) -> Values:
        """What each column says in a row; with ``whole`` also what is merged from above."""
        row = self.table.grid[at]
        found: Values = []
        seen = set()
        for column in self.header.columns:
            cell = row[column.index]
            place = (cell.top, cell.left)
            if place in seen or (cell.top < at and not whole) or cell.top < self.start:
                continue
            seen.add(place)
            if text := _said_in_cell(row, cell, column):
                found.append((column, text))
        return found

    def same_action(self, at: int) -> bool:
        """Whether the cell that makes an action one reaches down from above."""
        if self.key is None or self.shares_aim(at):
            return False
        cell = self.table.grid[at][self.key.index]
        return self.start <= cell.top < at and bool(cell.text)

    def shares_aim(self, at: int) -> bool:
        """Whether a row has an action of its own, under an aim or number that reaches down from above."""
        row = self.table.grid[at]
        above = [row[each.index] for each in (self.ref, self.header["aim"]) if each]
        if not any(self.start <= cell.top < at and cell.text for cell in above):
            return False
        activity, aim = self.header["activity"], self.header["aim"]
        if (
            activity is None
            or not _begins(row, activity, at)
            or (aim is not None and _begins(row, aim, at))
        ):
            return False
        others = (self.header[name] for name in ("leads", "timescale", "status", "measures"))
        words = row[activity.index].text
        return (words[0].isupper() or words[0].isdigit()) and any(
            _begins(row, column, at) for column in others if column
        )

    # -- Headings further down --------------------------------------------------------------------

    def repeats_header(self, at: int) -> bool:
        """Whether a row only prints the headings again, as at the top of a page."""
        labels = [column.printed for column in self.header.columns]
        printed = {normalise_heading(label) for label in labels}
        printed |= {normalise_heading(part) for label in labels for part in label.split(" – ")}
        texts = [
            normalise_heading(cell.text) for cell in distinct(self.table.grid[at]) if cell.text
        ]
        return len(texts) > 1 and all(text in printed for text in texts)

    def next_section(self, at: int, overrides: Mapping[str, str]) -> TableSection | None:
        """Other headings at a row: another table begins in the same rectangle."""
        filled = sum(bool(cell.text) for cell in distinct(self.table.grid[at]))
        if filled < 3:
            return None
        for depth in (2, 1):
            found = header_at(self.table, at, depth, overrides)
            if found and found[0] >= SURE_HEADER and _is_sure(found[1], filled):
                return TableSection(self.table, found[1], at + depth)
        return None

    def stands_under_aim(self, values: Values, draft: RowDraft) -> bool:
        """Whether a row without number and aim is one more action of the row above, in cells not merged."""
        given = {column.field: text for column, text in values}
        if not self.refs_tell or {"ref", "aim", "priority", "area"} & given.keys():
            return False
        whole = all(
            given.get(name) and draft.text(name) for name in ("activity", "leads", "timescale")
        )
        return whole and bool(draft.text("aim")) and given["activity"][0].isupper()

    # -- Rows that go on --------------------------------------------------------------------------

    def continues(self, values: Values, draft: RowDraft) -> bool:
        """Whether a row without a number is the rest of the row before."""
        given = {column.field: text for column, text in values}
        if {"ref", "priority", "area"} & given.keys():
            return False
        if self.refs_tell:
            return not self._looks_whole(given, draft)
        return self._hangs_on(given)

    def _looks_whole(self, given: Mapping[str, str], draft: RowDraft) -> bool:
        """A row that fills its main cells with sentences of their own only lacks its number."""
        main = [name for name in ("aim", "activity") if name in self.header.fields]
        if not main or any(name not in given for name in main):
            return False
        if "leads" in self.header.fields and "leads" not in given:
            return False
        if any(given[name][0].islower() or given[name][0] in "),&" for name in main):
            return False
        return len(given) >= 0.6 * len(draft.fields())

    def _hangs_on(self, given: Mapping[str, str]) -> bool:
        """Without numbers: a row without the first text, whose words carry on a sentence."""
        first = next((name for name in ("aim", "activity") if name in self.header.fields), "")
        if any(given[name][0].islower() for name in ("aim", "activity") if name in given):
            return "leads" not in given or len(given) < 3
        if first in given or len(given) > 3:
            return False
        if "activity" not in given:
            return True
        return given["activity"].startswith("- ") and "leads" not in given


def _begins(row: Sequence[SourceCell], column: ImportedColumn, at: int) -> bool:
    cell = row[column.index]
    return cell.top == at and bool(cell.text)


def _said_in_cell(row: Sequence[SourceCell], cell: SourceCell, column: ImportedColumn) -> str:
    """The words of a cell; a status may be said by a shade, a dot or a picture alone."""
    if re.search(r"[^\W_]", cell.text) and not cell.mark:
        return cell.text
    if not _is_status(column):
        return cell.text
    if sign := sign_name(cell.text) or cell.mark:
        return sign
    bare = not cell.text or bool(_DOT.fullmatch(cell.text))
    return (cell.colour if bare and not _is_striped(row, cell) else "") or cell.text


def _is_status(column: ImportedColumn) -> bool:
    """Whether a column rates how things stand, for the whole or for one quarter."""
    return (
        column.field == "status"
        or claims(column.printed.split(" – ")[-1]).get("status", 0) >= _RATES
    )


def _is_striped(row: Sequence[SourceCell], cell: SourceCell) -> bool:
    """A shade that the whole row has is decoration."""
    others = [each for each in distinct(row) if each is not cell]
    return len(others) > 1 and all(each.colour == cell.colour for each in others)


def _is_sure(header: Header, filled: int) -> bool:
    """Whether nearly all that is printed was understood, and none of it guessed."""
    for column in header.columns:
        if column.printed and column.field != "other" and column.sure < _SURE_COLUMN:
            return False
    return sum(column.sure >= _SURE_COLUMN for column in header.columns) >= _SURE_SHARE * filled
