"""One cell of the plan's table, edited in place; without a script, on a page of its own."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from actions.models import Action
from actions.rows.cells import CELLS, row_cell_text
from actions.rows.columns import Kind
from actions.rows.forms.approval import ApprovalForm
from actions.rows.forms.cell import CellForm
from actions.rows.leads.names import Parties
from actions.rows.services.cell import change_row_cell
from actions.rows.services.revising import NeedsReason
from actions.rows.table import PlanTable, row_html
from actions.rows.views.action import ActionPage
from actions.rows.views.cell_answers import CellAnswers
from csp.changes import Stale
from csp.forms.fields import parse_whole_number
from plans.access import Can
from plans.pages.views.base import WorkspacePage


class CellPage(CellAnswers, ActionPage):
    """Answers the table's script with the row or the trouble alone, and everybody else with pages."""

    template_name = "actions/rows/cell_form.html"

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.row = self.row_or_404()
        if kwargs["cell"] not in CELLS:
            raise Http404("A row has no such cell.")
        self.cell = CELLS[kwargs["cell"]]

    def get_title(self) -> str:
        return f"{self.cell.label} of row {self.row.ref}"

    def areas(self) -> list[str]:
        if self.cell.kind is not Kind.PLACE:
            return []
        return [area.title for area in self.row.priority.areas.all()]

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = CellForm.of(self.row, self.cell, areas=self.areas())
        if self.fragment:
            context = {"form": form, "address": request.path}
            return render(request, "actions/rows/cell_editor.html", context)
        return self.form_page(form)

    def form_page(self, form: CellForm, *, status: int = 200, **extra) -> HttpResponse:
        return self.page(form=form, cancel=self.back(), submit="Save", status=status, **extra)

    def back(self) -> str:
        return f"{self.list_url()}#row-{self.row.pk}"

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = CellForm(request.POST, cell=self.cell, areas=() if self.fragment else self.areas())
        if not form.is_valid():
            return self.refused(form)
        asked = ApprovalForm(request.POST)
        try:
            changed = change_row_cell(
                by=request.user,
                action=self.row,
                version=form.cleaned_data["version"],
                cell=self.cell,
                text=form.cleaned_data["text"],
                was=form.seen(),
                approval=asked.approval(),
                back=parse_whole_number(request.POST.get("back", "")),
            )
        except Stale as stale:
            return self.conflict(form, stale)
        except NeedsReason as error:
            form.add_error(None, error.messages)
            asked.auto_id = (
                f"{self.cell.name}-{self.row.pk}-%s"  # Several cells may be open at once.
            )
            return self.refused(form, approval=asked.ask_again())
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.refused(form)
        return self.saved(changed)

    def saved(self, changed: Action) -> HttpResponse:
        if not self.fragment:
            messages.success(self.request, f"Saved row {changed.ref}.")
            return redirect(self.back())
        changed.partnership, changed.plan = self.partnership, self.plan
        address = self.address("plan") + "actions/"
        row = PlanTable.row(changed, self.access, lambda number: f"{address}{number}/")
        return HttpResponse(row_html(row, address, True))

    def conflict(self, form: CellForm, stale: Stale) -> HttpResponse:
        return self.overtaken(
            form,
            theirs=row_cell_text(stale.theirs, self.cell),
            version=stale.theirs.version,
            words=f"row {self.row.ref}",
            cancel=self.back(),
        )


class LeadNames(WorkspacePage):
    """The names to offer where somebody types who leads."""

    power = Can.EDIT

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        parties = Parties.of(self.partnership).by_key.values()
        names = {party.words for party in parties}
        names |= {short for party in parties if (short := getattr(party.row, "acronym", ""))}
        return JsonResponse({"names": sorted(names, key=str.casefold)})
