"""SQL about papers as they are listed and begun."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import F, OuterRef, QuerySet, Subquery

from actions.models import Round
from csp.periods import financial_year_of
from plans.models import Partnership, Plan
from reporting.models import Paper, Report


class LatestVersion(TypedDict):
    """What ``papers_for_list`` adds to each paper: where it lies, and its latest version if it has any."""

    place: str
    latest_number: int | None
    latest_state: str
    latest_sent_at: datetime | None
    latest_published_at: datetime | None
    latest_slug: str


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    ListedPaper = WithAnnotations[Paper, LatestVersion]


def papers_for_list(partnership: Partnership) -> QuerySet[ListedPaper]:
    """Papers and patterns with what became of the latest version of each. One query."""
    latest = Report.objects.filter(paper=OuterRef("pk")).order_by("-number")
    told: Any = {
        f"latest_{name}": Subquery(latest.values(name)[:1])
        for name in ("number", "state", "sent_at", "published_at", "slug")
    }
    rows: QuerySet[Any] = Paper.objects.filter(partnership=partnership)
    rows = rows.select_related("plan", "round")
    return rows.annotate(place=F("partnership__slug"), **told)


def frozen_versions(paper: Paper) -> QuerySet[Report]:
    """What was frozen of a paper, the latest first."""
    return Report.objects.for_list().filter(paper=paper).order_by("-number")


def latest_about(partnership: Partnership, today: date) -> dict[str, Any]:
    """What a new paper is most likely about: the latest quarter, the plan then, and the year before.

    A quarter that is closed comes before one that leads are still answering. Without quarters it is
    the latest plan that was agreed, and the year that ended last.
    """
    quarters = Round.objects.filter(partnership=partnership)
    quarter = quarters.filter(closed_at__isnull=False).first() or quarters.first()
    day = min(today, quarter.start) if quarter else today
    plans = Plan.objects.filter(partnership=partnership).order_by("-start", "-pk")
    settled = plans.exclude(status__in=(Plan.Status.DRAFT, Plan.Status.CONSULTATION))
    then = settled.filter(start__lte=day, end__gte=day).first()
    found = {"plan": then or settled.first() or plans.first(), "round": quarter}
    year = {"year_code": financial_year_of(day).previous().code}
    return year | {name: row.pk for name, row in found.items() if row}
