"""Writing in a cell of a planner, as officers do at their meetings."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from actions.models import PlannerEntry, PlannerLead, PlannerRow
from actions.planner.queries import load_sheet_row
from actions.planner.readers import PlannerReaders
from actions.planner.services.lines import keep_cell_lines, keep_leads, tidy_line
from actions.planner.services.steps import PlannerStep
from actions.planner.sheet import SheetRow, planner_cell_text
from csp import changes
from csp.models import AuditEvent, User
from plans.access import Access

LEADS = "leads"
CELL_NAMES = (PlannerEntry.Column.CURRENT.value, PlannerEntry.Column.PLANNED.value, LEADS)
MOST_LINES = 60


def write_planner_cell(
    *,
    by: User | None,
    row: PlannerRow,
    cell: str,
    text: str,
    was: str | None,
    version: int,
    access: Access,
) -> tuple[SheetRow, AuditEvent | None]:
    """Write ``text`` in a cell by somebody who saw ``was`` there, in version ``version`` of the row.

    What the person may not see stays as it is. Returns the row as it is now and the event that undoes
    this, none if nothing differs. Raises changes.Stale, with the cell's text in ``yours``, when somebody
    else wrote in the same cell meanwhile, and ValidationError when a line cannot be stored.
    """
    with changes.changing():
        held = PlannerRow.objects.select_for_update(of=("self",)).select_related("planner")
        row = hold_row(held.get(pk=row.pk), row)
        sheet = load_sheet_row(row, PlannerEntry.objects.visible_to(access))
        theirs = planner_cell_text(sheet, cell)
        if is_same_cell(theirs, text):
            return sheet, None
        if not is_same_cell(theirs, was) if was is not None else version != row.version:
            raise changes.Stale(row, {cell: theirs})
        refuse_long_lines(text, cell)
        step, readers = PlannerStep(by), PlannerReaders(row.partnership)
        if cell == LEADS:
            keep_leads(step, sheet, text, readers)
        else:
            keep_cell_lines(step, sheet, cell, text, readers)
        row.version += 1
        PlannerRow.objects.filter(pk=row.pk).update(version=row.version)
        event = step.record(row, "wrote in", {cell: [theirs, text]})
    return load_sheet_row(row, PlannerEntry.objects.visible_to(access)), event


def hold_row(held: PlannerRow, known: PlannerRow) -> PlannerRow:
    held.partnership = known.partnership
    held.planner.partnership = known.partnership
    return held


def is_same_cell(one: str, other: str | None) -> bool:
    """Whether two texts of a cell say the same, whatever their spaces and bullets."""
    return other is not None and cell_key(one) == cell_key(other)


def cell_key(text: str) -> list[str]:
    lines = (tidy_line(line).removeprefix("- ") for line in text.splitlines())
    return [line for line in lines if line]


def refuse_long_lines(text: str, cell: str) -> None:
    lines = cell_key(text)
    if len(lines) > MOST_LINES:
        raise ValidationError(f"That is {len(lines)} lines, and a cell may have {MOST_LINES}.")
    model = PlannerLead if cell == LEADS else PlannerEntry
    most = model._meta.get_field("words").max_length or 0
    for line in lines:
        if len(line) > most:
            raise ValidationError(
                f"A line may have {most} characters, and “{line[:40]}…” has {len(line)}."
            )
