"""Sets of places, and the codes of the small areas that lie in each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import changes
from csp.models import AuditEvent, User
from plans.models import Geography, GeographyCode, GeographyScheme, Partnership
from plans.services.rows import keep_rows


@transaction.atomic
def create_scheme(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    places: Iterable[Mapping] = (),
) -> GeographyScheme:
    scheme = changes.create(GeographyScheme(partnership=partnership, **values), by=by)
    keep_places(by, scheme, places)
    return scheme


@transaction.atomic
def change_scheme(
    *,
    by: User | None,
    scheme: GeographyScheme,
    version: int,
    values: Mapping[str, Any],
    places: Iterable[Mapping] | None,
) -> GeographyScheme:
    """``places`` None leaves the places alone. Raises ProtectedError for one that has figures."""
    changed = changes.update(scheme, by=by, version=version, values=values, strict=True)
    if places is not None:
        keep_places(by, changed, places)
    return changed


def keep_places(by: User | None, scheme: GeographyScheme, rows: Iterable[Mapping]) -> None:
    keep_rows(
        by=by,
        existing=scheme.places.all(),
        rows=rows,
        make=lambda: Geography(partnership=scheme.partnership, scheme=scheme),
    )


def keep_codes(
    *, by: User | None, scheme: GeographyScheme, codes: Iterable[tuple[str, Geography]]
) -> AuditEvent:
    """Make the codes of a set of places be these, each with the place that it lies in."""
    rows = [
        GeographyCode(
            partnership_id=scheme.partnership_id, scheme=scheme, geography=place, code=code
        )
        for code, place in codes
    ]
    refuse_twice([row.code for row in rows])
    for row in rows:
        row.clean_fields(exclude={"partnership", "scheme", "geography"})
        row.clean()
    with changes.changing():
        # Held, so that two people who set the codes at once do so one after the other.
        GeographyScheme.objects.select_for_update(no_key=True).get(pk=scheme.pk)
        before = GeographyCode.objects.filter(scheme=scheme)
        kept = dict(before.values_list("code", "geography_id"))
        before.delete()
        GeographyCode.objects.bulk_create(rows, batch_size=500)
        return changes.record(
            by=by, verb="set the codes of", target=scheme, detail={"codes_before": kept}
        )


def refuse_twice(codes: list[str]) -> None:
    twice = [code for code, times in Counter(codes).items() if times > 1]
    if twice:
        raise ValidationError(
            f"The code {twice[0]} is given twice. A small area lies in one place."
        )
