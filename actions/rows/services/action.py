"""Adding, changing and removing rows, with what each row has several of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from actions.models import Action, Lead, Measure, Risk
from actions.models.action import RowPart
from actions.rows.services import reference
from actions.rows.services.merging import remember_parts, settle_row
from actions.rows.services.revising import (
    Approval,
    approved_whole,
    may_be_adopted,
    record_revisions,
    revised_wording,
)
from actions.rules.numbering import following
from csp import changes
from csp.models import AuditEvent, Overtaken, User
from plans.models import Plan, Priority

Parts = Sequence[Mapping[str, Any]]

PARTS: dict[str, type[RowPart]] = {"leads": Lead, "measures": Measure, "risks": Risk}
LINKS = {"leads": ["people"]}


@transaction.atomic
def create_action(
    *,
    by: User | None,
    plan: Plan,
    values: Mapping[str, Any],
    parts: Mapping[str, Parts] | None = None,
    approval: Approval | None = None,
) -> Action:
    """Add a row to a plan. ``parts`` maps leads, measures and risks to the values of each, in order.

    Raises ValidationError, and stores nothing, when the row or any part breaks a rule;
    RowNeedsReason when the plan was agreed and there is no ``approval``.
    """
    approved = approved_whole(plan, approval)
    action = Action(partnership_id=plan.partnership_id, plan=plan, **values)
    refuse_other_plan(action)
    changes.create(action, by=by)
    sync_all(action, parts or {}, by=by)
    action.claim_references()
    reference.sync(action)
    if approved:
        changes.record_event(by=by, verb="added after agreement", target=action, detail=approved)
    return action


def change_action(
    *,
    by: User | None,
    action: Action,
    version: int,
    values: Mapping[str, Any],
    parts: Mapping[str, Parts] | None = None,
    approval: Approval | None = None,
    as_read: bool = False,
) -> Action:
    """Change a row that began from ``version``, and its parts; a part left out of its list is removed.

    The row's version guards its parts too. What others saved in between in other fields is kept
    and named in ``beside`` of the row returned. Raises changes.Stale when it was the same fields,
    and NeedsReason when wording that was agreed would change without an ``approval``. ``as_read``
    says that the row is as it was just read, with its plan, which spares reading it again here
    unless somebody saved since, or parts are to change.
    """
    if as_read and not parts and version == action.version:
        with suppress(Overtaken), changes.changing():
            return carry_out(copy(action), by=by, values=dict(values), approval=approval)
    with changes.changing():
        before = Action.objects.held(action.pk)
        left, lists, beside = settle_row(before, version, values, parts or {})
        changed = carry_out(before, by=by, values=left, parts=lists, approval=approval)
        changed.beside = beside
        return changed


def carry_out(
    row: Action,
    *,
    by: User | None,
    values: dict[str, Any],
    parts: Mapping[str, Parts] | None = None,
    approval: Approval | None = None,
) -> Action:
    """Store what is to change in a row at hand, inside a transaction. Raises Overtaken."""
    parts, began, ref = parts or {}, row.version, row.ref
    was = revised_wording(row, measures="measures" in parts) if may_be_adopted(row.plan) else {}
    pointed, held_at = reference.references_in_row(row), timezone.now()
    wanted = values.pop("ref", ref)
    see_place(row, values)
    changed = changes.write_version(row, by=by, version=began, values=values)
    touched = sync_all(changed, parts, by=by) or wanted != ref
    if touched and changed.version == began:
        changes.claim_version(changed, began, {**values, **parts, "ref": wanted})
        remember_parts(changed, by=by, at=held_at)
    if wanted != ref:
        changed = reference.renumber(by=by, plan=row.plan, refs={row.pk: wanted})[0]
        changed.plan = row.plan
    if wanted != ref or reference.references_in_row(changed) != pointed:
        reference.sync(changed)
    if was:
        record_revisions(by=by, action=changed, was=was, approval=approval)
    return changed


def see_place(row: Action, values: dict[str, Any]) -> None:
    """Refuse a priority or an area of elsewhere; a row that comes to another priority stands last."""
    moved = {name: values[name] for name in ("priority", "area") if name in values}
    if not moved:
        return
    probe = Action(**{"plan": row.plan, "priority": row.priority, "area": row.area} | moved)
    refuse_other_plan(probe)
    if probe.priority_id != row.priority_id:
        values["position"] = changes.next_position(probe)


@transaction.atomic
def move_action(*, by: User | None, action: Action, priority: Priority, to: int) -> Action:
    """Put a row at place ``to`` (from 0) of a priority of its plan; its reference stays as it is."""
    # Held, for two moves at once would number the same places twice.
    Plan.objects.order_by().select_for_update(no_key=True).filter(pk=action.plan_id).first()
    if priority.pk != action.priority_id:
        values = {"priority": priority, "area": None}
        action = change_action(by=by, action=action, version=action.version, values=values)
    changes.move(action, by=by, to=to)
    return action


def refuse_other_plan(action: Action) -> None:
    """A row's priority is its plan's own, and its area is its priority's own."""
    if action.priority_id and action.priority.plan_id != action.plan.pk:
        raise ValidationError({"priority": "Choose one of this plan's priorities."})
    if action.area and action.area.priority_id != action.priority_id:
        raise ValidationError({"area": "Choose an area of the row's own priority."})


