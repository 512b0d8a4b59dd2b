"""Changing the same cells of several rows at once, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from actions.models import Action
from actions.rows.cells import CELLS, row_cell_text, same
from actions.rows.columns import LISTS
from actions.rows.leads.names import Parties
from actions.rows.places import OWN_TEXT
from actions.rows.queries.lookups import CHANGED_SEVERAL
from actions.rows.services.action import change_action
from actions.rows.services.cell import cell_parts
from actions.rows.services.restoring import former_list, former_values, former_version
from actions.rows.services.revising import Approval
from csp import changes
from csp.models import AuditEvent, User, Versioned

Wanted = Mapping[str, str]
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


def fields_to_change(action: Action, wanted: Wanted) -> list[str]:
    """What of a row is to say something else."""
    return [*values_for(action, wanted), *(["leads"] if leads_differ(action, wanted) else [])]


@transaction.atomic
def undo_several(
    *, by: User, event: AuditEvent, actions: Mapping[int, Action]
) -> tuple[list[Versioned], list[str]]:
    """Give rows back what they said before an event changed several of them, and the plan's own text.

    ``actions`` are the rows that ``by`` may change, by number. Returns what is as it was, and the
    names of what was left alone because somebody changed it since.
    """
    why = Approval(UNDID, approved_by=str(by)[:200])
    back: list[Versioned] = []
    left: list[str] = []
    for number, before, after, fields in event.detail["rows"]:
        row = actions.get(number)
        if row is not None and row.version == after:
            back.append(restore_row_fields(by, row, before, fields, why))
        elif row is not None:
            left.append(row.ref)
    for kind, number, before, after, fields in event.detail.get("texts", ()):
        text = own_text_of(event, kind, number)
        if text is not None and text.version == after:
            back.append(restore_own_text(by, text, before, fields))
        elif text is not None:
            left.append(str(text))
    return back, left


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
