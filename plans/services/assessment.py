"""Strategic assessments, stored together with who contributed, hotspots and what they recommend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from csp import changes
from csp.models import User
from plans.models import (
    Assessment,
    AssessmentContributor,
    Hotspot,
    Partnership,
    RecommendedPriority,
)
from plans.services.rows import keep_rows

# What an assessment has several of, by the name that it knows them under.
PARTS: dict[str, type] = {
    "contributors": AssessmentContributor,
    "hotspots": Hotspot,
    "recommended": RecommendedPriority,
}
Parts = Mapping[str, Iterable[Mapping]]


@transaction.atomic
def create_assessment(
    *, by: User | None, partnership: Partnership, values: Mapping[str, Any], parts: Parts
) -> Assessment:
    assessment = changes.create(Assessment(partnership=partnership, **values), by=by)
    keep_parts(by, assessment, parts)
    return assessment


@transaction.atomic
def change_assessment(
    *,
    by: User | None,
    assessment: Assessment,
    version: int,
    values: Mapping[str, Any],
    parts: Parts,
) -> Assessment:
    changed = changes.update(assessment, by=by, version=version, values=values)
    keep_parts(by, changed, parts)
    return changed


def keep_parts(by: User | None, assessment: Assessment, parts: Parts) -> None:
    """Make each part that is named be what its rows say, in their order."""
    for name, rows in parts.items():
        keep_part(by, assessment, name, rows)


def keep_part(by: User | None, assessment: Assessment, name: str, rows: Iterable[Mapping]) -> None:
    keep_rows(
        by=by,
        existing=getattr(assessment, name).all(),
        rows=rows,
        make=lambda: PARTS[name](partnership=assessment.partnership, assessment=assessment),
    )
