"""Stores a partnership's activity planners, written line by line as at its meetings."""

from __future__ import annotations

from actions.models import Planner, PlannerEntry, PlannerRow
from actions.planner.offers import pairs_that_became
from actions.planner.queries import load_sheet
from actions.planner.services.audience import set_planner_audience
from actions.planner.services.entry import link_entry_to_current
from actions.planner.services.making import create_planner
from actions.planner.services.rows import add_planner_row
from actions.planner.services.writing import CELL_NAMES, write_planner_cell
from plans.access import Access, access_to
from plans.audience import Audience
from reporting.demo.builder import Builder
from reporting.demo.keys import Row, WrongData


def add_planners(builder: Builder, planners: list[Row]) -> None:
    for told in planners:
        add_planner(builder, told)


def add_planner(builder: Builder, told: Row) -> Planner:
    """A planner with its rows. What was planned and is current in the month it was for is linked."""
    access = access_to(builder.by, builder.partnership.slug)
    if access is None:
        raise WrongData(f"The officer of {builder.partnership} has no role there.")
    values = builder.name_links(Planner, told["planner"])
    audience = values.pop("audience", Audience.PARTNERS)
    planner = create_planner(by=builder.by, partnership=builder.partnership, values=values)
    for row in told["rows"]:
        add_sheet_row(builder, planner, row, access)
    for pair in pairs_that_became(load_sheet(planner, access)):
        if pair.sure and pair.found is not None:
            link_entry_to_current(by=builder.by, entry=pair.entry, current=pair.found)
    public = PlannerEntry.objects.filter(row__planner=planner).values_list("pk", flat=True)
    return set_planner_audience(
        by=builder.by,
        planner=planner,
        version=planner.version,
        audience=audience,
        public=set(public) if audience == Audience.PUBLIC else set(),
        access=access,
    )


def add_sheet_row(builder: Builder, planner: Planner, told: Row, access: Access) -> None:
    """A row of a planner, and what is written in each of its cells."""
    when = {name: told[name] for name in ("day", "month", "printed") if name in told}
    row = PlannerRow(partnership=builder.partnership, planner=planner, **when)
    row = add_planner_row(by=builder.by, row=row)
    for cell in CELL_NAMES:
        if words := told.get(cell, "").strip():
            row.refresh_from_db(fields=["version"])
            write_planner_cell(
                by=builder.by,
                row=row,
                cell=cell,
                text=words,
                was="",
                version=row.version,
                access=access,
            )
