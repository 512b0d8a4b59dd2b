"""From words and tables to the rows of a plan. Nothing that a plan's table says is dropped."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from actions.importers import headings, priorities
from actions.importers.draft import Draft
from actions.importers.grid import Block, Cell, Table, Words, distinct
from actions.importers.headings import Header, find_header, is_ref, plain_words
from actions.importers.priorities import Context
from actions.importers.result import (
    Column,
    ImportedPriority,
    ImportedRow,
    ImportWarning,
    Leftover,
    RawTable,
)

# A row's front number: "1a Provision of", "2.3 - Deliver", "12) Review".
FRONT = re.compile(
    r"^(?:(?:action|aim|objective|ref)\s+)?(\d{1,2}(?:\.\d{1,2}){1,3}[a-z]?\*?|\d{1,2}[a-z]\*?|[A-Z]{1,3}\d{1,3}(?:\.\d{1,2})*"
    r"|\d{1,2}(?=[.):]))[.):]?\s*[–—:-]?\s+(?=\S)",
    re.IGNORECASE,
)
LONG_BAND = 160


@dataclass
class Reader:
    """Reads blocks one after another and gathers what they give."""

    kind: str
    known: Collection[str] = ()
    overrides: Mapping[str, str] = field(default_factory=dict)
    context: Context = field(default_factory=Context)
    columns: list[Column] = field(default_factory=list)
    priorities: list[ImportedPriority] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    warnings: list[ImportWarning] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    raw: list[RawTable] = field(default_factory=list)
    ignored: list[Table] = field(default_factory=list)
    header: Header | None = None
    width: int = 0

    def read(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Words):
                self.context.take(block)
            elif block.grid:
                self.read_table(block)

    # -- One table --------------------------------------------------------------------------------

    def read_table(self, table: Table) -> None:
        header = find_header(table, self.overrides)
        if header is None and (turned := turned_form(table, self.overrides)):
            table, header = turned, find_header(turned, self.overrides)
        if header is None:
            self.without_header(table)
            return
        for row in table.grid[: header.first]:
            self.above_header(row, table)
        self.header, self.width = header, table.width
        self.note_columns(header)
        self.read_body(table, header.last + 1)

    def without_header(self, table: Table) -> None:
        """A table that goes on from the one before, a heading in a box, or no part of the plan."""
        texts = [cell.text for row in table.grid for cell in distinct(row) if cell.text]
        if self.header and table.width == self.width and self.goes_on(table):
            self.read_body(table, 0)
        elif len(set(texts)) == 1 and len(texts[0]) < LONG_BAND:
            self.context.take(Words(texts[0].split("\n")[0], bold=True))
            for line in texts[0].split("\n")[1:]:
                self.context.take(Words(line))
        elif texts:
            self.ignored.append(table)

    def goes_on(self, table: Table) -> bool:
        """Whether a table without headings has the columns of the table before."""
        if (ref := self.header and self.header["ref"]) is None:
            return not self.context.fresh or (self.header is not None and table.width > 3)
        values = [row[ref.index].text for row in table.grid if row[ref.index].text]
        return all(is_ref(value) for value in values)

    def above_header(self, row: Sequence[Cell], table: Table) -> None:
        """A title or a priority in the rows above the headings."""
        cells = [cell for cell in distinct(row) if cell.text]
        if len(cells) == 2 and len(cells[0].text) < 30:
            texts = [f"{cells[0].text.rstrip(': ')}: {cells[1].text}"]
        else:
            texts = [cell.text for cell in cells]
        for text in texts:
            first, *rest = text.split("\n")
            short = len(first) < LONG_BAND
            before = (list(self.context.headings), list(self.context.areas))
            self.context.take(Words(first, bold=short and len(cells) < 3))
            for line in rest:
                self.context.take(Words(line, bullet=line.startswith("- ")))
            if before == (self.context.headings, self.context.areas) or rest:
                self.leave_over(text, table, cells[0].top, "stands above the headings of the table")

    def note_columns(self, header: Header) -> None:
        for column in header.columns:
            if any(each.printed == column.printed for each in self.columns):
                continue
            self.columns.append(column)

    # -- Its rows ---------------------------------------------------------------------------------

    def read_body(self, table: Table, start: int) -> None:
        self.raw.append(RawTable(table.source, table.texts()))
        self.heading, self.area = self.context.priority()
        self.areas = list(self.context.areas)
        self.context.fresh = False
        self.aim = ""
        self.carried = ""
        self.first_in_table = len(self.drafts)
        body = Body(table, self.header, start)
        if self.heading:
            self.note_priority(self.heading, self.areas)
        at = start
        while at < len(table.grid):
            at += self.read_row(table, at, body)
        self.take_front_refs()

    def read_row(self, table: Table, at: int, body: Body) -> int:
        """Reads a row and says how many rows it took."""
        row = table.grid[at]
        cells = [cell for cell in distinct(row) if cell.text and cell.top == at]
        if not cells or self.repeats_header(row):
            return 1
        if taken := self.new_header(table, at, body):
            return taken
        if band := band_of(row, cells, self.header, table.width):
            self.take_band(band, table, at)
            return 1
        self.take_action(table, at, body)
        return 1

    def repeats_header(self, row: Sequence[Cell]) -> bool:
        printed = {plain_words(column.printed) for column in self.header.columns}
        printed |= {
            plain_words(part)
            for column in self.header.columns
            for part in column.printed.split(" – ")
        }
        texts = [plain_words(cell.text) for cell in distinct(row) if cell.text]
        return len(texts) > 1 and all(text in printed for text in texts)

    def new_header(self, table: Table, at: int, body: Body) -> int:
        """Headings again further down: another table in the same rectangle."""
        if len([cell for cell in distinct(table.grid[at]) if cell.text]) < 3:
            return 0
        for depth in (2, 1):
            found = headings.header_at(table, at, depth, self.overrides)
            if (
                found
                and found[0] >= 2.6
                and all(
                    column.sure >= 0.8 or column.field == "other"
                    for column in found[1].columns
                    if column.printed
                )
            ):
                sure = sum(column.sure >= 0.8 for column in found[1].columns)
                filled = sum(bool(cell.text) for cell in distinct(table.grid[at]))
                if sure >= 0.75 * filled:
                    self.header = found[1]
                    self.note_columns(found[1])
                    body.restart(found[1], at + depth)
                    return depth
        return 0

    def take_band(self, text: str, table: Table, at: int) -> None:
        """A row with one thing to say: a priority, its areas, or the aim of what follows."""
        first, *rest = text.split("\n")
        below = "\n".join(rest)
        if (after := priorities.areas_label(first)) is not None:
            self.add_areas(priorities.split_areas("\n".join(filter(None, (after, below)))))
            return
        if len(first) > LONG_BAND or plain_words(first) in ("total", "totals", "grand total"):
            self.leave_over(text, table, at, "is a row of its own and no priority")
            return
        aim = priorities.aim_label(first)
        if aim and self.header["aim"] is None and self.heading:
            self.aim = "\n".join(filter(None, (aim, below)))
            return
        if self.area_band(first):
            self.area = first
            self.add_areas([first])
        else:
            self.heading, self.area, self.areas, self.carried = first, "", [], ""
            self.note_priority(first, [])
        if below:
            self.take_below(below, table, at)

    def take_below(self, below: str, table: Table, at: int) -> None:
        label = priorities.areas_label(below.split("\n")[0])
        if label is not None:
            self.add_areas(priorities.split_areas("\n".join([label, *below.split("\n")[1:]])))
        else:
            self.leave_over(below, table, at, "stands below the priority in its row")

    def area_band(self, text: str) -> bool:
        """A band straight below an announced priority names a part of it."""
        return (
            bool(self.heading)
            and priorities.says_priority(self.heading)
            and not priorities.says_priority(text)
            and not (priorities.is_numbered(text) and priorities.is_numbered(self.heading))
        )

    def add_areas(self, areas: list[str]) -> None:
        if self.heading:
            self.areas += [area for area in areas if area not in self.areas]
            self.note_priority(self.heading, self.areas)
        else:
            self.pending = [*getattr(self, "pending", []), *areas]

    def note_priority(self, printed: str, areas: Iterable[str]) -> None:
        wanted = priorities.priority_of(printed)
        self.priorities = priorities.merge(self.priorities, replace(wanted, areas=tuple(areas)))

    def leave_over(self, text: str, table: Table, at: int, why: str) -> None:
        self.leftovers.append(Leftover(text, f"{table.source}, row {at + 1}", why))

    # -- Its actions ------------------------------------------------------------------------------

    def take_action(self, table: Table, at: int, body: Body) -> None:
        row = table.grid[at]
        values = body.values(row, at)
        draft = self.drafts[-1] if len(self.drafts) > self.first_in_table else None
        if draft and body.same_action(row, at):
            draft.add(values, at)
            if {"priority", "area"} & {column.field for column, _ in values}:
                self.settle_priority(draft)
            return
        if draft and body.continues(values, draft):
            draft.add(values, at)
            draft.continued.append(at + 1)
            return
        draft = Draft(source=f"{table.source}, row {at + 1}", torn=at in table.joined)
        draft.add(body.values(row, at, whole=True), at)
        if not draft.has_words() and draft.only("priority", "area"):
            self.settle_priority(draft)
            for words in draft.other.values():
                self.leave_over(words, table, at, "is a row of its own and belongs to no priority")
            return
        self.settle_priority(draft)
        if not draft.text("aim") and self.aim:
            draft.put("aim", self.aim)
        self.drafts.append(draft)

    def settle_priority(self, draft: Draft) -> None:
        """Which priority a row stands under: its own column, or the heading in force."""
        printed = draft.text("priority")
        own = priorities.split_areas(draft.text("area"))
        if printed:
            first, *rest = printed.split("\n")
            if rest and (label := priorities.areas_label(rest[0])) is not None:
                own = [*priorities.split_areas("\n".join([label, *rest[1:]])), *own]
                printed = first
            printed = " ".join(printed.split())
            if printed != self.heading:
                self.heading, self.area, self.areas = printed, "", []
        draft.priority = self.heading
        draft.area = own[0] if len(own) == 1 else "" if own else self.area
        if self.heading:
            areas = [*self.areas, *(area for area in own if area not in self.areas)]
            if draft.area and draft.area not in areas:
                areas.append(draft.area)
            self.areas = areas
            self.note_priority(self.heading, areas)
        elif own:
            draft.keep("Priority area", "\n".join(own))

    def take_front_refs(self) -> None:
        """Numbers at the front of the text, in a table without a column for them."""
        drafts = self.drafts[self.first_in_table :]
        if not drafts or any(draft.text("ref") for draft in drafts):
            return
        for name in ("activity", "aim"):
            found = [FRONT.match(draft.text(name)) for draft in drafts]
            numbers = [match[1] for match in found if match]
            if len(numbers) >= max(1, 0.6 * len(drafts)) and len(set(numbers)) == len(numbers):
                if len(numbers) == 1 and numbers[0].isdigit():
                    continue
                for draft, match in zip(drafts, found, strict=True):
                    if match:
                        draft.put("ref", match[1])
                        draft.put(name, draft.text(name)[match.end() :])
                return

    # -- The whole --------------------------------------------------------------------------------

    def rows(self) -> tuple[ImportedRow, ...]:
        return tuple(draft.row(place, self.known) for place, draft in enumerate(self.drafts))

    def numbered_priorities(self) -> tuple[ImportedPriority, ...]:
        """Priorities without a printed number take that of their rows, when all agree."""
        return tuple(self._with_number(priority) for priority in self.priorities)

    def _with_number(self, priority: ImportedPriority) -> ImportedPriority:
        if priority.number:
            return priority
        refs = [draft.text("ref") for draft in self.drafts if draft.priority == priority.printed]
        starts = {
            match[1] if (match := re.match(r"(\d{1,2})(?:\.|[a-z])", ref)) else "" for ref in refs
        }
        (start,) = starts if len(starts) == 1 else ("",)
        return replace(priority, number=start)


@dataclass
class Body:
    """The rows below one set of headings."""

    table: Table
    header: Header
    start: int

    def __post_init__(self) -> None:
        self.restart(self.header, self.start)

    def restart(self, header: Header, start: int) -> None:
        self.header, self.start = header, start
        self.ref = header["ref"]
        self.key = self.ref or header["activity"] or header["aim"]
        rows = [row for row in self.table.grid[start:] if any(cell.text for cell in row)]
        printed = sum(bool(row[self.ref.index].text) for row in rows) if self.ref else 0
        # A column of numbers that is mostly empty tells nothing.
        self.refs_tell = bool(self.ref) and (printed * 2 >= len(rows) or printed >= 3)
        self.statuses = {
            plain_words(row[column.index].text)
            for row in rows
            for column in header.columns
            if column.field == "status"
        }

    def values(self, row: Sequence[Cell], at: int, whole: bool = False) -> list[tuple[Column, str]]:
        """What each column says in a row; with ``whole`` also what is merged from above."""
        found, seen = [], set()
        for column in self.header.columns:
            cell = row[column.index]
            place = (cell.top, cell.left)
            if place in seen or (cell.top < at and not whole) or cell.top < self.start:
                continue
            seen.add(place)
            text = cell.text
            if not text and column.field == "status" and not self.is_striped(row, cell):
                text = cell.colour
            if text:
                found.append((column, text))
        return found

    def is_striped(self, row: Sequence[Cell], cell: Cell) -> bool:
        """A shade that the whole row has is decoration."""
        others = [each for each in distinct(row) if each is not cell]
        return len(others) > 1 and all(each.colour == cell.colour for each in others)

    def same_action(self, row: Sequence[Cell], at: int) -> bool:
        """Whether the cell that makes an action one reaches down from above."""
        if self.key is None:
            return False
        cell = row[self.key.index]
        return self.start <= cell.top < at and bool(cell.text)

    def continues(self, values: list[tuple[Column, str]], draft: Draft) -> bool:
        """Whether a row without a number is the rest of the row before."""
        given = {column.field: text for column, text in values}
        if {"ref", "priority", "area"} & given.keys():
            return False
        if self.refs_tell:
            return not self.looks_whole(given, draft)
        return self.hangs_on(given, draft)

    def looks_whole(self, given: Mapping[str, str], draft: Draft) -> bool:
        """A row that fills its main cells with sentences of their own only lacks its number."""
        main = [name for name in ("aim", "activity") if name in self.header.fields]
        filled = [name for name in main if name in given]
        if len(filled) < len(main) or not filled:
            return False
        if "leads" in self.header.fields and "leads" not in given:
            return False
        if any(given[name][0].islower() or given[name][0] in "),&" for name in filled):
            return False
        return len(given) >= 0.6 * len(draft.fields())

    def hangs_on(self, given: Mapping[str, str], draft: Draft) -> bool:
        """Without numbers: a row without the first text, whose words carry on a sentence."""
        first = next((name for name in ("aim", "activity") if name in self.header.fields), "")
        if any(text[0].islower() for name, text in given.items() if name in ("aim", "activity")):
            return "leads" not in given or len(given) < 3
        return (
            first not in given
            and not ({"activity"} & given.keys() and "leads" in given)
            and ("activity" not in given or given["activity"].startswith("- "))
            and len(given) < 4
        )


def band_of(row: Sequence[Cell], cells: list[Cell], header: Header, width: int) -> str:
    """The words of a row that has one thing to say; empty when it is an action's row."""
    if len(cells) == 2 and cells[1].width >= max(2, width / 2) and len(cells[0].text) < 30:
        return f"{cells[0].text} {cells[1].text}" if is_short_label(cells[0].text) else ""
    if len({cell.text for cell in cells}) != 1:
        return ""
    cell = cells[0]
    if cell.top != row[cell.left].top:
        return ""
    if len(cells) > 1:
        return cell.text if len(cells) >= width - 1 > 2 else ""
    if cell.width >= max(2, 0.6 * width):
        return cell.text
    return cell.text if stands_as_band(cell, header) else ""