def sync_all(action: Action, parts: Mapping[str, Parts], *, by: User | None) -> bool:
    """Make every kind of part be what is wanted. True if anything changed."""
    touched = [sync_parts(action, name, wanted, by=by) for name, wanted in parts.items()]
    return any(touched)


def sync_parts(action: Action, name: str, wanted: Parts, *, by: User | None) -> bool:
    """Make a row's leads, measures or risks be ``wanted``, in that order. True if anything changed."""
    rows = getattr(action, name).prefetch_related(*LINKS.get(name, ()))
    kept = {part.pk: part for part in rows}
    before = list(kept)
    after, changed, last = [], False, 0
    for values in wanted:
        part, touched = sync_part(action, PARTS[name], kept, dict(values), last, by=by)
        last = part.position
        after.append(part.pk)
        changed = changed or touched
    for gone in kept.keys() - set(after):
        changes.remove(kept[gone], by=by)
    return changed or before != after


def sync_part(action, model, kept, values, last, *, by) -> tuple[RowPart, bool]:
    """Store one part somewhere after place ``last``, and say whether that changed anything."""
    pk = values.pop("id", None)
    links = {"people": values.pop("people")} if "people" in values else {}
    part = kept.get(int(pk)) if pk else None
    if part is None:
        refuse_foreign(action, model, pk)
        row = model(
            partnership_id=action.partnership_id, action=action, position=last + 1, **values
        )
        return changes.create(row, by=by, links=links), True
    values["position"] = part.position if part.position > last else last + 1
    if is_part_unchanged(part, values, links):
        return part, False
    done = changes.update(part, by=by, version=part.version, values=values, links=links)
    return done, done.version != part.version


def is_part_unchanged(part: RowPart, values: Mapping[str, Any], links: Mapping[str, Any]) -> bool:
    """Whether a part is as it is wanted already; most are when a row is saved whole."""
    if changes.field_differences(part, values):
        return False
    return all(set(getattr(part, name).all()) == set(wanted) for name, wanted in links.items())


def refuse_foreign(action: Action, model: type[RowPart], pk: int | None) -> None:
    """A number that never was a part of this row is another row's; one removed meanwhile is added anew."""
    if pk and not model.history.filter(id=pk, action_id=action.pk).exists():
        raise ValidationError(
            "One of the lines belongs to another row. Open this page again and repeat."
        )


@transaction.atomic
def remove_action(
    *, by: User | None, action: Action, approval: Approval | None = None
) -> AuditEvent:
    """Take a row out of the plan; ``restore_action`` with the event brings it back whole.

    Raises RowNeedsReason when the plan was agreed and there is no ``approval``.
    """
    return changes.remove(action, by=by, detail=approved_whole(action.plan, approval))


def restore_action(*, by: User | None, event: AuditEvent) -> models.Model:
    """Bring a removed row back, and mend the references of other rows to it."""
    return changes.undo_removal(event, by=by)


def next_ref(priority: Priority) -> str:
    """The reference for a new row at the end of a priority: 1.9 after 1.8, 1e after 1d*."""
    last = priority.actions.order_by("ref_key").last()
    ref = following(last.ref) if last else f"{priority.number}.1"
    taken = set(priority.plan.actions.values_list("ref", flat=True))
    while ref in taken:
        ref = following(ref)
    return ref
