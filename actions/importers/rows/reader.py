"""Reads the blocks of a document one after another, and gathers what they give."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from actions.importers.audience import said_under
from actions.importers.draft import Draft
from actions.importers.grid import Block, Cell, Table, Words, distinct
from actions.importers.headings import Header, find_header, is_ref
from actions.importers.priorities import Context
from actions.importers.result import (
    Column,
    ImportedPriority,
    ImportedRow,
    Leftover,
    RawTable,
)
from actions.importers.rows.body import BodyReader
from actions.importers.rows.forms import turned_form
from actions.importers.rows.numbers import spell_out_tens, take_front_refs, with_number

# No title and no priority is so long.
_LONG = 160


@dataclass
class Reader:
    """What a document has given so far, and the headings that are in force."""

    kind: str
    known: Collection[str] = ()
    overrides: Mapping[str, str] = field(default_factory=dict)
    context: Context = field(default_factory=Context)
    columns: list[Column] = field(default_factory=list)
    priorities: list[ImportedPriority] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    raw: list[RawTable] = field(default_factory=list)
    ignored: list[Table] = field(default_factory=list)
    header: Header | None = None
    width: int = 0

    def read(self, blocks: Iterable[Block]) -> None:
        """Takes in every block, in the order of the document."""
        for block in blocks:
            if isinstance(block, Words):
                self.context.take(block)
            elif block.grid:
                self._read_table(block)

    def rows(self) -> tuple[ImportedRow, ...]:
        """The rows of the plan as far as they were read."""
        said = said_under(each for draft in self.drafts for each in draft.answers.items())
        return tuple(draft.row(place, self.known, said) for place, draft in enumerate(self.drafts))

    def numbered_priorities(self) -> tuple[ImportedPriority, ...]:
        """Priorities without a printed number take that of their rows, when all agree."""
        return tuple(with_number(priority, self.drafts) for priority in self.priorities)

    def note_columns(self, header: Header) -> None:
        """Remembers each printed heading once."""
        for column in header.columns:
            if all(each.printed != column.printed for each in self.columns):
                self.columns.append(column)

    def leave_over(self, text: str, table: Table, at: int, why: str) -> None:
        """Keeps words of a table that belong to no row."""
        self.leftovers.append(Leftover(text, f"{table.source}, row {at + 1}", why))

    def _read_table(self, table: Table) -> None:
        header = find_header(table, self.overrides)
        if header is None and (turned := turned_form(table, self.overrides)):
            table, header = turned, find_header(turned, self.overrides)
        if header is None:
            self._read_without_header(table)
            return
        for row in table.grid[: header.first]:
            self._read_above_header(row, table)
        self.header, self.width = header, table.width
        self.note_columns(header)
        self._read_body(table, header, header.last + 1)

    def _read_body(self, table: Table, header: Header, start: int) -> None:
        self.raw.append(RawTable(table.source, table.texts()))
        before = len(self.drafts)
        BodyReader(self, table, header, start).read()
        take_front_refs(self.drafts[before:])
        spell_out_tens(self.drafts[before:], self.drafts[:before])

    # -- Tables without headings ------------------------------------------------------------------

    def _read_without_header(self, table: Table) -> None:
        """A table that goes on from the one before, a heading in a box, or no part of the plan."""
        texts = [cell.text for row in table.grid for cell in distinct(row) if cell.text]
        if self.header and table.width == self.width and self._goes_on(table, self.header):
            self._read_body(table, self.header, 0)
        elif len(set(texts)) == 1 and len(texts[0]) < _LONG:
            self._take_box(texts[0])
        elif texts:
            self.ignored.append(table)

    def _goes_on(self, table: Table, header: Header) -> bool:
        """Whether a table without headings has the columns of the table before."""
        ref = header["ref"]
        if ref is None:
            return not self.context.fresh or table.width > 3
        values = [row[ref.index].text for row in table.grid if row[ref.index].text]
        return all(is_ref(value) for value in values)

    def _take_box(self, text: str) -> None:
        first, *rest = text.split("\n")
        self.context.take(Words(first, bold=True))
        for line in rest:
            self.context.take(Words(line))

    # -- Above the headings -----------------------------------------------------------------------

    def _read_above_header(self, row: Sequence[Cell], table: Table) -> None:
        """A title or a priority in the rows above the headings."""
        cells = [cell for cell in distinct(row) if cell.text]
        for text in _texts_above(cells):
            if not self._heads(text, bold=len(cells) < 3):
                self.leave_over(text, table, cells[0].top, "stands above the headings of the table")

    def _heads(self, text: str, *, bold: bool) -> bool:
        """Whether the whole text was taken as a heading of what follows."""
        first, *rest = text.split("\n")
        before = (list(self.context.headings), list(self.context.areas))
        self.context.take(Words(first, bold=bold and len(first) < _LONG))
        for line in rest:
            self.context.take(Words(line, bullet=line.startswith("- ")))
        return not rest and before != (self.context.headings, self.context.areas)


def _texts_above(cells: list[Cell]) -> list[str]:
    """What the cells say; a short one with one beside it is its label."""
    if len(cells) == 2 and len(cells[0].text) < 30:
        return [f"{cells[0].text.rstrip(': ')}: {cells[1].text}"]
    return [cell.text for cell in cells]
