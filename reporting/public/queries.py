"""SQL about what anybody can read now."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from plans.models import Partnership
from reporting.letters.queries import PAPER
from reporting.models import Publication, Report


def pages_in_force() -> tuple[list[Publication], list[Report]]:
    """Every plan in force and every paper that can be read, whoever's they are. Two queries."""
    plans = Publication.objects.filter(state="current").shown().order_by("pk")
    papers = Report.objects.light().filter(PAPER, state="published").select_related("partnership")
    return list(plans), list(papers.order_by("pk"))


def with_papers() -> QuerySet[Partnership]:
    """The partnerships that have a paper which anybody may read."""
    papers = Report.objects.filter(PAPER, partnership=OuterRef("pk"), state="published")
    return Partnership.objects.filter(Exists(papers)).only("name", "slug").order_by("pk")
