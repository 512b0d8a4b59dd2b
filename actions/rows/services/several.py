"""Changing the same cells of several rows at once, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from actions.models import Action
from actions.rows.cells import CELLS, row_cell_text, same
from actions.rows.columns import LISTS
from actions.rows.leads.names import Parties
from actions.rows.places import OWN_TEXT
from actions.rows.queries.lookups import CHANGED_SEVERAL
from actions.rows.services.action import change_action, remove_action, restore_action
from actions.rows.services.cell import cell_parts, cell_values
from actions.rows.services.restoring import former_list, former_values, former_version
from actions.rows.services.revising import Approval
from csp import changes
from csp.models import AuditEvent, User, Versioned
from plans.models import Plan

Wanted = Mapping[str, str]
# A row as an event keeps it, to take the change back: its number, its version before and after, its columns.
Step = list[Any]
UNDID = "Undid a change of several rows"


@transaction.atomic
def change_several(
    *, by: User, actions: Iterable[Action], wanted: Wanted, approval: Approval | None = None
) -> list[Action]:
    """Write the same leads, timescale, area or visibility in every row; returns those that changed.

    A row whose priority has no area of that title keeps its own. Raises changes.Stale when somebody
    else just wrote the same in one of the rows, and NeedsReason where agreed wording would change
    without an ``approval``; nothing is changed in either case.
    """
    rows = [action for action in actions if would_change(action, wanted)]
    known = Parties.of(rows[0].partnership) if rows and "leads" in wanted else None
    fields = [fields_to_change(row, wanted) for row in rows]
    changed = [
        change_action(
            by=by,
            action=row,
            version=row.version,
            values=values_for(row, wanted),
            parts=parts_for(row, wanted, known),
            approval=approval,
        )
        for row in rows
    ]
    if changed:
        steps = [
            [after.pk, before.version, after.version, names]
            for before, after, names in zip(rows, changed, fields, strict=True)
        ]
        plan = rows[0].plan
        changes.record_event(by=by, verb=CHANGED_SEVERAL, target=plan, detail={"rows": steps})
    return changed


def write_texts_of_row(
    by: User,
    row: Action,
    wanted: Wanted,
    known: Parties | None,
    approval: Approval | None,
) -> Step:
    """Write in several cells of a row; how to take it back, or nothing where it says so already."""
    values: dict[str, Any] = {}
    parts: dict[str, list] = {}
    for name, text in wanted.items():
        cell = CELLS[name]
        if cell.is_lines:
            parts[name] = cell_parts(row, cell, text, known)
        else:
            values |= cell_values(row, cell, text)
    changed = change_action(
        by=by, action=row, version=row.version, values=values, parts=parts, approval=approval
    )
    moved = changed.version != row.version
    return [row.pk, row.version, changed.version, [*values, *parts]] if moved else []


def fields_to_change(action: Action, wanted: Wanted) -> list[str]:
    """What of a row is to say something else."""
    return [*values_for(action, wanted), *(["leads"] if leads_differ(action, wanted) else [])]


@dataclass
class Undone:
    """What came back of a change of several rows, and the names of what was left alone."""

    back: list[Versioned] = field(default_factory=list)  # says what it said before
    gone: int = 0  # rows that were new, and are out of the plan again
    returned: int = 0  # rows that were removed, and are there again
    left: list[str] = field(default_factory=list)


@transaction.atomic
def undo_several(*, by: User, event: AuditEvent, actions: Mapping[int, Action]) -> Undone:
    """Give rows back what they said before an event changed several of them, and the plan's own text.

    Rows that came with it go, and rows that went come back. ``actions`` are the rows that ``by`` may
    change, by number. What somebody changed since is left alone, and named.
    """
    why = Approval(UNDID, approved_by=str(by)[:200])
    undone = Undone()
    for number, version in reversed(event.detail.get("added", ())):
        row = actions.get(number)
        if row is not None and row.version == version:
            remove_action(by=by, action=row, approval=why)
            undone.gone += 1
        elif row is not None:
            undone.left.append(row.ref)
    for number, before, after, fields in event.detail.get("rows", ()):
        row = actions.get(number)
        if row is not None and row.version == after:
            undone.back.append(restore_row_fields(by, row, before, fields, why))
        elif row is not None:
            undone.left.append(row.ref)
    for kind, number, before, after, fields in event.detail.get("texts", ()):
        text = own_text_of(event, kind, number)
        if text is not None and text.version == after:
            undone.back.append(restore_own_text(by, text, before, fields))
        elif text is not None:
            undone.left.append(str(text))
    undone.returned = restore_removed_rows(by, event)
    return undone


def restore_removed_rows(by: User, event: AuditEvent) -> int:
    """Bring back the rows that an event took out, those that nobody brought back since; how many."""
    numbers = event.detail.get("removed", ())
    removals = AuditEvent.objects.filter(pk__in=numbers, tenant=event.tenant).order_by("pk")
    there = set(
        Action.objects.filter(pk__in=[each.target_id for each in removals]).values_list(
            "pk", flat=True
        )
    )
    gone = [each for each in removals if int(each.target_id) not in there]
    for each in gone:
        restore_action(by=by, event=each)
    return len(gone)


@transaction.atomic
def remove_several(
    *, by: User, plan: Plan, actions: Sequence[Action], approval: Approval | None = None
) -> int:
    """Take rows out of a plan as one step that one undo takes back; returns how many.

    Raises RowNeedsReason when the plan was agreed and there is no ``approval``.
    """
    removed = [remove_action(by=by, action=row, approval=approval).pk for row in actions]
    if removed:
        changes.record_event(by=by, verb=CHANGED_SEVERAL, target=plan, detail={"removed": removed})
    return len(removed)


def restore_row_fields(
    by: User, row: Action, version: int, fields: list[str], why: Approval
) -> Action:
    values: dict[str, Any] = {}
    parts: dict[str, Any] = {}
    for name in fields:
        if name in LISTS:
            parts |= former_list(row, name, version)
        else:
            values |= former_values(row, name, version)
    with changes.with_reason(UNDID):
        return change_action(
            by=by, action=row, version=row.version, values=values, parts=parts, approval=why
        )


def own_text_of(event: AuditEvent, kind: str, number: int) -> Any:
    """A priority or a section of the plan that an event was about, if it is still there."""
    model = {each._meta.model_name: each for each in OWN_TEXT}[kind]
    return model._default_manager.filter(plan=int(event.target_id), pk=number).first()


def restore_own_text(by: User, text: Any, version: int, fields: list[str]) -> Versioned:
    former = former_version(text, version)
    values = {name: getattr(former, name) for name in fields}
    with changes.with_reason(UNDID):
        return changes.update(text, by=by, version=text.version, values=values, strict=True)


def would_change(action: Action, wanted: Wanted) -> bool:
    """Whether a row says something else now."""
    return bool(values_for(action, wanted)) or leads_differ(action, wanted)


def leads_differ(action: Action, wanted: Wanted) -> bool:
    cell = CELLS["leads"]
    return "leads" in wanted and not same(row_cell_text(action, cell), wanted["leads"], cell)


def values_for(action: Action, wanted: Wanted) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: wanted[name]
        for name in ("timescale", "visibility")
        if name in wanted and getattr(action, name) != wanted[name]
    }
    if "area" in wanted:
        areas = {area.title: area for area in action.priority.areas.all()} | {"": None}
        area = areas.get(wanted["area"], action.area)
        if area != action.area:
            values["area"] = area
    return values


def parts_for(action: Action, wanted: Wanted, known: Parties | None) -> dict[str, list] | None:
    if not leads_differ(action, wanted):
        return None
    return {"leads": cell_parts(action, CELLS["leads"], wanted["leads"], known)}
