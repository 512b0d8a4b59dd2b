"""Taking an import out again: everything is as it was before it, in one step."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.core.exceptions import ValidationError
from django.db import models, router
from django.utils import timezone

from actions.imports.services.writing_prose import changed_prose, take_prose_out
from actions.models import Action, Import
from actions.rows.services.action import change_action, restore_action
from actions.rows.services.revising import Approval
from csp import changes
from csp.changes.bulk import remove_many
from csp.models import AuditEvent, User
from plans.models import Organisation, Person, Plan, Post, Priority, PriorityArea, StatusChange

NOT_ACCEPTED = "“{row}” is not in the plan: it was undone already, or never brought in."


class ChangedSince(ValidationError):
    """Rows were changed after the import; undoing it takes those changes out too."""

    def __init__(self, refs: list[str]):
        named = ", ".join(refs[:10]) + (f" and {len(refs) - 10} more" if len(refs) > 10 else "")
        super().__init__(
            f"Somebody changed what was brought in since: {named}. Nothing was undone. "
            "If you undo it all the same, those changes go too; the history keeps them."
        )
        self.refs = refs


def undo_import(*, by: User | None, row: Import, anyway: bool = False) -> Import:
    """Bring the plan back to what it was before an import, new priorities and bodies included.

    Raises ChangedSince when somebody changed one of the rows meanwhile, unless ``anyway``; and
    ValidationError when the import is not in the plan. What cannot go because other rows need it
    stays. Everything taken out is kept in the audit event.
    """
    with changes.changing():
        row = accepted(row)
        log, plan = row.undo, row.plan
        if not anyway:
            refuse_changed(log)
        made = Action.objects.filter(pk__in=map(int, log["rows"]))
        kept = remove_many(list(made))
        stepped = [bring_to(by, int(pk), before, row) for pk, before in log["changed"].items()]
        keep_in_step(row, dict(filter(None, stepped)))
        for event in AuditEvent.objects.filter(pk__in=log["removed"]):
            restore_action(by=by, event=event)
        kept += take_prose_out(by=by, log=log) + remove_unused(log)
        if log["made_plan"] and plan and is_empty(plan):
            row.plan = None
            row.save()
            changes.remove(plan, by=by)
        row.state, row.settled_at = Import.State.UNDONE, timezone.now()
        row.save()
        changes.record_event(by=by, verb="undone", target=row, detail={"kept": kept})
    return row


def accepted(row: Import) -> Import:
    """The import, held until the transaction ends, if it is in the plan."""
    held = Import.objects.select_for_update().get(pk=row.pk)
    held.partnership = row.partnership
    if held.state != Import.State.ACCEPTED:
        raise ValidationError(NOT_ACCEPTED.format(row=held))
    return held


def refuse_changed(log: dict[str, Any]) -> None:
    left = {int(pk): version for pk, version in log["rows"].items()}
    left |= {int(pk): each["version"] for pk, each in log["changed"].items()}
    now = Action.objects.filter(pk__in=left).in_order().values_list("pk", "ref", "version")
    refs = [ref for pk, ref, version in now if version != left[pk]] + changed_prose(log)
    if refs:
        raise ChangedSince(refs)


def bring_to(
    by: User | None, pk: int, before: dict[str, Any], row: Import
) -> tuple[str, tuple[int, int]] | None:
    """Make a row, with its leads, measures and risks, what it was; one removed since stays removed.

    Returns its number with the version that it had before the import and the one it has now.
    """
    action = Action.objects.for_detail().filter(pk=pk).first()
    if action is None:
        return None
    values = dict(before["values"])
    values["priority"] = (
        Priority.objects.filter(pk=values.pop("priority_id")).first() or action.priority
    )
    values["area"] = values["priority"].areas.filter(pk=values.pop("area_id")).first()
    values["due_on"] = parse_stored_day(values["due_on"])
    parts = {kind: list(map(part_again, each)) for kind, each in before["parts"].items()}
    back = Approval(f"Undid bringing in {row}"[:500], approved_by=str(by or "the system")[:200])
    now = change_action(
        by=by, action=action, version=action.version, values=values, parts=parts, approval=back
    )
    return str(pk), (before["was"], now.version)


def keep_in_step(row: Import, stepped: dict[str, tuple[int, int]]) -> None:
    """Rows that are again as an earlier import left them count as such, for its own undoing."""
    earlier = Import.objects.filter(plan=row.plan, state=Import.State.ACCEPTED, pk__lt=row.pk)
    for each in earlier if stepped else ():
        for pk, (was, now) in stepped.items():
            if each.undo["rows"].get(pk) == was:
                each.undo["rows"][pk] = now
            elif each.undo["changed"].get(pk, {}).get("version") == was:
                each.undo["changed"][pk]["version"] = now
        each.save(update_fields=["undo"])


def part_again(kept: dict[str, Any]) -> dict[str, Any]:
    """The values of a lead, measure or risk as they were; whoever is no more is left out."""
    values = dict(kept)
    for name, model in (("organisation", Organisation), ("post", Post)):
        if f"{name}_id" in values:
            values[name] = model.objects.filter(pk=values.pop(f"{name}_id")).first()
    if "people" in values:
        values["people"] = list(Person.objects.filter(pk__in=values["people"]))
    if "target_on" in values:
        values["target_on"] = parse_stored_day(values["target_on"])
    return values


def parse_stored_day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


def remove_unused(log: dict[str, Any]) -> list[dict]:
    """Take out the priorities, areas and bodies that came with the import and that nothing needs."""
    priorities = Priority.objects.filter(pk__in=log["priorities"], actions=None)
    kept = remove_many(list(priorities))
    kept += remove_many(list(PriorityArea.objects.filter(pk__in=log["areas"], actions=None)))
    for body in Organisation.objects.filter(pk__in=log["bodies"]):
        if is_removed_alone(body):
            kept += remove_many([body])
    return kept


def is_empty(plan: Plan) -> bool:
    """Whether nothing has been written into a plan besides what the import brought."""
    return is_removed_alone(plan, StatusChange)


def is_removed_alone(row: models.Model, *besides: type[models.Model]) -> bool:
    """Whether removing a row would take nothing else with it."""
    gathered = NestedObjects(using=router.db_for_write(type(row)))
    gathered.collect([row])
    others = set(gathered.data) - {type(row), *besides}
    return not gathered.protected and not others
