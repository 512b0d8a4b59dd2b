"""Bodies, for Find anything."""

from __future__ import annotations

from django.urls import reverse

from csp.lists.filters import rows_holding
from csp.lists.finding import MOST_OF_A_KIND, Hit, HitGroup, words_around
from plans.access import Access
from plans.models import Organisation

FIELDS = ("name", "acronym", "specialism", "former_names__name")


def find_bodies(access: Access, words: str) -> HitGroup:
    """Bodies of the partnership by name, short form, former name or what they are for. One query."""
    bodies = Organisation.objects.filter(partnership=access.partnership)
    found = rows_holding(bodies, FIELDS, words).distinct().order_by("name", "pk")
    address = access.partnership.slug
    hits = [
        Hit(
            str(body),
            reverse("workspace:organisation", args=[address, body.pk]),
            words_around([body.specialism], words),
            body.get_kind_display(),
        )
        for body in found[:MOST_OF_A_KIND]
    ]
    return HitGroup("Bodies", hits, reverse("workspace:organisations", args=[address]))
