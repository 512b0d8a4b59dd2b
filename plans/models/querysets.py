"""SQL about partnerships and plans: who sees which rows, and what each page needs of them."""

from __future__ import annotations

from functools import cache

from django.db import models
from django.db.models import F, OuterRef, Subquery

from csp.models import AuditEvent
from csp.sql.prepared import ANY_NUMBER, ANY_WORDS, OTHER_WORDS, PreparedModels


class PlanQuerySet(models.QuerySet):
    """Plans, chained as ``Plan.objects.of(partnership).for_page()``."""

    def of(self, partnership) -> PlanQuerySet:
        return self.filter(partnership=partnership)

    def for_page(self) -> PlanQuerySet:
        """With the day on which it came to its status, and a stamp that changes with every change.

        The stamp is the number of the partnership's last audit event: whatever was worked out
        from the partnership's rows still holds while it stays the same.
        """
        last = AuditEvent.objects.latest_number_of(OuterRef("partnership_id"))
        came = self.model._meta.get_field("status_changes").related_model.objects.order_by("-on")
        came = came.filter(plan=OuterRef("pk"), status=OuterRef("status"))
        return self.annotate(status_on=Subquery(came.values("on")[:1]), stamp=Subquery(last))

    def with_roles_of(self, user) -> PlanQuerySet:
        """Each plan once for every role that somebody holds in its partnership now."""
        return self.filter(
            partnership__roles__user=user, partnership__roles__ended_at=None
        ).annotate(
            role_kind=F("partnership__roles__kind"), role_body=F("partnership__roles__organisation")
        )


@cache
def plan_entered(plan: type[models.Model]) -> PreparedModels:
    """One plan by its partnership's address and its own, as ``with_roles_of`` has it."""
    place = {"partnership__slug": ANY_WORDS, "slug": OTHER_WORDS}
    rows = plan.objects.filter(**place).with_roles_of(ANY_NUMBER).for_page()
    return PreparedModels(lambda: rows.select_related("partnership").order_by())


@cache
def roles_held(role: type[models.Model]) -> PreparedModels:
    """What somebody holds now in a partnership, by its address."""
    rows = role.objects.filter(user=ANY_NUMBER, partnership__slug=ANY_WORDS, ended_at=None)
    return PreparedModels(lambda: rows.select_related("partnership").order_by())


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
