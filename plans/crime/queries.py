"""SQL about crime files: what is known before one is read, and what its figures meet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

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
# Why there is no figure where a file misses a period out.
NO_DATA = "The file has no data for this period."


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


class KnownFigure(NamedTuple):
    """A figure that stands: from which day it is known, what it is, and why there is none."""

    on: date
    value: Decimal | None
    missing_because: str

    @property
    def is_gap(self) -> bool:
        return self.missing_because == NO_DATA

    def is_later(self, day: date) -> bool:
        """Whether a file of that day leaves it alone; a mere gap is filled by any file."""
        return self.on > day and not self.is_gap


def known_figures(indicator: Indicator) -> dict[tuple[int, date, date], KnownFigure]:
    """What stands for each place, first and last day."""
    rows = Observation.objects.filter(indicator=indicator, superseded=False)
    fields = ("geography_id", "start", "end", "known_on", "value", "missing_because")
    return {
        (place, start, end): KnownFigure(*known)
        for place, start, end, *known in rows.values_list(*fields)
    }


def results_before(partnership: Partnership, kind: str) -> list[dict]:
    """What came of the files of a kind that are brought in, oldest first."""
    rows = CrimeImport.objects.filter(partnership=partnership, kind=kind, state=State.DONE)
    return list(rows.order_by("settled_at", "pk").values_list("result", flat=True))


def without_use(numbers: list[int]) -> list[Indicator]:
    """Of these indicators those that hold no figure that stands, and support no priority."""
    used = Observation.objects.filter(indicator__in=numbers, superseded=False).values("indicator")
    linked = PriorityEvidence.objects.filter(indicator__in=numbers).values("indicator")
    return list(Indicator.objects.filter(pk__in=numbers).exclude(Q(pk__in=used) | Q(pk__in=linked)))
