"""The rows of one table, from its headings on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actions.imports import priorities
from actions.imports.draft import RowDraft
from actions.imports.grid import SourceTable, distinct
from actions.imports.headings import Header, normalise_heading
from actions.imports.rows.bands import band_of
from actions.imports.rows.section import TableSection, Values
from actions.imports.rows.standing import HeadingsInForce

if TYPE_CHECKING:
    from actions.imports.rows.reader import DocumentReader

# No priority is so long.
_LONG = 160
_TOTALS = ("total", "totals", "grand total")


class BodyReader:
    """Reads the rows of a table one after another into what ``reader`` gathers."""

    def __init__(
        self, reader: DocumentReader, table: SourceTable, header: Header, start: int
    ) -> None:
        self.reader = reader
        self.table = table
        self.section = TableSection(table, header, start)
        self.standing = HeadingsInForce(
            reader.priorities, *reader.context.priority(), list(reader.context.areas)
        )
        self.first = len(reader.drafts)
        self.unsure: tuple[str, int, HeadingsInForce] | None = None
        reader.context.fresh = False

    def read(self) -> None:
        """Takes in every row of the table."""
        # A heading that does not call itself a priority is one once a row stands under it.
        if priorities.says_priority(self.standing.heading) or self.standing.areas:
            self.standing.note()
        at = self.section.start
        while at < len(self.table.grid):
            at += self._read_row(at)
        self._give_up_unsure()

    def _read_row(self, at: int) -> int:
        """Reads a row and says how many rows it took."""
        row = self.table.grid[at]
        cells = [cell for cell in distinct(row) if cell.text and cell.top == at]
        if not cells or self.section.repeats_header(at):
            return 1
        if section := self.section.next_section(at, self.reader.overrides):
            self._enter(section)
            return section.start - at
        if band := band_of(row, cells, self.section.header, self.table.width):
            self._take_band(band, at)
        else:
            self._take_action(at)
        return 1

    def _enter(self, section: TableSection) -> None:
        self.section = section
        self.reader.header = section.header
        self.reader.note_columns(section.header)

    # -- Bands ------------------------------------------------------------------------------------

    def _take_band(self, text: str, at: int) -> None:
        """A row with one thing to say: a priority, its areas, or the aim of what follows."""
        first, *rest = text.split("\n")
        if self._take_areas(text, at):
            return
        if self._is_aside(first):
            self._leave_over(text, at, "is a row of its own and no priority")
        elif aim := self._aim(first):
            self.standing.aim = "\n".join([aim, *rest])
        else:
            self._take_heading(first, at)
            self._take_below("\n".join(rest), at)

    def _is_aside(self, text: str) -> bool:
        """Whether a row of its own is a total or a note, between rows as well as below them."""
        if len(text) > _LONG or normalise_heading(text) in _TOTALS or priorities.is_note(text):
            return True
        marked = priorities.announces(self.standing.heading)
        return marked and text.endswith(".") and not priorities.announces(text)

    def _take_areas(self, text: str, at: int) -> bool:
        """Takes "Priority areas: ..." and says whether it was one."""
        first, *rest = text.split("\n")
        label = priorities.areas_label(first)
        if label is None:
            return False
        areas = priorities.split_areas("\n".join([label, *rest]))
        if areas and not self.standing.add_areas(areas):
            self._leave_over(text, at, "names areas, but no priority stands above it")
        elif self.unsure:
            self._note_heading()
        return True

    def _aim(self, text: str) -> str:
        """The aim that a band announces, in a table without a column for it."""
        if not self.standing.heading or self.section.header["aim"]:
            return ""
        return priorities.aim_label(text)

    def _take_heading(self, text: str, at: int) -> None:
        """A priority or a part of one; words that do not say so are neither until a row follows."""
        self._give_up_unsure()
        sure = priorities.announces(text)
        if not sure:
            self.unsure = text, at, replace(self.standing)
        if self.standing.has_part(text):
            self.standing.area = text
        else:
            self.standing.begin(text)
        if sure:
            self._note_heading()

    def _note_heading(self) -> None:
        self.standing.add_areas([self.standing.area])
        self.unsure = None

    def _give_up_unsure(self) -> None:
        """Words that no row followed are a note, and what stood in force before is so again."""
        if self.unsure:
            text, at, self.standing = self.unsure
            self._leave_over(text, at, "is a row of its own, with no row under it")
            self.unsure = None

    def _take_below(self, below: str, at: int) -> None:
        if below and not self._take_areas(below, at):
            self._leave_over(below, at, "stands below the priority in its row")

    def _leave_over(self, text: str, at: int, why: str) -> None:
        self.reader.leave_over(text, self.table, at, why)

    # -- Actions ----------------------------------------------------------------------------------

    def _take_action(self, at: int) -> None:
        values = self.section.values(at)
        above = self._above()
        if above and self.section.same_action(at):
            self._add_to(above, values, at)
        elif above and self.section.stands_under_aim(values, above):
            self._begin_action(at, under=above)
        elif above and not self.section.shares_aim(at) and self.section.continues(values, above):
            above.add(values, at)
            above.continued.append(at + 1)
        else:
            self._begin_action(at)

    def _above(self) -> RowDraft | None:
        """The last row of this table, when it has one already."""
        drafts = self.reader.drafts
        return drafts[-1] if len(drafts) > self.first else None

    def _add_to(self, draft: RowDraft, values: Values, at: int) -> None:
        draft.add(values, at)
        if {"priority", "area"} & {column.field for column, _ in values}:
            self.standing.settle(draft)

    def _begin_action(self, at: int, under: RowDraft | None = None) -> None:
        """Begins a row, with the number and aim of the row that it stands ``under``."""
        if self.unsure:
            self._note_heading()
        draft = RowDraft(f"{self.table.source}, row {at + 1}", torn=at in self.table.joined)
        draft.answers = dict.fromkeys(self.section.header.asking, "")
        draft.add(self.section.values(at, whole=True), at)
        if under:
            draft.parts |= {name: under.text(name) for name in ("ref", "aim")}
        named = draft.has_words() or not draft.only("priority", "area")
        self.standing.settle(draft)
        if not named:
            for words in draft.other.values():
                self._leave_over(words, at, "is a row of its own and belongs to no priority")
            return
        if not draft.text("aim") and self.standing.aim:
            draft.put("aim", self.standing.aim)
        self.reader.drafts.append(draft)
