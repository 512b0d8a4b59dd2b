"""SQL about case reviews and reviews of a death, as somebody may see them."""

from __future__ import annotations

from django.db.models import QuerySet

from actions.models import CaseReviewYear, DeathReview
from plans.access import Access, Can
from plans.models import Partnership

# What everybody who may open the list of death reviews reads of one.
PUBLIC_OF_DEATH_REVIEW = ("partnership", "local_ref", "label", "state", "publishable", "version")
PUBLISHED_OF_DEATH_REVIEW = ("published_on", "published_words", "link", "summary")


def death_reviews_seen(access: Access) -> QuerySet[DeathReview]:
    """Every review. What only few may read is not even fetched for others, nor sorts their list."""
    rows = DeathReview.objects.filter(partnership=access.partnership).select_related("partnership")
    if access.can(Can.READ_REVIEWS):
        return rows.order_by("local_ref", "pk")
    fields = (*PUBLIC_OF_DEATH_REVIEW, *PUBLISHED_OF_DEATH_REVIEW)
    shown = (*fields, "partnership__slug", "partnership__name")
    return rows.only(*shown).order_by("local_ref", "pk")


def case_reviews_for_list(partnership: Partnership) -> QuerySet[CaseReviewYear]:
    rows = CaseReviewYear.objects.filter(partnership=partnership)
    return rows.select_related("partnership").order_by("-year_code", "pk")
