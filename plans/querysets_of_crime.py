"""SQL about crime files: what is known before one is read, and what its figures meet."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from plans.models import (
    CrimeImport,
    Geography,
    GeographyCode,
    GeographyScheme,
    Indicator,
    Observation,
    Partnership,
    PriorityEvidence,
)

State = CrimeImport.State


def crime_imports(partnership: Partnership) -> QuerySet[CrimeImport]:
    """Newest first, without what came of them, which may be long."""
    rows = CrimeImport.objects.filter(partnership=partnership)
    return rows.select_related("partnership", "by").defer("result", "areas", "asked")


def scheme_of_kind(partnership: Partnership, kind: str) -> GeographyScheme | None:
    return GeographyScheme.objects.filter(partnership=partnership, kind=kind).first()


def places_of_kind(partnership: Partnership, kind: str) -> QuerySet[Geography]:
    rows = Geography.objects.filter(partnership=partnership, scheme__kind=kind)
    return rows.order_by("scheme__position", "scheme_id", "position", "pk")


def codes_of_partnership(partnership: Partnership) -> QuerySet[GeographyCode]:
    return GeographyCode.objects.filter(partnership=partnership).select_related("geography__scheme")


def indicators_by_slug(partnership: Partnership, slugs: list[str]) -> dict[str, Indicator]:
    return {
        each.slug: each
        for each in Indicator.objects.filter(partnership=partnership, slug__in=slugs)
    }


def detail_labels(partnership: Partnership, slugs: dict[str, str]) -> list[str]:
    """Of the labels by slug, those that there is an indicator for."""
    return [slugs[slug] for slug in indicators_by_slug(partnership, list(slugs))]


def known_figures(indicator: Indicator) -> dict[tuple[int, date, date], tuple[date, object]]:
    """For each place and period the day from which its figure is known, and the figure."""
    rows = Observation.objects.filter(indicator=indicator, superseded=False)
    fields = ("geography_id", "start", "end", "known_on", "value")
    return {
        (place, start, end): (on, value)
        for place, start, end, on, value in rows.values_list(*fields)
    }


def caveats_written(partnership: Partnership) -> dict[str, str]:
    """The words that the imports before wrote beside each indicator, by its slug, last ones first."""
    rows = CrimeImport.objects.filter(partnership=partnership, state=State.DONE)
    found: dict[str, str] = {}
    for result in rows.order_by("settled_at", "pk").values_list("result", flat=True):
        found |= result.get("caveats", {})
    return found


def without_use(numbers: list[int]) -> list[Indicator]:
    """Of these indicators those that hold no figure that stands, and support no priority."""
    used = Observation.objects.filter(indicator__in=numbers, superseded=False).values("indicator")
    linked = PriorityEvidence.objects.filter(indicator__in=numbers).values("indicator")
    return list(Indicator.objects.filter(pk__in=numbers).exclude(Q(pk__in=used) | Q(pk__in=linked)))
