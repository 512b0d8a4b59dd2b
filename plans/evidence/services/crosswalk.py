"""Which priorities of others the priorities of a plan serve, changed for the whole plan at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import changes
from csp.models import User
from plans.models import DriverPriority, Plan

GONE = (
    "A priority of this plan was removed while you were ticking. Nothing was saved: open the page "
    "again in another tab, and tick there."
)


@transaction.atomic
def save_crosswalk(
    *,
    by: User | None,
    plan: Plan,
    ticks: Mapping[int, frozenset[int]],
    versions: Mapping[int, int],
    shown: Iterable[DriverPriority],
) -> int:
    """Make each priority serve what is ticked for it, and say how many changed.

    ``ticks`` and ``versions`` go by the number of the priority. Only the ``shown`` priorities of
    others could be ticked; what a priority serves beside them stays. Raises Stale when somebody
    saved one of the changed priorities first, and then nothing is stored.
    """
    rows = {row.pk: row for row in plan.priorities.prefetch_related("serves")}
    if ticks.keys() - rows.keys():
        raise ValidationError(GONE)
    offered = {each.pk: each for each in shown}
    count = 0
    for pk, wanted in ticks.items():
        row = rows[pk]
        before = {each.pk: each for each in row.serves.all()}
        after = {pk: each for pk, each in before.items() if pk not in offered}
        after |= {pk: each for pk, each in offered.items() if pk in wanted}
        if after.keys() != before.keys():
            version = versions.get(pk, row.version)
            links = {"serves": list(after.values())}
            changes.update(row, by=by, version=version, values={}, links=links)
            count += 1
    return count
