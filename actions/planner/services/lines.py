"""Keeping the activities of a cell what its lines say: those that stayed keep what is known of them."""

from __future__ import annotations

from typing import Any

from actions.models import PlannerEntry, PlannerLead, PlannerRow
from actions.planner.line_values import aligned_entries, line_values, usual_audience
from actions.planner.readers import PlannerReaders
from actions.planner.reading import PlannerLine, read_planner_cell, read_planner_line
from actions.planner.services.steps import PlannerStep
from actions.planner.sheet import SheetRow
from actions.rows.cells import match_lines
from plans.models import Organisation

Column, State, Kind = PlannerEntry.Column, PlannerEntry.State, PlannerEntry.Kind
# What is read from a line anew each time it is written; a kind only where nobody chose another.
FROM_LINE = (
    "words", "title", "when_printed", "when_kind", "starts_on", "ends_on", "place", "bodies",
)  # fmt: skip
NOBODY = {"post": None, "person": None, "project": None}


def keep_cell_lines(
    step: PlannerStep, row: SheetRow, column: str, text: str, readers: PlannerReaders
) -> None:
    """Make the activities of a column be what the lines of a text say, in their order."""
    before = row.entries[column]
    lines = read_planner_cell(text, row.anchor, readers.of_lines)
    found = match_lines([tidy_line(each.words) for each in before], [each.words for each in lines])
    for place, entry in enumerate(before):
        if place not in found:
            remove_from_planner(step, entry)
    for position, (known, line) in enumerate(zip(found, lines, strict=True), start=1):
        if known is None:
            add_line(step, row.row, column, line, position, readers)
        else:
            rewrite_line(step, before[known], line, position, row, readers)


def tidy_line(words: str) -> str:
    return " ".join(words.split())


def add_line(
    step: PlannerStep,
    row: PlannerRow,
    column: str,
    line: PlannerLine,
    position: int,
    readers: PlannerReaders,
    **more: Any,
) -> PlannerEntry:
    """A new activity from a line."""
    values = line_values(line)
    entry = PlannerEntry(
        partnership=row.partnership,
        row=row,
        column=column,
        state=State.PLANNED if column == Column.PLANNED else State.CURRENT,
        position=position,
        **({"audience": usual_audience(row, values["kind"])} | values | more),
    )
    return step.make(entry, {"organisations": readers.bodies_named(entry.bodies)})


def rewrite_line(
    step: PlannerStep,
    entry: PlannerEntry,
    line: PlannerLine,
    position: int,
    row: SheetRow,
    readers: PlannerReaders,
) -> PlannerEntry:
    """The same activity in other words, or in another place of its cell."""
    values = line_values(line)
    wanted: dict[str, Any] = {"position": position}
    wanted |= {name: values[name] for name in ("heading", "heading_again", "target_month")}
    links = None
    if tidy_line(entry.words) != line.words:
        was = read_planner_line(entry.words, row.anchor, readers.of_lines)
        wanted |= {name: values[name] for name in FROM_LINE} | {"spelling_kept": False}
        if entry.kind == was.kind:
            wanted["kind"] = values["kind"]
        links = {"organisations": readers.bodies_named(line.bodies)}
    return step.change(entry, wanted, links)


def remove_from_planner(step: PlannerStep, entry: PlannerEntry) -> None:
    """Take an activity out. What had become it is planned again."""
    for planned in PlannerEntry.objects.filter(became=entry):
        step.change(planned, {"became": None, "state": State.PLANNED})
    step.remove(entry)


# -- Leads -----------------------------------------------------------------------------------------


def keep_leads(step: PlannerStep, row: SheetRow, text: str, readers: PlannerReaders) -> None:
    """Make the leads of a row be what the lines say; those that stayed stay with their activity."""
    lines = [tidy for line in text.splitlines() if (tidy := tidy_line(line).removeprefix("- "))]
    before = row.leads
    found = match_lines([lead.words for lead in before], lines)
    for place, lead in enumerate(before):
        if place not in found:
            step.remove(lead)
    matched = [None if place is None else before[place] for place in found]
    beside = aligned_entries(row, matched)
    for position, (known, words) in enumerate(zip(matched, lines, strict=True), start=1):
        entry = beside[position - 1] if beside else known.entry if known else None
        keep_lead(step, row.row, known, words, position, entry, readers)


def keep_lead(
    step: PlannerStep,
    row: PlannerRow,
    lead: PlannerLead | None,
    words: str,
    position: int,
    entry: PlannerEntry | None,
    readers: PlannerReaders,
) -> None:
    if lead is None:
        values, bodies = readers.lead_values(words)
        made = PlannerLead(
            partnership=row.partnership,
            row=row,
            entry=entry,
            words=words,
            position=position,
            **values,
        )
        step.make(made, {"organisations": bodies})
        return
    wanted: dict[str, Any] = {"position": position, "entry": entry}
    links: dict[str, list[Organisation]] | None = None
    if lead.words != words:
        values, bodies = readers.lead_values(words)
        wanted |= {"words": words, **values}
        links = {"organisations": bodies}
    step.change(lead, wanted, links)
