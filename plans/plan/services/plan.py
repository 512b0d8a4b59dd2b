"""Setting plans up and moving them from status to status."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import changes
from csp.models import User
from csp.periods import overlaps
from plans.models import Partnership, Plan, StatusChange

Status = Plan.Status

# Where a plan may go by hand. It becomes published, or superseded by a newer version, by publishing.
NEXT: dict[str, tuple[str, ...]] = {
    Status.DRAFT: (Status.CONSULTATION, Status.AGREED, Status.ARCHIVED),
    Status.CONSULTATION: (Status.DRAFT, Status.AGREED),
    Status.AGREED: (Status.DRAFT, Status.ARCHIVED),
    Status.PUBLISHED: (Status.SUPERSEDED, Status.ARCHIVED),
    Status.SUPERSEDED: (Status.ARCHIVED,),
    Status.ARCHIVED: (Status.DRAFT,),
}


@transaction.atomic
def create_plan(*, by: User | None, partnership: Partnership, values: Mapping[str, Any]) -> Plan:
    """Set up an empty plan in draft. Raises ValidationError when its period clashes with another's."""
    plan = Plan(partnership=partnership, **values)
    refuse_overlap(plan)
    return changes.create(plan, by=by)


@transaction.atomic
def change_plan(*, by: User | None, plan: Plan, version: int, values: Mapping[str, Any]) -> Plan:
    """Change a plan's title, address, period or place among plans."""
    changed = Plan(pk=plan.pk, partnership_id=plan.partnership_id, start=plan.start, end=plan.end)
    changed.parent = plan.parent
    for name, value in values.items():
        setattr(changed, name, value)
    refuse_overlap(changed)
    return changes.update(plan, by=by, version=version, values=values)


def refuse_overlap(plan: Plan) -> None:
    """Two plans at the same level cannot run at once: nobody would know which one is in force.

    A yearly plan runs inside the three-year plan that it carries out, so levels are kept apart.
    The partnership's row is locked, so that two people cannot both slip in.
    """
    Partnership.objects.select_for_update().get(pk=plan.partnership_id)
    look_for_overlap(plan)


def look_for_overlap(plan: Plan) -> None:
    """Raises ValidationError where a plan's days clash with another's now; others may slip in after."""
    others = Plan.objects.filter(partnership_id=plan.partnership_id, parent=plan.parent)
    for other in others.exclude(pk=plan.pk).exclude(status=Status.ARCHIVED):
        if overlaps(plan.start, plan.end, other.start, other.end):
            raise ValidationError(
                {
                    "start": f"These dates overlap with “{other}”. Change the dates, "
                    "choose the longer plan that this one carries out, or archive the other."
                }
            )


@transaction.atomic
def move_plan_status(
    *, by: User | None, plan: Plan, version: int, status: str, on: date, note: str = ""
) -> Plan:
    """Move a plan to another status on a day. Raises ValidationError for a step that is not allowed."""
    if status not in NEXT[plan.status]:
        was, to = plan.get_status_display().lower(), Status(status).label.lower()
        raise ValidationError({"status": f"A plan that is {was} cannot become {to} by hand."})
    moved = changes.update(
        plan, by=by, version=version, values={"status": status}, verb=status, strict=True
    )
    log_status(by=by, plan=moved, on=on, note=note)
    return moved


def log_status(*, by: User | None, plan: Plan, on: date, note: str = "") -> StatusChange:
    """Write down who brought a plan to the status that it now has, and on what day."""
    change = StatusChange(
        partnership_id=plan.partnership_id,
        plan=plan,
        status=plan.status,
        on=on,
        by=by,
        note=note,
    )
    change.full_clean()
    change.save()
    return change
