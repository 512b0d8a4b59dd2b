"""The rows of a planner: adding a meeting or a month, changing its day, removing it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from actions.models import PlannerRow
from actions.planner.forms.planner import PlannerRowForm
from actions.planner.services.rows import add_planner_row, change_planner_row, remove_planner_row
from actions.planner.views.base import BelowPlanner, SheetRowPage
from actions.planner.views.steps import step_done
from plans.pages.views.base import AddPage, EditPage, RemovePage


class PlannerRowAdd(BelowPlanner, AddPage):
    model = PlannerRow
    words = "row"
    title = "Add a meeting or a month"
    form_class = PlannerRowForm

    def find_row(self) -> PlannerRow:
        return PlannerRow(partnership=self.partnership, planner=self.planner)

    def list_url(self) -> str:
        return self.planner.get_absolute_url()

    def done_url(self, row: PlannerRow) -> str:
        return f"{self.list_url()}#row-{row.pk}"

    def store(self, form, formsets: list) -> PlannerRow:
        row = self.find_row()
        for name, value in form.values().items():
            setattr(row, name, value)
        return add_planner_row(by=self.request.user, row=row)


class PlannerRowEdit(SheetRowPage, EditPage):
    form_class = PlannerRowForm
    remove_route = "planner_row_remove"

    def store(self, form, formsets: list) -> PlannerRow:
        return change_planner_row(
            by=self.request.user, row=self.row, version=form.began_from, values=form.changes()
        )


class PlannerRowRemove(SheetRowPage, RemovePage):
    text = (
        "What stands in it goes too. Empty rows are printed, so that everybody sees that nothing is "
        "planned; remove one only if the group does not meet."
    )

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        event = remove_planner_row(by=request.user, row=self.row)
        return step_done(request, f"Removed {self.row}.", event, self.list_url())
