"""What was planned and may now be current: offered at the meeting of its month. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actions.models import PlannerEntry
from actions.planner.matching import is_same_title
from actions.planner.sheet import PlannerSheet, SheetRow
from csp.periods import Month, month_of

State, Kind = PlannerEntry.State, PlannerEntry.Kind
# What happens by itself, whoever plans: nobody makes it current.
BY_ITSELF = frozenset({Kind.HOLIDAYS, Kind.FIXED})


@dataclass(frozen=True)
class PlannedOffer:
    """Something planned whose month has come. ``row`` is where it would be current, ``found`` what stands
    as current there and seems to be the same; ``sure`` says that its month is that of the meeting."""

    entry: PlannerEntry
    row: SheetRow
    found: PlannerEntry | None = None
    sure: bool = True


def planned_month(entry: PlannerEntry) -> Month | None:
    """The month for which something is planned: that of its heading, else that in which it begins."""
    day = entry.target_month or entry.starts_on
    return month_of(day) if day else None


def row_month(row: SheetRow) -> Month | None:
    return month_of(row.row.on) if row.row.on else None


def list_offers(sheet: PlannerSheet, today: date) -> list[PlannedOffer]:
    """Everything planned whose month has begun, at the row in which it would be current."""
    found = []
    for entry in waiting_entries(sheet):
        month = planned_month(entry)
        if month is None or month.start > today:
            continue
        row = row_for_month(sheet, month, after=entry.row.position)
        if row is not None:
            found.append(PlannedOffer(entry, row, current_alike(entry, row)))
    return found


def waiting_entries(sheet: PlannerSheet) -> Iterator[PlannerEntry]:
    for row in sheet.rows:
        for entry in row.planned:
            if entry.state == State.PLANNED and entry.kind not in BY_ITSELF:
                yield entry


def row_for_month(sheet: PlannerSheet, month: Month, *, after: int) -> SheetRow | None:
    """The first row of a month behind a place, else the first row after that month."""
    behind = [row for row in sheet.rows if row.row.position > after and row_month(row)]
    own = [row for row in behind if row_month(row) == month]
    later = [row for row in behind if (row_month(row) or month) > month]
    return next(iter(own or later), None)


def current_alike(entry: PlannerEntry, row: SheetRow) -> PlannerEntry | None:
    return next((each for each in row.current if is_same_title(each.title, entry.title)), None)


def pairs_that_became(sheet: PlannerSheet) -> list[PlannedOffer]:
    """What was planned and stands as current in a later row already, for a planner that is brought in.

    It is sure where the later row is of the month that it was planned for; a title alone is likely.
    """
    found, taken = [], set()
    for entry in waiting_entries(sheet):
        later = [row for row in sheet.rows if row.row.position > entry.row.position]
        month = planned_month(entry)
        for row in sorted(later, key=lambda row: row_month(row) != month):
            current = current_alike(entry, row)
            if current and current.pk not in taken:
                sure = month is not None and row_month(row) == month
                found.append(PlannedOffer(entry, row, current, sure))
                taken.add(current.pk)
                break
    return found
