"""SQL about money: what streams hold, what is set aside and spent, and what a priority costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import DecimalField, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from actions.models import Action, Allocation, Project
from plans.access import Access
from plans.models import FundingStream, FundingYear, Partnership

if TYPE_CHECKING:
    from actions.work.money import SummedStream

POUNDS = DecimalField(max_digits=14, decimal_places=2)
NOTHING = Decimal()


def streams_with_sums(partnership: Partnership) -> QuerySet[SummedStream]:
    """Every stream with what is committed, spent and left of it."""
    return (
        FundingStream.objects.filter(partnership=partnership)
        .select_related("funder", "holder", "plan__partnership", "priority__plan", "partnership")
        .annotate(committed=summed("committed"), spent=summed("spent"))
        .annotate(left=F("amount") - F("committed"))
        .order_by("-start", "name", "pk")
    )


def summed(name: str) -> Coalesce:
    """A sum over a stream's allocations; two joined sums would multiply each other."""
    of_stream = Allocation.objects.filter(stream=OuterRef("pk")).order_by().values("stream")
    found = Subquery(of_stream.annotate(sum=Sum(name)).values("sum"), output_field=POUNDS)
    return Coalesce(found, NOTHING, output_field=POUNDS)


def allocations_seen(access: Access) -> QuerySet[Allocation]:
    """Allocations of one partnership, but for those of rows and projects that the person may not see."""
    rows = Action.objects.visible_to(access).order_by().values("pk")
    projects = projects_seen(access).order_by().values("pk")
    return (
        Allocation.objects.filter(
            Q(action__in=rows) | Q(project__in=projects), partnership=access.partnership
        )
        .select_related(
            "stream__partnership",
            "action__plan__partnership",
            "action__priority",
            "project",
            "provider",
            "partnership",
        )
        .order_by("stream__name", "action__ref_key", "project__name", "pk")
    )


def projects_seen(access: Access) -> QuerySet[Project]:
    """Projects of one partnership as somebody may see them, by the same ladder as rows."""
    return Project.objects.filter(partnership=access.partnership, visibility__in=access.audiences)


def years_of_money(partnership: Partnership) -> list[tuple[str, Decimal]]:
    """What comes in each financial year, of what has not been withdrawn."""
    years = FundingYear.objects.filter(partnership=partnership).exclude(
        stream__status=FundingStream.Status.WITHDRAWN
    )
    return list(years.order_by("year_code").values_list("year_code").annotate(sum=Sum("amount")))


def cost_of_priorities(access: Access) -> Sequence[Mapping[str, Any]]:
    """What is set aside and spent for the rows of each priority, newest plan first."""
    rows = Action.objects.visible_to(access).order_by().values("pk")
    return list(
        Allocation.objects.filter(partnership=access.partnership, action__in=rows)
        .values(
            "action__plan__title",
            "action__plan__start",
            "action__plan__end",
            "action__priority__number",
            "action__priority__title",
            "action__priority__position",
        )
        .annotate(committed=Sum("committed"), spent=Sum("spent"))
        .order_by("-action__plan__start", "action__priority__position", "action__priority__number")
    )
