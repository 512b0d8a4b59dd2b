"""Finds the planner in the words and tables of a file, whichever of the usual shapes it has. Pure.

1. By meeting: a row for each, with what is current, what is planned and who leads.
2. As a list: a line for each activity, with its day, place and bodies in columns of their own.
3. By month: a column for each month; a cell over several columns is for all of those months.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from actions.imports.grid import Block, SourceParagraph, SourceTable
from actions.imports.result import Leftover
from actions.planner.bringing.flat import part_flat_cell
from actions.planner.bringing.result import ReadLine, ReadPlanner, ReadRow
from actions.planner.bringing.roles import (
    is_head,
    is_month_head,
    own_words,
    role_of_heading,
)
from actions.planner.reading.days import Anchor
from actions.planner.reading.times import DAY, MONTH, WEEK, YEAR, When
from actions.planner.reading.when import find_when, read_when
from csp.prose import cell_lines
from plans.proofreading.findings import Finding

MOST_HEAD_ROWS = 8
OUTSIDE = "stands outside the table"
NO_HEAD = "stands in a row without a date, before the first one"
COLUMN_UNKNOWN = "stands in a column that a planner does not have: {}"

_TITLE = re.compile(r"planner|calendar|programme|activity plan|activities", re.IGNORECASE)
_RUNNING = re.compile(r"^updated\b|www\.|https?:", re.IGNORECASE)
_YEARS = re.compile(r"\b((?:19|20)\d\d)(?:\s*[-–/]\s*((?:19|20)?\d\d)\b)?")
LONGEST_TITLE = 120


def find_planner(blocks: Iterable[Block], kind: str, *, flat: bool = False) -> ReadPlanner:
    """The planner in blocks. It has no rows where there is none."""
    reader = PlannerFinder(kind, flat=flat)
    for block in blocks:
        reader.take(block)
    return reader.finish()


class PlannerFinder:
    """Goes through a file once, from its beginning to its end."""

    def __init__(self, kind: str, *, flat: bool) -> None:
        self.found = ReadPlanner(kind)
        self.flat = flat
        self.roles: list[str] = []
        self.near: date | None = None
        self.loose: list[str] = []

    def take(self, block: Block) -> None:
        match block:
            case SourceParagraph():
                self.loose.append(block.text)
            case SourceTable():
                self.take_table(block)
            case Leftover():
                self.found.left_out.append((block.text, block.why))
            case Finding():
                self.found.left_out.append((block.message, ""))

    def finish(self) -> ReadPlanner:
        self.leave_out_loose()
        return self.found

    # -- Words around the table ----------------------------------------------------------------------

    def name_planner(self) -> None:
        """The title and the running line are those that stand nearest above a table."""
        found = self.found
        for words in reversed(self.loose):
            if _TITLE.search(words) and len(words) <= LONGEST_TITLE:
                found.title = found.title or words
            elif _RUNNING.search(words) and len(words) <= LONGEST_TITLE:
                found.running_line = found.running_line or words
        if self.near is None and (years := _YEARS.search(found.title)):
            first = int(years[1])
            self.near = date(first, 4 if years[2] else 1, 1)

    def leave_out_loose(self) -> None:
        """What is printed above each page of the table again is the same title, and is not lost."""
        known = {self.found.title, self.found.running_line}
        self.found.left_out += [(words, OUTSIDE) for words in self.loose if words not in known]
        self.loose = []

    # -- Tables ----------------------------------------------------------------------------------------

    def take_table(self, table: SourceTable) -> None:
        texts = [[cell.text for cell in row] for row in table.grid]
        head = next((at for at, row in enumerate(texts[:MOST_HEAD_ROWS]) if is_head(row)), None)
        if head is None and self.roles and table.width == len(self.roles):
            self.leave_out_loose()
            self.take_rows(table, 0)
            return
        months = next(
            (at for at, row in enumerate(texts[:MOST_HEAD_ROWS]) if is_month_head(row)), None
        )
        if head is None and months is None:
            self.leave_out_table(texts)
            return
        place = head if head is not None else months or 0
        self.loose += [" | ".join(own_words(row)) for row in texts[:place] if own_words(row)]
        self.name_planner()
        self.leave_out_loose()
        if head is None:
            self.take_months(table, place)
            return
        self.learn_heads(texts[head])
        self.take_rows(table, head + 1)

    def leave_out_table(self, texts: list[list[str]]) -> None:
        for row in texts:
            self.leave_out_row(row, OUTSIDE)

    def leave_out_row(self, row: Iterable[str], why: str) -> None:
        if words := " | ".join(own_words(row)):
            self.found.left_out.append((words, why))

    def learn_heads(self, row: list[str]) -> None:
        self.roles = [role_of_heading(words) for words in row]
        by_meeting = {"current", "planned"} & set(self.roles)
        if by_meeting:
            self.roles = ["current" if role == "what" else role for role in self.roles]
        if "when" not in self.roles and "meeting" in self.roles:
            self.roles[self.roles.index("meeting")] = "when" if by_meeting else "meeting"
        names = {"when": "when_head", "current": "current_head", "planned": "planned_head",
                 "lead": "lead_head"}  # fmt: skip
        for role, words in zip(self.roles, row, strict=True):
            if role in names and by_meeting and words.strip():
                self.found.heads.setdefault(names[role], " ".join(words.split())[:80])

    def take_rows(self, table: SourceTable, start: int) -> None:
        as_list = not {"current", "planned"} & set(self.roles)
        for at in range(start, len(table.grid)):
            cells: dict[str, list[str]] = {}
            for across, cell in enumerate(table.grid[at]):
                own = cell.left == across and (cell.top == at or self.roles[across] == "when")
                if own and cell.text.strip():
                    cells.setdefault(self.roles[across], []).append(cell.text)
            texts = [cell.text for cell in table.grid[at]]
            if not cells or (is_head(texts) and [role_of_heading(t) for t in texts] == self.roles):
                continue
            for words in cells.pop("", []):
                self.found.left_out.append((words, COLUMN_UNKNOWN.format(table.source)))
            joined = {role: "\n".join(words) for role, words in cells.items()}
            if as_list:
                self.take_line(joined)
            else:
                self.take_meeting(joined)

    # -- By meeting --------------------------------------------------------------------------------------

    def take_meeting(self, cells: dict[str, str]) -> None:
        printed = " ".join(cells.get("when", "").split())
        row = self.row_headed(printed)
        if row is None:
            self.leave_out_row(cells.values(), NO_HEAD)
            return
        for name, text in (("current", cells.get("current")), ("planned", cells.get("planned"))):
            if text:
                words = part_flat_cell(text) if self.flat else "\n".join(cell_lines(text))
                setattr(row, name, "\n".join(filter(None, (getattr(row, name), words))))
        if lead := cells.get("lead"):
            lines = parted_leads(lead) if self.flat else cell_lines(lead)
            row.leads = "\n".join(filter(None, (row.leads, *lines)))
        rest = {role: text for role, text in cells.items()
                if role not in ("when", "current", "planned", "lead")}  # fmt: skip
        self.leave_out_row(rest.values(), COLUMN_UNKNOWN.format("the table"))

    def row_headed(self, printed: str) -> ReadRow | None:
        """The row of a head: a new one, or the last where the head is empty or the same again."""
        rows = self.found.rows
        if not printed:
            return rows[-1] if rows else None
        if rows and rows[-1].printed == printed:
            return rows[-1]
        row = self.dated_row(printed)
        rows.append(row)
        return row

    def dated_row(self, printed: str) -> ReadRow:
        when = read_when(printed, Anchor(self.near))
        row = ReadRow(printed)
        if when.kind in (DAY, WEEK) and when.start:
            row.day = when.start.isoformat()
        elif when.kind == MONTH and when.start:
            row.month = when.start.isoformat()
        if when.start and when.kind in (DAY, WEEK, MONTH):
            self.near = when.start
        return row

    # -- As a list -----------------------------------------------------------------------------------------

    def take_line(self, cells: dict[str, str]) -> None:
        what = " ".join(cells.get("what", "").split())
        when_words = " ".join(cells.get("when", "").split())
        meeting = " ".join(cells.get("meeting", "").split())
        if not what:
            # A line across the table that names a month is the head of what follows.
            whole = " ".join(filter(None, (meeting, when_words)))
            if len(cells) == 1 and whole and read_when(whole, Anchor(self.near)).kind == MONTH:
                self.row_headed(whole)
            else:
                self.leave_out_row(cells.values(), NO_HEAD)
            return
        near = Anchor(self.near)
        when = read_when(when_words, near) if when_words else find_when(what, near) or When()
        row = self.row_of_line(meeting, when)
        if row is None:
            self.leave_out_row(cells.values(), NO_HEAD)
            return
        if when.start and not meeting:
            self.near = when.start
        planned = cells.get("column", "").casefold() == "planned"
        values: dict[str, str] = {name: " ".join(cells[name].split()) for name in
                  ("kind", "state", "audience") if name in cells}  # fmt: skip
        row.lines.append(
            ReadLine(
                "planned" if planned else "current",
                line_words(what, when_words, cells),
                " ".join(cells.get("heading", "").split()),
                values,
                tuple(cell_lines(cells.get("lead", ""))),
            )
        )

    def row_of_line(self, meeting: str, when: When) -> ReadRow | None:
        """The row of its meeting, else of the month in which it begins, else the one before."""
        if meeting:
            known = next((row for row in self.found.rows if row.printed == meeting), None)
            return known or self.row_headed(meeting)
        if when.start is None or when.kind == YEAR:
            return self.found.rows[-1] if self.found.rows else self.undated_row()
        month = when.start.replace(day=1).isoformat()
        known = next((row for row in self.found.rows if row.month == month), None)
        if known is None:
            known = ReadRow(f"{when.start:%B %Y}", month=month)
            self.found.rows.append(known)
        return known

    def undated_row(self) -> ReadRow:
        row = ReadRow("No date")
        self.found.rows.append(row)
        return row

    # -- By month ------------------------------------------------------------------------------------------

    def take_months(self, table: SourceTable, head: int) -> None:
        """A row for each column; what covers several of them says so in its own words."""
        columns: dict[int, ReadRow] = {}
        for across, cell in enumerate(table.grid[head]):
            if cell.left == across and read_when(cell.text, Anchor(self.near)).kind == MONTH:
                row = self.row_headed(" ".join(cell.text.split()))
                if row is not None:
                    columns[across] = row
        for at in range(head + 1, len(table.grid)):
            for across, cell in enumerate(table.grid[at]):
                if (cell.top, cell.left) != (at, across) or not cell.text.strip():
                    continue
                row = columns.get(across)
                if row is None:
                    self.found.left_out.append((cell.text, COLUMN_UNKNOWN.format(table.source)))
                    continue
                last = columns.get(across + cell.width - 1, row)
                over = f"{row.printed} to {last.printed}: " if last is not row else ""
                lines = [f"{over}{line.removeprefix('- ')}" for line in cell_lines(cell.text)]
                row.current = "\n".join(filter(None, (row.current, *lines)))


def line_words(what: str, when: str, cells: dict[str, str]) -> str:
    """One line of several columns, as it would be written in a planner."""
    place, bodies = (" ".join(cells.get(name, "").split()) for name in ("place", "bodies"))
    words = f"{when} {what}" if when and when not in what else what
    if place and place not in words:
        words += f", {place}"
    return f"{words} ({bodies})" if bodies and f"({bodies})" not in words else words


def parted_leads(text: str) -> list[str]:
    """Leads that ran together: only the same words twice are sure to be two."""
    found = []
    for line in cell_lines(text):
        words = line.split()
        half = len(words) // 2
        twice = len(words) % 2 == 0 and half and words[:half] == words[half:]
        found += [" ".join(words[:half])] * 2 if twice else [line]
    return found
