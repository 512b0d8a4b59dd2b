"""SQL of planners: one whole sheet, and what its pages offer, in a fixed number of queries."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from actions.models import Planner, PlannerEntry, PlannerLead, PlannerRow
from actions.planner.sheet import PlannerSheet, SheetRow, gather_sheet
from plans.access import Access
from plans.models import Geography, Partnership, Person


def planners_seen(access: Access) -> QuerySet[Planner]:
    rows = Planner.objects.visible_to(access).select_related("group", "partnership")
    return rows.order_by("-start", "group__position", "pk")


def planner_at_hand(access: Access, today: date) -> Planner | None:
    """The planner that runs today, else the newest that somebody may see."""
    every = list(planners_seen(access))
    return next((each for each in every if each.is_running(today)), next(iter(every), None))


def load_sheet(planner: Planner, access: Access) -> PlannerSheet:
    """A planner with everything that somebody may see of it. Four queries, and one for bodies."""
    return sheet_of(planner, PlannerEntry.objects.visible_to(access))


def load_public_sheet(planner: Planner) -> PlannerSheet:
    """What everybody may read of a planner."""
    return sheet_of(planner, PlannerEntry.objects.open_to_all())


def sheet_of(planner: Planner, entries: QuerySet[PlannerEntry]) -> PlannerSheet:
    own = {"row__planner": planner}
    rows = PlannerRow.objects.filter(planner=planner).order_by("position", "pk")
    return gather_sheet(
        planner,
        rows,
        entries.filter(**own).order_by("position", "pk"),
        PlannerLead.objects.filter(**own)
        .select_related("person__organisation")
        .order_by("position", "pk"),
    )


def load_sheet_row(row: PlannerRow, entries: QuerySet[PlannerEntry]) -> SheetRow:
    """One row alone, as the whole sheet would have it."""
    sheet = gather_sheet(
        row.planner,
        [row],
        entries.filter(row=row).order_by("position", "pk"),
        PlannerLead.objects.filter(row=row).select_related("person").order_by("position", "pk"),
    )
    return sheet.rows[0]


def entries_for_list(planner: Planner, access: Access) -> QuerySet[PlannerEntry]:
    """Activities as the list shows them, in the order of the planner."""
    rows = PlannerEntry.objects.visible_to(access).filter(row__planner=planner)
    return (
        rows.select_related("row", "partnership", "priority", "became__row")
        .prefetch_related("leads")
        .order_by("row__position", "column", "position", "pk")
    )


def known_places(partnership: Partnership) -> list[str]:
    """The names of places that lines of a planner may end with."""
    rows = Geography.objects.filter(partnership=partnership).order_by()
    return sorted(set(rows.values_list("name", flat=True)))


def people_not_to_name(partnership: Partnership) -> list[str]:
    """Everybody recorded who may not be named in public."""
    rows = Person.objects.filter(partnership=partnership, publish_name=False).order_by("name")
    return list(rows.values_list("name", flat=True))
