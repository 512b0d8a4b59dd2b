"""A planner like those that districts print: meetings, months without one, lines in many styles."""

from __future__ import annotations

from datetime import date

from actions.models import PlannerEntry, PlannerLead
from actions.planner.queries import load_sheet
from actions.planner.services.writing import write_planner_cell
from plans.access import access_to
from tests import factories as make

MARCH, JULY, SEPTEMBER = date(2011, 3, 8), date(2011, 7, 26), date(2011, 9, 20)


def planner_of(partnership, *days, months=(), **values):
    """A planner with a row for each day, and for each month behind them."""
    planner = make.PlannerFactory(partnership=partnership, **values)
    rows = [{"day": day} for day in days] + [{"day": None, "month": month} for month in months]
    for position, row in enumerate(rows, start=1):
        make.PlannerRowFactory(partnership=partnership, planner=planner, position=position, **row)
    return planner


def write_in(by, row, cell, text, was=None):
    """Write in a cell as somebody does who saw it as it is."""
    row.planner.partnership = row.partnership
    access = access_to(by, row.partnership.slug)
    row.refresh_from_db()
    return write_planner_cell(
        by=by, row=row, cell=cell, text=text, was=was, version=row.version, access=access
    )


def sheet_of(planner, user):
    return load_sheet(planner, access_to(user, planner.partnership.slug))


def lines_of(row, column="current"):
    entries = PlannerEntry.objects.filter(row=row, column=column).order_by("position", "pk")
    return [entry.words for entry in entries]


def leads_of(row):
    leads = PlannerLead.objects.filter(row=row).order_by("position", "pk")
    return [(lead.words, str(lead.entry or "")) for lead in leads]
