"""SQL about papers as they are listed and begun."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from actions.models import Round
from plans.models import Partnership, Plan
from reporting.models import Paper, Report


def papers_for_list(partnership: Partnership) -> QuerySet[Paper]:
    """Papers and patterns with what became of the latest version of each. One query."""
    latest = Report.objects.filter(paper=OuterRef("pk")).order_by("-number")
    told = {
        f"latest_{name}": Subquery(latest.values(name)[:1])
        for name in ("number", "state", "sent_at", "published_at", "slug")
    }
    rows = Paper.objects.filter(partnership=partnership).select_related("plan", "round")
    return rows.annotate(place=F("partnership__slug"), **told)


def latest_about(partnership: Partnership) -> dict[str, Any]:
    """What a new paper is most likely about: the latest plan that is agreed, and the latest quarter."""
    plans = Plan.objects.filter(partnership=partnership).order_by("-start", "-pk")
    settled = plans.exclude(status__in=(Plan.Status.DRAFT, Plan.Status.CONSULTATION))
    rounds = Round.objects.filter(partnership=partnership)
    found = {"plan": settled.first() or plans.first(), "round": rounds.first()}
    return {name: row.pk for name, row in found.items() if row}
