"""Reads the blocks of a document one after another, and gathers what they give."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from actions.imports.audience import kept_with_others, said_under
from actions.imports.draft import RowDraft
from actions.imports.grid import Block, SourceCell, SourceParagraph, SourceTable, distinct
from actions.imports.headings import Header, is_ref, normalise_heading
from actions.imports.priorities import Context, heads_among, known_as, names_document
from actions.imports.result import (
    ImportedColumn,
    ImportedPriority,
    ImportedRow,
    Leftover,
    RawTable,
)
from actions.imports.rows.body import BodyReader
from actions.imports.rows.forms import best_shape
from actions.imports.rows.numbers import spell_out_tens, take_front_refs, with_number
from plans.proofreading.findings import Finding

# No title and no priority is so long.
_LONG = 160
# A cover has no more lines.
_COVER = 6
# A sheet of figures beside the plan may hold millions.
LONGEST = 20_000
OUTSIDE = "stands outside the tables, where it is part of no section"
ABOVE = "stands above the headings of the table"
BOXED = "stands in a box of its own"
NO_PLAN = "was not taken for an action plan"


@dataclass(frozen=True, slots=True)
class OutsideWords:
    """A paragraph outside the tables: its place in ``noted``, and the priority in force, as printed."""

    words: SourceParagraph
    at: int
    home: str


@dataclass
class DocumentReader:
    """What a document has given so far, and the headings that are in force.

    ``noted`` is what may come to be left over, each with the words that must be shown for it not to be,
    and ``in_prose`` the places of those that became prose of the plan. ``outside`` is what stands outside
    the tables, in order, with a yes or no for each table: is it of the plan?
    """

    kind: str
    known: Collection[str] = ()
    overrides: Mapping[str, str] = field(default_factory=dict)
    context: Context = field(default_factory=Context)
    columns: list[ImportedColumn] = field(default_factory=list)
    priorities: list[ImportedPriority] = field(default_factory=list)
    drafts: list[RowDraft] = field(default_factory=list)
    raw: list[RawTable] = field(default_factory=list)
    noted: list[tuple[Leftover, list[str] | None]] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    outside: list[OutsideWords | bool] = field(default_factory=list)
    in_prose: set[int] = field(default_factory=set)
    header: Header | None = None
    width: int = 0

    def read(self, blocks: Iterable[Block]) -> None:
        """Takes in every block, in the order of the document."""
        for block in blocks:
            if isinstance(block, Finding):
                self.remarks.append(block)
            elif isinstance(block, Leftover):
                self.noted.append((block, None))
            elif isinstance(block, SourceParagraph):
                self._take_words(block, "Text", OUTSIDE)
                self.outside.append(
                    OutsideWords(block, len(self.noted) - 1, self.context.priority()[0])
                )
            elif block.grid:
                before = len(self.drafts)
                self._read_table(block)
                self.outside.append(len(self.drafts) > before)

    def rows(self) -> tuple[ImportedRow, ...]:
        """The rows of the plan as far as they were read."""
        said = said_under(each for draft in self.drafts for each in draft.answers.items())
        rows = [draft.row(place, self.known, said) for place, draft in enumerate(self.drafts)]
        return tuple(kept_with_others(rows))

    def numbered_priorities(self) -> tuple[ImportedPriority, ...]:
        """Priorities without a printed number take that of their rows, when all agree."""
        return tuple(with_number(priority, self.drafts) for priority in self.priorities)

    def note_columns(self, header: Header) -> None:
        """Remembers each printed heading once."""
        for column in header.columns:
            if all(each.printed != column.printed for each in self.columns):
                self.columns.append(column)

    def names_of_plan(self) -> Iterator[str]:
        """Where a plan says its years: its title, then its headings, then the lines of its cover."""
        yield self.context.title
        words = [each.words for each in self.outside if isinstance(each, OutsideWords)]
        yield from (each.text for each in words if each.level or each.bold)
        yield from (each.text for each in words[:_COVER] if len(each.text) < _LONG)

    # -- What is left out -------------------------------------------------------------------------

    def leave_over(self, text: str, table: SourceTable, at: int, why: str) -> None:
        """Keeps words of a table that belong to no row."""
        self.noted.append((Leftover(text, f"{table.source}, row {at + 1}", why), None))

    def left_over(self) -> tuple[Leftover, ...]:
        """Everything that was met and is nowhere in what was read, in the order of the file."""
        shown = self.shown()
        return tuple(
            bounded(left)
            for at, (left, wanted) in enumerate(self.noted)
            if at not in self.in_prose
            and (wanted is None or not all(self.is_shown(each, shown) for each in wanted))
        )

    def is_shown(self, words: str, shown: set[str]) -> bool:
        """Whether a heading's words came of it, be it as it was first printed."""
        return bool(
            {normalise_heading(words), normalise_heading(known_as(self.priorities, words))} & shown
        )

    def shown(self) -> set[str]:
        """The words of every title, priority and area that came of the file."""
        words = [self.context.title]
        words += [text for each in self.priorities for text in (each.printed, *each.areas)]
        words += [text for draft in self.drafts for text in (draft.priority, draft.area)]
        return {normalise_heading(each) for each in words} - {""}

    def _take_words(self, words: SourceParagraph, source: str, why: str) -> None:
        """Takes a heading, or a list of areas; what comes of neither is left over."""
        wanted = self.context.take(words)
        text = f"{words.number} {words.text}".strip()
        self.noted.append((Leftover(text, source, why), wanted))

    def _read_table(self, table: SourceTable) -> None:
        table, header = best_shape(table, self.overrides)
        if header is None:
            self._read_without_header(table)
            return
        self._read_above_header(table, header.first)
        self.header, self.width = header, table.width
        self.note_columns(header)
        self._read_body(table, header, header.last + 1)

    def _read_body(self, table: SourceTable, header: Header, start: int) -> None:
        self.raw.append(RawTable(table.source, table.texts()))
        before = len(self.drafts)
        BodyReader(self, table, header, start).read()
        take_front_refs(self.drafts[before:])
        spell_out_tens(self.drafts[before:], self.drafts[:before])

    # -- Tables without headings ------------------------------------------------------------------

    def _read_without_header(self, table: SourceTable) -> None:
        """A table that goes on from the one before, a heading in a box, or no part of the plan."""
        texts = [cell.text for row in table.grid for cell in distinct(row) if cell.text]
        if self.header and table.width == self.width and self._goes_on(table, self.header):
            self._read_body(table, self.header, 0)
        elif len(set(texts)) == 1 and len(texts[0]) < _LONG:
            self._take_box(texts[0], table.source)
        elif texts:
            self._ignore(table)

    def _goes_on(self, table: SourceTable, header: Header) -> bool:
        """Whether a table without headings has the columns of the table before."""
        ref = header["ref"]
        if ref is None:
            return not self.context.fresh or table.width > 3
        values = [row[ref.index].text for row in table.grid if row[ref.index].text]
        return all(is_ref(value) for value in values)

    def _take_box(self, text: str, source: str) -> None:
        for at, line in enumerate(text.split("\n")):
            self._take_words(SourceParagraph(line, bold=not at), source, BOXED)

    def _ignore(self, table: SourceTable) -> None:
        words = "\n".join(" | ".join(filter(None, row)) for row in table.texts() if any(row))
        self.noted.append((Leftover(words, table.source, NO_PLAN), None))

    # -- Above the headings -----------------------------------------------------------------------

    def _read_above_header(self, table: SourceTable, first: int) -> None:
        """Titles, notes and a priority in the rows above the headings."""
        lines = list(_lines_above(table, first))
        heads = heads_among([words.text for words, _ in lines if words.bold])
        for words, at in lines:
            is_title = not heads & {words.text} and words.bold and names_document(words.text)
            taken = replace(words, bold=words.text in heads, is_title=is_title)
            self._take_words(taken, f"{table.source}, row {at + 1}", ABOVE)


def bounded(left: Leftover) -> Leftover:
    """A leftover that a page can show; where it is longer, it says by how much."""
    more = len(left.text) - LONGEST
    if more <= 0:
        return left
    return replace(left, text=f"{left.text[:LONGEST]}… (and {more:,} letters more)")


def _lines_above(table: SourceTable, first: int) -> Iterator[tuple[SourceParagraph, int]]:
    """Each line above the headings, and the row that it stands in; bold where it may be one itself."""
    for at, row in enumerate(table.grid[:first]):
        cells = [cell for cell in distinct(row) if cell.text and cell.top == at]
        for text in _texts_above(cells):
            for number, line in enumerate(text.split("\n")):
                may = not number and len(cells) < 3 and len(line) < _LONG
                yield SourceParagraph(line, bullet=line.startswith("- "), bold=may), at


def _texts_above(cells: list[SourceCell]) -> list[str]:
    """What the cells say; a short one with one beside it is its label."""
    if len(cells) == 2 and len(cells[0].text) < 30:
        return [f"{cells[0].text.rstrip(': ')}: {cells[1].text}"]
    return [cell.text for cell in cells]
