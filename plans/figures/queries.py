"""SQL about figures: every page asks a fixed number of times, however many places and periods there are."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from plans.models import (
    Area,
    Assessment,
    Break,
    Consultation,
    CrimeImport,
    Driver,
    Geography,
    GeographyCode,
    GeographyScheme,
    Indicator,
    Observation,
    Partnership,
    Plan,
    PrintedTotal,
    PriorityEvidence,
    Survey,
)


def indicators_for_list(partnership: Partnership) -> QuerySet[Indicator]:
    return Indicator.objects.filter(partnership=partnership).select_related("partnership", "scheme")


def current_figures(indicators: Iterable[Indicator]) -> QuerySet[Observation]:
    """The figures that stand, of several indicators, oldest first and places in their order."""
    return (
        Observation.objects.filter(indicator__in=list(indicators), superseded=False)
        .select_related("geography__scheme")
        .order_by("start", "end", "geography__position", "geography_id")
    )


def earlier_figures(indicator: Indicator) -> QuerySet[Observation]:
    """The figures that were replaced, newest knowledge first."""
    return (
        Observation.objects.filter(indicator=indicator, superseded=True)
        .select_related("geography")
        .order_by("-known_on", "-pk")
    )


def figures_for_list(indicator: Indicator) -> QuerySet[Observation]:
    return Observation.objects.filter(indicator=indicator, superseded=False).select_related(
        "partnership", "indicator", "geography"
    )


def places_of(schemes: Iterable[GeographyScheme]) -> QuerySet[Geography]:
    return Geography.objects.filter(scheme__in=list(schemes)).order_by("position", "pk")


def schemes_with_places(partnership: Partnership) -> QuerySet[GeographyScheme]:
    places = Geography.objects.order_by("position", "pk")
    return GeographyScheme.objects.filter(partnership=partnership).prefetch_related(
        Prefetch("places", places)
    )


def breaks_of_indicators(indicators: Iterable[Indicator]) -> QuerySet[Break]:
    return Break.objects.filter(indicator__in=list(indicators))


def printed_totals_of(indicators: Iterable[Indicator]) -> QuerySet[PrintedTotal]:
    return PrintedTotal.objects.filter(indicator__in=list(indicators)).order_by("start", "pk")


def geography_schemes_for_list(partnership: Partnership) -> QuerySet[GeographyScheme]:
    return schemes_with_places(partnership).select_related("partnership")


def geographies_for_list(partnership: Partnership) -> QuerySet[Geography]:
    return (
        Geography.objects.filter(partnership=partnership)
        .select_related("partnership", "scheme", "area")
        .order_by("scheme__position", "scheme_id", "position", "pk")
    )


def codes_of(scheme: GeographyScheme) -> QuerySet[GeographyCode]:
    return GeographyCode.objects.filter(scheme=scheme).select_related("geography")


def indicators_of_plan(plan: Plan) -> QuerySet[PriorityEvidence]:
    """What links the priorities of a plan to indicators."""
    return PriorityEvidence.objects.filter(
        priority__plan=plan, indicator__isnull=False
    ).select_related("priority", "indicator", "indicator__partnership", "indicator__scheme")


def priorities_of_indicator(indicator: Indicator) -> QuerySet[PriorityEvidence]:
    return PriorityEvidence.objects.filter(indicator=indicator).select_related(
        "priority", "priority__plan", "priority__plan__partnership"
    )


def area_names(partnership: Partnership) -> list[str]:
    """The areas that a partnership is for, such as two boroughs that share one."""
    return list(Area.objects.filter(partnership=partnership).values_list("name", flat=True))


def evidence_counts(partnership: Partnership, assessments: QuerySet[Assessment]) -> dict[str, int]:
    """How much of each kind of evidence somebody may see in a partnership, in one query."""
    kinds = {
        "places": Geography.objects,
        "indicators": Indicator.objects,
        "figures": Observation.objects.filter(superseded=False),
        "without_figures": Indicator.objects.exclude(observations__superseded=False),
        "linked": PriorityEvidence.objects.filter(indicator__isnull=False),
        "crime": CrimeImport.objects,
        "drivers": Driver.objects,
        "assessments": assessments,
        "consultations": Consultation.objects,
        "surveys": Survey.objects,
    }
    counts = [row_count(rows) for rows in kinds.values()]
    row = Partnership.objects.filter(pk=partnership.pk).values_list(*counts).get()
    return dict(zip(kinds, row, strict=True))


def row_count(rows) -> Coalesce:
    of = rows.order_by().filter(partnership=OuterRef("pk")).values("partnership")
    return Coalesce(Subquery(of.annotate(n=Count("pk")).values("n")), 0)


def schemes_with_figures(indicator: Indicator) -> QuerySet[GeographyScheme]:
    """The sets of places for which an indicator has figures, and its usual one, each with its places."""
    figures = Observation.objects.filter(indicator=indicator, superseded=False)
    has = Q(pk__in=figures.values("geography__scheme")) | Q(pk=indicator.scheme_id)
    return schemes_with_places(indicator.partnership).filter(has)
