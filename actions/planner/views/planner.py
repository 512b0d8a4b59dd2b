"""A planner by meeting and by month, and the planners that there are."""

from __future__ import annotations

import json
from functools import cached_property

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from actions.models import Planner
from actions.planner.months import month_boxes, month_counts_line
from actions.planner.queries import planner_at_hand, planners_seen
from actions.planner.shown import RowSurroundings, show_rows, surroundings_of
from actions.planner.tables import PlannerTable
from actions.planner.views.base import EDITS, PlannerPage
from actions.rows.keys import CELL_KEYS
from csp.periods import today
from plans.pages.views.base import WorkspacePage
from plans.pages.views.lists import PartnershipList

HOW_TO_BEGIN = (
    "A planner holds what a group has in hand and in mind, meeting by meeting. Make one for the "
    "year from the days on which the group meets, and write in it."
)
WRITING_HINT = "A line for each activity. A day, a place and bodies in brackets are understood."


class PlannerHome(WorkspacePage):
    """To the planner that runs today; where there is none, how to begin."""

    title = "Planner"
    template_name = "actions/planner/none.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        planner = planner_at_hand(self.access, today())
        if planner:
            return redirect(planner)
        return self.page(may_edit=self.access.can(EDITS), empty_text=HOW_TO_BEGIN)


class PlannerList(PartnershipList):
    """Every planner, the newest first."""

    title = "Planners"
    filename = "planners"
    table_class = PlannerTable
    add_route, add_label, add_power = "planner_add", "Make a planner", EDITS
    empty_title = "No planner yet"
    empty_text = "A planner holds what a group has in hand and in mind, meeting by meeting."

    def get_queryset(self):
        return planners_seen(self.access)


class PlannerSheetPage(PlannerPage):
    """What the pages of a whole planner share."""

    view = ""

    @cached_property
    def around(self) -> RowSurroundings:
        return surroundings_of(self.sheet, self.today, may_edit=self.access.can(EDITS))

    def get_context(self, **extra) -> dict:
        return (
            super().get_context(
                view=self.view,
                remarks=self.around.to_look_at(),
                counts=month_counts_line(self.sheet),
            )
            | extra
        )


class PlannerByMeeting(PlannerSheetPage):
    """The table as it is printed, to read and to write in."""

    template_name = "actions/planner/planner.html"
    view = "meetings"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        planner = self.planner
        return self.page(
            rows=list(show_rows(self.sheet, self.around)),
            cells=cells_told(planner),
            keys=CELL_KEYS if self.access.can(EDITS) else (),
            rows_address=rows_address(self.partnership.slug),
        )


def rows_address(slug: str) -> str:
    """Below which the pages of single rows are."""
    return f"{reverse('workspace:planner_home', args=[slug])}rows/"


def cell_labels(planner: Planner) -> dict[str, str]:
    return {
        "current": planner.current_head,
        "planned": planner.planned_head,
        "leads": planner.lead_head,
    }


def cells_told(planner: Planner) -> str:
    """What the table's script has to know of the cells."""
    kinds = {"current": "text", "planned": "text", "leads": "lines"}
    labels = cell_labels(planner)
    return json.dumps({name: {"label": labels[name], "kind": kind} for name, kind in kinds.items()})


class PlannerByMonth(PlannerSheetPage):
    """A year at one look."""

    template_name = "actions/planner/months.html"
    view = "months"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        now = (self.today.year, self.today.month)
        boxes = month_boxes(self.sheet)
        return self.page(
            boxes=boxes,
            now=next((b for b in boxes if b.month and (b.month.year, b.month.month) == now), None),
        )
