"""The activities of a planner as a list with filters, and as CSV."""

from __future__ import annotations

from django.http import HttpRequest

from actions.planner.filters import PlannerEntryFilter
from actions.planner.queries import entries_for_list
from actions.planner.tables import PlannerEntryTable
from actions.planner.views.base import EDITS, PlannerPage
from csp.lists import ListPage


class PlannerEntries(PlannerPage, ListPage):
    template_name = "actions/planner/list.html"
    table_class = PlannerEntryTable
    filterset_class = PlannerEntryFilter
    empty_title = "No activities yet"
    empty_text = "They are written in the planner by meeting, or brought in from a file."
    view = "list"

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.title = str(self.planner)
        self.filename = f"{self.partnership.slug}-planner-{self.planner.start.year}"

    def get_queryset(self):
        return entries_for_list(self.planner, self.access)

    def get_table_kwargs(self) -> dict:
        return {"may_edit": self.access.can(EDITS)}

    def get_context(self, **extra) -> dict:
        return super().get_context(view=self.view, counts="", remarks=[], **extra)
