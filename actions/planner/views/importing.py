"""Bringing a planner in: the file, what was read, and the way back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from actions.imports.refusals import MAX_BYTES, TOO_LARGE
from actions.models import Planner, PlannerImport
from actions.planner.bringing import Unreadable
from actions.planner.checks import planner_remarks
from actions.planner.forms.importing import PlannerAcceptForm, PlannerUploadForm
from actions.planner.offers import pairs_that_became
from actions.planner.services.importing import (
    DEALT_WITH,
    PlannerOfImportChanged,
    accept_planner_import,
    discard_planner_import,
    left_out_of,
    proposed_sheet,
    read_planner_paste,
    read_planner_upload,
    undo_planner_import,
)
from actions.planner.shown import show_rows, surroundings_of
from actions.planner.tables import PlannerImportTable
from actions.planner.views.base import EDITS
from csp.forms.fields import parse_whole_number
from csp.periods import today
from plans.pages.views.answers import add_problems
from plans.pages.views.base import WorkspacePage
from plans.pages.views.lists import PartnershipList

State = PlannerImport.State


class PlannerImportAdd(WorkspacePage):
    """Choose a file, or paste a planner."""

    power = EDITS
    title = "Bring a planner in"
    template_name = "layouts/form.html"
    intro = (
        "By meeting, as a list, or by month: it is read as it is, whatever its columns are called. "
        "You see what was understood before anything is stored, and you can undo it afterwards."
    )

    def above(self) -> tuple[str, str]:
        return ("Planners", self.address("planners"))

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.form_page(PlannerUploadForm())

    def form_page(self, form: PlannerUploadForm, *, status: int = 200) -> HttpResponse:
        words = {"intro": self.intro, "submit": "Read it", "cancel": self.address("planners")}
        return self.page(status=status, form=form, **words)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = PlannerUploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.form_page(form, status=422)
        try:
            return redirect(self.take(form.cleaned_data))
        except Unreadable as problem:
            form.add_error("file" if form.cleaned_data["file"] else "pasted", str(problem))
        return self.form_page(form, status=422)

    def take(self, answers: dict) -> PlannerImport:
        where = {"by": self.request.user, "partnership": self.partnership}
        file = answers["file"]
        if not file:
            return read_planner_paste(text=answers["pasted"], html=answers["html"], **where)
        if file.size > MAX_BYTES:
            raise Unreadable(TOO_LARGE)
        return read_planner_upload(name=file.name, data=file.read(), **where)


class PlannerImportPage(WorkspacePage):
    """One file, from being read to being a planner."""

    power = EDITS
    template_name = "actions/planner/import.html"

    def come_in(self, request: HttpRequest, *, pk: int, **kwargs) -> None:
        super().come_in(request, **kwargs)
        rows = PlannerImport.objects.filter(partnership=self.partnership)
        self.row = get_object_or_404(rows.select_related("planner", "by"), pk=pk)
        self.row.partnership = self.partnership

    def get_title(self) -> str:
        return "Check what was read" if self.row.state == State.READ else str(self.row)

    def above(self) -> tuple[str, str]:
        return ("Files", self.address("planner_imports"))

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.look() if self.row.state == State.READ else self.settled()

    def look(self, form: PlannerAcceptForm | None = None, *, status: int = 200) -> HttpResponse:
        sheet = proposed_sheet(self.row)
        around = surroundings_of(sheet, today(), may_edit=False)
        form = form or PlannerAcceptForm(instance=sheet.planner, partnership=self.partnership)
        return self.page(
            status=status,
            row=self.row,
            form=form,
            planner=sheet.planner,
            rows=list(show_rows(sheet, around)),
            pairs=list(enumerate(pairs_that_became(sheet))),
            remarks=planner_remarks(sheet, sheet.planner.start),
            left_out=left_out_of(self.row),
            entry_count=sheet.entry_count,
            undated=[each.row for each in sheet.rows if each.row.on is None],
        )

    def settled(
        self, *, anyway: bool = False, problem: str = "", status: int = 200
    ) -> HttpResponse:
        self.template_name = "actions/planner/import_done.html"
        planner = self.row.planner
        if planner:
            planner.partnership = self.partnership
        return self.page(
            status=status,
            row=self.row,
            planner=planner,
            anyway=anyway,
            problem=problem,
            left_out=left_out_of(self.row),
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if request.POST.get("do") == "discard":
            return self.discard()
        if self.row.state != State.READ:
            messages.warning(request, DEALT_WITH.format(row=self.row))
            return redirect(self.row)
        sheet = proposed_sheet(self.row)
        form = PlannerAcceptForm(request.POST, instance=sheet.planner, partnership=self.partnership)
        if not form.is_valid():
            return self.look(form, status=422)
        return self.accept(form)

    def accept(self, form: PlannerAcceptForm) -> HttpResponse:
        ticked = map(parse_whole_number, self.request.POST.getlist("became"))
        try:
            planner: Planner = accept_planner_import(
                by=self.request.user,
                row=self.row,
                values=form.values(),
                became={number for number in ticked if number is not None},
            )
        except ValidationError as error:
            self.row.refresh_from_db()
            if self.row.state != State.READ:
                messages.warning(self.request, " ".join(error.messages))
                return redirect(self.row)
            add_problems(form, error)
            return self.look(form, status=422)
        messages.success(self.request, f"Brought in {planner}.")
        return redirect(planner)

    def discard(self) -> HttpResponse:
        try:
            discard_planner_import(by=self.request.user, row=self.row)
        except ValidationError as error:
            messages.warning(self.request, " ".join(error.messages))
            return redirect(self.row)
        messages.success(self.request, f"{self.row} was thrown away. No planner was touched.")
        return redirect(self.address("planner_import_add"))


class PlannerImportUndo(PlannerImportPage):
    """Takes a planner out again that was brought in."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        anyway = request.POST.get("anyway") == "1"
        try:
            undo_planner_import(by=request.user, row=self.row, anyway=anyway)
        except PlannerOfImportChanged as problem:
            return self.settled(anyway=True, problem=" ".join(problem.messages), status=409)
        except ValidationError as problem:
            messages.warning(request, " ".join(problem.messages))
        else:
            messages.success(request, "Undone. The planner is gone; the history keeps it.")
        return redirect(self.row)


class PlannerImportList(PartnershipList):
    power = EDITS
    title = "Planners brought in"
    intro = (
        "Every file that was read, newest first. Open one to see what became of it, or to undo it."
    )
    filename = "planners-brought-in"
    table_class = PlannerImportTable
    add_route, add_label, add_power = "planner_import_add", "Bring a planner in", EDITS
    empty_title = "No files yet"
    empty_text = "A planner in Word, Excel, CSV, PDF or text can be brought in."

    def get_queryset(self):
        rows = PlannerImport.objects.filter(partnership=self.partnership)
        return (
            rows.defer("result", "undo").select_related("by", "partnership").order_by("-at", "-pk")
        )
