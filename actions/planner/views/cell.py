"""One cell of a planner, written in place; without a script, on a page of its own."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers

from actions.models import PlannerEntry
from actions.planner.forms.cell import PlannerCellForm
from actions.planner.queries import load_sheet, load_sheet_row
from actions.planner.services.writing import CELL_NAMES, LEADS, write_planner_cell
from actions.planner.sheet import SheetRow, planner_cell_text
from actions.planner.shown import show_rows, surroundings_of
from actions.planner.views.base import SheetRowPage
from actions.planner.views.planner import WRITING_HINT, cell_labels, rows_address
from actions.planner.views.steps import step_done, undo_form
from csp.changes import Stale
from csp.models import AuditEvent
from csp.periods import today
from csp.text.diff import side_by_side

FRAGMENT = "X-Fragment"
LEADS_HINT = "A line for each lead, in the order of what is planned."


class PlannerCell(SheetRowPage):
    """Answers the table's script with the row or the trouble alone, and everybody else with pages."""

    template_name = "actions/planner/cell.html"

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        if kwargs["column"] not in CELL_NAMES:
            raise Http404("A planner has no such column.")
        self.cell = kwargs["column"]
        self.row = self.row_or_404()

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        patch_vary_headers(response, [FRAGMENT])
        return response

    @property
    def fragment(self) -> bool:
        return FRAGMENT in self.request.headers

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

    def form_page(self, form: PlannerCellForm, *, status: int = 200) -> HttpResponse:
        cancel = self.done_url(self.row)
        return self.page(form=form, cancel=cancel, submit="Save", status=status)

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

    def refused(self, form: PlannerCellForm) -> HttpResponse:
        if not self.fragment:
            return self.form_page(form, status=422)
        context = {"problems": form.problems(), "approval": None}
        return render(self.request, "actions/rows/cell_problem.html", context, status=422)

    def conflict(self, form: PlannerCellForm, stale: Stale) -> HttpResponse:
        theirs, version = stale.yours[self.cell], stale.theirs.version
        yours = form.cleaned_data["text"]
        if self.fragment:
            marked, marked_yours = side_by_side(theirs, yours)
            context = {
                "theirs": theirs,
                "version": version,
                "marked": marked,
                "yours": marked_yours,
            }
            return render(self.request, "actions/rows/cell_conflict.html", context, status=409)
        form.data = form.data | {"version": str(version), "was": theirs}
        field = {
            "name": "text",
            "label": form.fields["text"].label,
            "yours": yours,
            "theirs": theirs,
        }
        context = self.get_context(
            form=form,
            fields=[field | {"changed": True}],
            object_words=str(self.row),
            cancel=self.done_url(self.row),
        )
        return render(self.request, "errors/conflict.html", context, status=409)
