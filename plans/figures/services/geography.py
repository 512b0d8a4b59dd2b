"""Sets of places, and the codes of the small areas that lie in each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.core.exceptions import ValidationError

from csp import changes
from csp.models import AuditEvent, User
from plans.models import Geography, GeographyCode, GeographyScheme


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
        return changes.record_event(
            by=by, verb="set the codes of", target=scheme, detail={"codes_before": kept}
        )


def refuse_twice(codes: list[str]) -> None:
    twice = [code for code, times in Counter(codes).items() if times > 1]
    if twice:
        raise ValidationError(
            f"The code {twice[0]} is given twice. A small area lies in one place."
        )
