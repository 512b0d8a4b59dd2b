"""Rows of plans, for Find anything."""

from __future__ import annotations

from django.urls import reverse

from actions.models import Action
from actions.rows.filters import SEARCHED
from csp.lists.filters import rows_holding
from csp.lists.finding import MOST_OF_A_KIND, Hit, HitGroup, words_around
from plans.access import Access


def find_rows(access: Access, words: str) -> HitGroup:
    """Rows of every plan that somebody may read, by any of their words or by reference. One query."""
    rows = rows_holding(Action.objects.visible_to(access), SEARCHED, words)
    rows = rows.select_related("plan").order_by("-plan__start", "plan", "position", "pk")
    address = access.partnership.slug
    hits = [
        Hit(
            f"{row.ref} {row.aim or row.activity}".strip()[:160],
            reverse("workspace:action", args=[address, row.plan.slug, row.pk]),
            words_around(
                [getattr(row, name) for name in SEARCHED if name not in ("ref", "aim")], words
            ),
            str(row.plan),
        )
        for row in rows[:MOST_OF_A_KIND]
    ]
    return HitGroup("Rows", hits, reverse("workspace:actions", args=[address]))
