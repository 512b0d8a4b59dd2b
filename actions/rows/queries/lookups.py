"""Questions about rows that are not there any more."""

from __future__ import annotations

from django.db.models import QuerySet
from django.db.models.fields.json import KT

from actions.models import Action
from csp.models import AuditEvent
from plans.models import Plan

# What the audit event of a change to several rows says, by which it is found again.
CHANGED_SEVERAL = "changed several"

MOST = 200


def removals(plan: Plan) -> QuerySet[AuditEvent]:
    """The events that took rows out of a plan, newest first."""
    return AuditEvent.objects.filter(
        tenant=plan.partnership_id,
        target_type=Action._meta.label_lower,
        verb="removed",
        detail__rows__0__fields__plan=plan.pk,
    )


def changes_of_several(plan: Plan) -> QuerySet[AuditEvent]:
    """The events that changed several rows of a plan at once."""
    return AuditEvent.objects.filter(
        tenant=plan.partnership_id,
        target_type=Plan._meta.label_lower,
        target_id=str(plan.pk),
        verb=CHANGED_SEVERAL,
    )


def removed_rows(plan: Plan) -> list[AuditEvent]:
    """The latest removal of each row that is not back, newest first, in two queries."""
    latest: dict[str, AuditEvent] = {}
    said = {name: KT(f"detail__approval__{name}") for name in ("reason", "approved_by")}
    events = removals(plan).select_related("by").defer("detail").annotate(**said)
    for event in events[:MOST]:
        latest.setdefault(event.target_id, event)
    there = set(
        map(str, Action.objects.order_by().filter(pk__in=latest).values_list("pk", flat=True))
    )
    return [event for number, event in latest.items() if number not in there]
