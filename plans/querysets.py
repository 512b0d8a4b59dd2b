"""SQL about partnerships and plans: who sees which rows, and what each page needs of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Max, OuterRef, Q, Subquery

from csp.models import AuditEvent


class PlanQuerySet(models.QuerySet):
    """Plans, chained as ``Plan.objects.of(partnership).for_page()``."""

    def of(self, partnership) -> PlanQuerySet:
        return self.filter(partnership=partnership)

    def for_page(self) -> PlanQuerySet:
        """With the day on which it came to its status, and a stamp that changes with every change.

        The stamp is the number of the partnership's last audit event: whatever was worked out
        from the partnership's rows still holds while it stays the same.
        """
        last = AuditEvent.objects.filter(tenant=OuterRef("partnership_id")).order_by("-at", "-pk")
        return self.annotate(
            status_on=Max("status_changes__on", filter=Q(status_changes__status=F("status"))),
            stamp=Subquery(last.values("pk")[:1]),
        )


def priorities_with_areas(plan) -> list[tuple[int, str, str, str, tuple[str, ...]]]:
    """A plan's priorities in order, each with the titles of its areas, in one query."""
    rows = plan.priorities.order_by("position", "pk", "areas__position", "areas__pk").values_list(
        "pk", "number", "title", "statement", "areas__title"
    )
    found: dict[tuple, list[str]] = {}
    for *priority, area in rows:
        found.setdefault(tuple(priority), []).extend([area] if area else [])
    return [(*priority, tuple(areas)) for priority, areas in found.items()]


def priorities_and_areas_to_choose(plan) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """A plan's priorities and all their areas as the choices of two lists, in one query."""
    rows = plan.priorities.order_by("position", "pk", "areas__position", "areas__pk")
    priorities, areas = {}, []
    cells = "pk", "number", "title", "areas__pk", "areas__title"
    for pk, number, title, area, words in rows.values_list(*cells):
        priorities[pk] = f"{number}. {title}"
        areas += [(area, f"{number}. {words}")] if area else []
    return list(priorities.items()), areas
