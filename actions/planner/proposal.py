"""What bringing a planner in would store, as rows that are not stored yet: what the preview shows is it.

Rows and activities have numbers below nought, by which they know one another until they are stored.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from itertools import count

from actions.models import Planner, PlannerEntry, PlannerLead, PlannerRow
from actions.planner.bringing.result import ReadLine, ReadPlanner, ReadRow
from actions.planner.line_values import aligned_entries, line_values, usual_audience
from actions.planner.readers import PlannerReaders
from actions.planner.reading import PlannerLine, read_planner_cell, read_planner_line
from actions.planner.reading.lines import read_heading
from actions.planner.sheet import CURRENT, PLANNED, PlannerSheet, SheetRow, gather_sheet
from plans.audience import Audience
from plans.models import Partnership

State = PlannerEntry.State
KINDS = {label.casefold(): value for value, label in PlannerEntry.Kind.choices}
STATES = {label.casefold(): value for value, label in State.choices}
AUDIENCES = {label.casefold(): value for value, label in Audience.choices}
HEAD_LENGTH, ROW_HEAD_LENGTH = 200, 80


def planner_from_read(read: ReadPlanner, partnership: Partnership) -> Planner:
    """The planner itself, with the months that its rows cover."""
    days = [day for row in read.rows if (day := row_day(row))]
    start, end = (min(days), max(days)) if days else (date(2000, 4, 1), date(2001, 3, 31))
    last = calendar.monthrange(end.year, end.month)[1]
    title = read.title or f"Partnership Planner {start.year}"
    return Planner(
        partnership=partnership,
        start=start.replace(day=1),
        end=end.replace(day=last),
        title=title[:HEAD_LENGTH],
        running_line=read.running_line[:HEAD_LENGTH],
        **read.heads,
    )


def row_day(row: ReadRow) -> date | None:
    return date.fromisoformat(row.day or row.month) if row.day or row.month else None


def propose_planner(read: ReadPlanner, planner: Planner, readers: PlannerReaders) -> PlannerSheet:
    """Every row, activity and lead that would be stored."""
    numbers = count(-1, -1)
    learn_places(read, planner, readers)
    rows, entries, leads = [], [], []
    for position, each in enumerate(read.rows, start=1):
        row = PlannerRow(
            pk=next(numbers), partnership=planner.partnership, planner=planner, position=position,
            day=date.fromisoformat(each.day) if each.day else None,
            month=date.fromisoformat(each.month) if each.month else None,
            printed=each.printed[:ROW_HEAD_LENGTH],
        )  # fmt: skip
        sheet = SheetRow(row)
        for entry, own in entries_of_row(each, sheet, readers):
            entry.pk = next(numbers)
            sheet.entries[entry.column].append(entry)
            entry.position = len(sheet.entries[entry.column])
            leads += [lead_of(row, words, entry, readers) for words in own]
        lines = [line for line in each.leads.splitlines() if line.strip()]
        nobody: list[PlannerEntry | None] = [None] * len(lines)
        beside = aligned_entries(sheet, [None] * len(lines)) or nobody
        leads += [
            lead_of(row, words, entry, readers) for words, entry in zip(lines, beside, strict=True)
        ]
        rows.append(row)
        entries += [*sheet.current, *sheet.planned]
    for number, lead in enumerate(leads, start=1):
        lead.pk, lead.position = next(numbers), number
    return gather_sheet(planner, rows, entries, leads)


def learn_places(read: ReadPlanner, planner: Planner, readers: PlannerReaders) -> None:
    """Places that some lines name beyond doubt are known at the end of others."""
    for row in read.rows:
        anchor = SheetRow(PlannerRow(planner=planner, month=row_day(row))).anchor
        for text in (row.current, row.planned):
            found = read_planner_cell(text, anchor, readers.of_lines)
            readers.learnt_places |= {line.place for line in found if line.kind == "meeting"} - {""}


def entries_of_row(
    row: ReadRow, sheet: SheetRow, readers: PlannerReaders
) -> Iterator[tuple[PlannerEntry, tuple[str, ...]]]:
    """The activities of a row, each with leads of its own."""
    for column in (CURRENT, PLANNED):
        text = row.current if column == CURRENT else row.planned
        for line in read_planner_cell(text, sheet.anchor, readers.of_lines):
            yield proposed_entry(sheet.row, column, line), ()
    for each in row.lines:
        yield entry_of_line(each, sheet, readers), each.leads


def proposed_entry(row: PlannerRow, column: str, line: PlannerLine) -> PlannerEntry:
    values = line_values(line)
    most = PlannerEntry._meta.get_field("words").max_length or 0
    values |= {name: values[name][:most] for name in ("words", "title")}
    state = State.PLANNED if column == PLANNED else State.CURRENT
    return PlannerEntry(
        partnership=row.partnership, row=row, column=column, state=state,
        audience=usual_audience(row, values["kind"]), **values,
    )  # fmt: skip


def entry_of_line(line: ReadLine, sheet: SheetRow, readers: PlannerReaders) -> PlannerEntry:
    """An activity of a table with columns of its own for what a line says."""
    named = read_heading(line.heading, sheet.anchor) if line.heading else None
    month = named[1] if named else None
    read = read_planner_line(
        line.words, sheet.anchor, readers.of_lines, heading=line.heading, month=month
    )
    entry = proposed_entry(sheet.row, line.column, read)
    entry.kind = KINDS.get(line.values.get("kind", "").casefold(), entry.kind)
    entry.audience = AUDIENCES.get(line.values.get("audience", "").casefold(), entry.audience)
    state = STATES.get(line.values.get("state", "").casefold(), entry.state)
    if not (entry.column == CURRENT and state == State.PLANNED):
        entry.state = state
    return entry


def lead_of(
    row: PlannerRow, words: str, entry: PlannerEntry | None, readers: PlannerReaders
) -> PlannerLead:
    most = PlannerLead._meta.get_field("words").max_length or 0
    values, _ = readers.lead_values(words[:most])
    lead = PlannerLead(partnership=row.partnership, row=row, words=words[:most], **values)
    lead.entry = entry
    lead.entry_id = entry.pk if entry else None
    return lead


def too_long(read: ReadPlanner) -> list[str]:
    """Lines that would be cut, so that the preview can say so."""
    most = PlannerEntry._meta.get_field("words").max_length or 0
    lines = (line for row in read.rows for text in (row.current, row.planned)
             for line in text.splitlines())  # fmt: skip
    return [line for line in lines if len(line) > most]
