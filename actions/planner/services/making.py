"""Making the planner of a year: the days on which its group meets, and the months without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from actions.models import Planner, PlannerRow
from csp import changes
from csp.changes.bulk import create_many
from csp.models import User
from csp.periods import month_of
from csp.periods.lengths import months_between
from plans.models import Partnership


def create_planner(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    days: Iterable[date] | None = None,
) -> Planner:
    """A planner with a row for each day of ``days`` within it and for each month that has none.

    Without ``days`` it has no row yet.

    Raises ValidationError, and stores nothing, when the group has a planner that begins on that day.
    """
    with changes.changing():
        planner = changes.create(Planner(partnership=partnership, **values), by=by)
        rows = list(rows_of_a_year(planner, days)) if days is not None else []
        for position, row in enumerate(rows, start=1):
            row.position = position
        create_many(rows, by=by)
    return planner


def rows_of_a_year(planner: Planner, days: Iterable[date]) -> Iterator[PlannerRow]:
    """In order: each meeting, and a month where there is none."""
    met = sorted(day for day in set(days) if planner.start <= day <= planner.end)
    for month in months_between(planner.start, planner.end):
        own = [day for day in met if month_of(day) == month]
        for when in [{"day": day} for day in own] or [{"month": month.start}]:
            yield PlannerRow(partnership=planner.partnership, planner=planner, **when)
