"""SQL about what rounds have said of the rows of a plan, for the plan's own pages."""

from __future__ import annotations

from django.db.models import Count, Q

from actions.models import Update
from actions.models.querysets.rounds import ANSWERED, SAID, UpdateQuerySet
from plans.models import Plan


def open_answers(plan: Plan) -> UpdateQuerySet:
    """What was sent of a plan's rows in rounds that still take answers, with its figures."""
    sent = Update.objects.filter(action__plan=plan, round__closed_at=None, state__in=SAID)
    return (
        sent.select_related("action", "round", "partnership")
        .prefetch_related("readings")
        .order_by("action__priority__position", "action__position", "pk")
    )


def latest_round_of(plan: Plan) -> tuple[str, str, int, int] | None:
    """The last round that asked a plan's rows: its period and title, how many were answered and
    asked. One query."""
    found = (
        Update.objects.filter(action__plan=plan)
        .order_by("-round__start", "-round_id")
        .values("round__period", "round__title", "round__start", "round_id")
        .annotate(answered=Count("pk", filter=Q(state__in=ANSWERED)), asked=Count("pk"))
        .first()
    )
    if found is None:
        return None
    return found["round__period"], found["round__title"], found["answered"], found["asked"]
