"""One cell of a planner, written in place; without a script, on a page of its own."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from actions.models import PlannerEntry
from actions.planner.forms.cell import PlannerCellForm
from actions.planner.queries import load_sheet, load_sheet_row
from actions.planner.services.writing import CELL_NAMES, LEADS, write_planner_cell
from actions.planner.sheet import SheetRow, planner_cell_text
from actions.planner.shown import show_rows, surroundings_of
from actions.planner.views.base import SheetRowPage
from actions.planner.views.planner import WRITING_HINT, cell_labels, rows_address
from actions.planner.views.steps import step_done, undo_form
from actions.rows.views.cell_answers import CellAnswers
from csp.changes import Stale
from csp.models import AuditEvent
from csp.periods import today

LEADS_HINT = "A line for each lead, in the order of what is planned."


class PlannerCell(CellAnswers, SheetRowPage):
    """Answers the table's script with the row or the trouble alone, and everybody else with pages."""

    template_name = "actions/planner/cell.html"

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        if kwargs["column"] not in CELL_NAMES:
            raise Http404("A planner has no such column.")
        self.cell = kwargs["column"]
        self.row = self.row_or_404()

    def get_title(self) -> str:
        return f"{cell_labels(self.row.planner)[self.cell]}: {self.row}"

    def sheet_row(self) -> SheetRow:
        return load_sheet_row(self.row, PlannerEntry.objects.visible_to(self.access))

    def get_form(self, *data, **kwargs) -> PlannerCellForm:
        label = cell_labels(self.row.planner)[self.cell]
        hint = LEADS_HINT if self.cell == LEADS else WRITING_HINT
        return PlannerCellForm(*data, label=label, hint=hint, **kwargs)

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        text = planner_cell_text(self.sheet_row(), self.cell)
        began = {"text": text, "was": text, "version": self.row.version}
        return self.form_page(self.get_form(initial=began))

    def form_page(self, form: PlannerCellForm, *, status: int = 200, **extra) -> HttpResponse:
        cancel = self.done_url(self.row)
        return self.page(form=form, cancel=cancel, submit="Save", status=status, **extra)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.get_form(request.POST)
        if not form.is_valid():
            return self.refused(form)
        try:
            _, event = write_planner_cell(
                by=request.user,
                row=self.row,
                cell=self.cell,
                text=form.cleaned_data["text"],
                was=form.seen(),
                version=form.cleaned_data["version"],
                access=self.access,
            )
        except Stale as stale:
            return self.conflict(form, stale)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.refused(form)
        return self.saved(event)

    def saved(self, event: AuditEvent | None) -> HttpResponse:
        words = f"Saved {self.row}."
        if not self.fragment:
            to = self.done_url(self.row)
            return step_done(self.request, words, event, to) if event else redirect(to)
        sheet = load_sheet(self.row.planner, self.access)
        around = surroundings_of(sheet, today(), may_edit=True)
        drawn = next(row for row in show_rows(sheet, around) if row.row.pk == self.row.pk)
        context = {
            "shown": drawn,
            "may_edit": True,
            "planner": sheet.planner,
            "rows_address": rows_address(self.partnership.slug),
            "partnership": self.partnership,
            "undo": undo_form(self.request, words, event) if event else "",
        }
        return render(self.request, "actions/planner/row.html", context)

    def conflict(self, form: PlannerCellForm, stale: Stale) -> HttpResponse:
        return self.overtaken(
            form,
            theirs=stale.yours[self.cell],
            version=stale.theirs.version,
            words=str(self.row),
            cancel=self.done_url(self.row),
        )