def is_short_label(text: str) -> bool:
    return is_ref(text) or bool(
        re.match(r"(?i)(?:priority|theme|objective|aim|outcome|strand|pillar)\b", text)
    )


def stands_as_band(cell: Cell, header: Header) -> bool:
    """One narrow cell in an otherwise empty row, as spreadsheets without merged cells have it."""
    column = header.columns[cell.left]
    first = cell.text.split("\n")[0]
    if is_ref(cell.text) or len(first) > 120:
        return False
    if column.field == "priority":
        return True
    if priorities.says_priority(first) or priorities.areas_label(first) is not None:
        return cell.left < 3
    if column.field == "ref":
        return len(first) > 3
    looks = (cell.bold or bool(cell.colour)) and first[:1].isupper()
    return cell.left == 0 and (looks or priorities.is_numbered(first))


def turned_form(table: Table, overrides: Mapping[str, str]) -> Table | None:
    """A form with its labels down the side, turned so that they stand on top."""
    if not 2 <= table.width <= 6 or len(table.grid) < 3:
        return None
    height = len(table.grid)
    grid = []
    for x in range(table.width):
        row = []
        for y in range(height):
            cell = table.grid[y][x]
            row.append(
                replace(cell, top=cell.left, left=cell.top, height=cell.width, width=cell.height)
            )
        grid.append(tuple(row))
    turned = Table(tuple(grid), table.source)
    header = headings.header_at(turned, 0, 1, overrides)
    if header is None or header[0] < 2.6:
        return None
    known = sum(column.field != "other" for column in header[1].columns)
    return turned if known >= 0.5 * height else None
