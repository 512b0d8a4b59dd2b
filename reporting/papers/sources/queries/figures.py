"""SQL about what papers say of figures, money, meetings and the law: a fixed number of queries each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import F, Prefetch, QuerySet

from actions.models import Allocation, Outcome, Project
from actions.work.money_queries import allocations_seen, projects_seen, streams_with_sums
from plans.access import Access
from plans.figures.queries import indicators_for_list
from plans.figures.spans import Span
from plans.models import (
    FundingStream,
    FundingYear,
    Group,
    Indicator,
    Observation,
    Partnership,
    Plan,
)

if TYPE_CHECKING:
    from actions.work.money import SummedStream


def indicators_in_order(partnership: Partnership) -> QuerySet[Indicator]:
    return indicators_for_list(partnership).order_by("name", "pk")


def indicators_behind(plan: Plan) -> QuerySet[Indicator]:
    """The indicators that the priorities of a plan rest on."""
    own = indicators_in_order(plan.partnership)
    return own.filter(evidence__priority__plan=plan).distinct()


def spans_of(partnership: Partnership) -> list[Span]:
    """Every period that the partnership holds figures for, newest first."""
    rows = Observation.objects.filter(partnership=partnership, superseded=False)
    days = rows.order_by("-end", "-start").values_list("start", "end").distinct()
    return [Span(*each) for each in days]


def streams_printed(partnership: Partnership) -> QuerySet[SummedStream]:
    """Every stream with its sums and its years, in the order in which they began."""
    years = FundingYear.objects.order_by("year_code", "pk")
    rows = streams_with_sums(partnership).prefetch_related(Prefetch("years", years))
    return rows.order_by(F("start").asc(nulls_last=True), "pk")


def allocations_printed(access: Access, streams: Iterable[FundingStream]) -> QuerySet[Allocation]:
    """What streams pay for, as somebody may see it, in the order of the streams and projects."""
    rows = allocations_seen(access).filter(stream__in=list(streams))
    return rows.order_by("stream__start", "stream_id", "project__position", "action__ref_key", "pk")


def projects_funded(access: Access) -> QuerySet[Project]:
    """Projects that any stream pays for, with what each was given and what came of it."""
    paid = Allocation.objects.select_related("stream")
    outcomes = Outcome.objects.order_by("position", "pk")
    rows = projects_seen(access).filter(allocations__isnull=False).distinct()
    return (
        rows.select_related("provider")
        .prefetch_related(
            Prefetch("allocations", paid.order_by("pk")), Prefetch("outcomes", outcomes)
        )
        .order_by("-year_code", "position", "pk")
    )


def projects_in_order(access: Access) -> QuerySet[Project]:
    return projects_seen(access).order_by("-year_code", "position", "pk")


def groups_in_order(partnership: Partnership) -> QuerySet[Group]:
    return Group.objects.filter(partnership=partnership).order_by("position", "pk")
