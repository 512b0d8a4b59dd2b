"""Bringing a plan in: the file, what became of it, and the way back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from actions.imports import MAX_BYTES, Unreadable
from actions.imports.forms import NewPlanForm, UploadForm
from actions.imports.preview import ImportPreview, LeftOut, audiences_said, lead_name
from actions.imports.refusals import TOO_LARGE
from actions.imports.services.accepting import Choices, accept_import
from actions.imports.services.importing import (
    check_new_plan,
    discard_import,
    has_died,
    read_again,
    read_paste,
    read_upload,
    try_again,
)
from actions.imports.services.undoing import ChangedSince, undo_import
from actions.imports.stored import from_json
from actions.imports.tables import ImportTable
from actions.models import Import
from actions.rows.services.revising import Approval, is_adopted
from csp.forms.fields import parse_whole_number
from plans.access import Can
from plans.pages.views.base import WorkspacePage, add_problems
from plans.pages.views.lists import PartnershipList

REFRESH_SECONDS = 3
State = Import.State


class ImportAdd(WorkspacePage):
    """Choose a file, or paste a table, for a plan that is there or for a new one."""

    power = Can.EDIT
    template_name = "actions/imports/import_add.html"
    intro = (
        "Your plan’s table is read as it is, whatever its columns are called. You see what was "
        "understood before anything is stored, and you can undo it afterwards."
    )

    def get_title(self) -> str:
        return "Bring rows in from a file" if self.plan else "Bring a plan in"

    def above(self) -> tuple[str, str]:
        return super().above() or ("Plans", self.address("plans"))

    def get_form(self, *data) -> UploadForm:
        return UploadForm(*data) if self.plan else NewPlanForm(*data)

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show(self.get_form())

    def show(self, form: UploadForm, *, status: int = 200) -> HttpResponse:
        _, cancel = self.above()
        texts = {"intro": self.intro, "submit": "Read it", "cancel": cancel}
        return self.page(status=status, form=form, **texts)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.get_form(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            return redirect(self.take(form.cleaned_data))
        except Unreadable as problem:
            form.add_error("file" if form.cleaned_data["file"] else "pasted", str(problem))
        except ValidationError as problem:
            add_problems(form, problem)
        return self.show(form, status=422)

    def take(self, answers: dict) -> Import:
        where = {"by": self.request.user, "partnership": self.partnership, "plan": self.plan}
        if not self.plan:
            asked = {name: answers[name] for name in ("title", "start", "end")}
            where["new_plan"] = check_new_plan(partnership=self.partnership, values=asked)
        file = answers["file"]
        if not file:
            return read_paste(text=answers["pasted"], html=answers["html"], **where)
        if file.size > MAX_BYTES:
            raise Unreadable(TOO_LARGE)
        return read_upload(name=file.name, data=file.read(), **where)


class ImportPage(WorkspacePage):
    """One import, from being read to being in the plan."""

    power = Can.EDIT

    def come_in(self, request: HttpRequest, *, pk: int, **kwargs) -> None:
        super().come_in(request, **kwargs)
        rows = Import.objects.filter(partnership=self.partnership).select_related("plan", "by")
        self.row = get_object_or_404(rows, pk=pk)
        self.row.partnership = self.partnership
        if self.row.plan:
            self.row.plan.partnership = self.partnership

    def get_title(self) -> str:
        return "Check what was read"

    def above(self) -> tuple[str, str]:
        if plan := self.row.plan:
            return (str(plan), plan.get_absolute_url())
        return ("Plans", self.address("plans"))

    def again_url(self) -> str:
        """Where another file can be chosen for the same plan."""
        place = [self.partnership.slug, *([self.row.plan.slug] if self.row.plan else [])]
        return reverse(
            "workspace:plan_import" if self.row.plan else "workspace:import_add", args=place
        )

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if self.row.state == State.READ:
            return self.look()
        return self.settled()

    def look(self, posted: QueryDict | None = None, *, problem: str = "", status: int = 200):
        preview = ImportPreview.of(self.row, self.row.plan, posted)
        self.template_name = "actions/imports/import.html"
        return self.page(
            status=status,
            row=self.row,
            preview=preview,
            problem=problem,
            again=self.again_url(),
            removing=set(posted.getlist("gone")) if posted else set(),
            agreed=bool(self.row.plan and preview.to_approve and is_adopted(self.row.plan)),
            said={name: posted.get(name, "") for name in ("reason", "approved_by")}
            if posted
            else {},
        )

    def settled(
        self, *, problem: str = "", anyway: bool = False, status: int = 200
    ) -> HttpResponse:
        """How far it has come, where there is nothing to decide; Undo where it is in the plan."""
        self.template_name = "actions/imports/import_done.html"
        undo, died = self.row.undo, has_died(self.row)
        accepted = self.row.state == State.ACCEPTED
        response = self.page(
            status=status,
            title=str(self.row),
            row=self.row,
            problem=problem,
            anyway=anyway,
            died=died,
            again=self.again_url(),
            refresh=REFRESH_SECONDS,
            preview=LeftOut(from_json(self.row.result)) if accepted else None,
            counts={
                name: len(undo.get(name, ()))
                for name in ("rows", "changed", "removed", "bodies", "sections")
            },
            prose_left=self.row.choices.get("prose_left") if accepted else None,
        )
        if self.row.state == State.READING and not died:
            response["Refresh"] = str(REFRESH_SECONDS)
        return response

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        steps = {"accept": self.accept, "discard": self.discard, "again": self.try_again}
        step = steps.get(request.POST.get("do", ""), self.read_again)
        try:
            return step(request.POST)
        except (Unreadable, ValidationError) as problem:
            words = str(problem) if isinstance(problem, Unreadable) else " ".join(problem.messages)
        self.row.refresh_from_db()
        if self.row.state == State.READ:
            return self.look(request.POST, problem=words, status=422)
        messages.warning(request, words)
        return redirect(self.row)

    def read_again(self, posted: QueryDict) -> HttpResponse:
        """Read the file with the meanings that were chosen for its columns."""
        columns = {
            each.printed: posted[each.name]
            for each in ImportPreview.of(self.row, None).headings
            if posted.get(each.name, each.field) != each.field
        }
        read_again(by=self.request.user, row=self.row, columns=columns)
        messages.success(
            self.request, "Read again. What you chose is remembered for your next file."
        )
        return redirect(self.row)

    def try_again(self, posted: QueryDict) -> HttpResponse:
        return redirect(try_again(by=self.request.user, row=self.row))

    def accept(self, posted: QueryDict) -> HttpResponse:
        done = accept_import(by=self.request.user, row=self.row, choices=self.choices(posted))
        return redirect(done)

    def choices(self, posted: QueryDict) -> Choices:
        rows = from_json(self.row.result).rows
        ticked = set(posted.getlist("row"))
        words = {words for row in rows for words in row.leads}
        return Choices(
            leave_out=frozenset(row.place for row in rows if str(row.place) not in ticked),
            remove=frozenset(filter(None, map(parse_whole_number, posted.getlist("gone")))),
            leads={each: posted[lead_name(each)] for each in words if lead_name(each) in posted},
            audiences=audiences_said(posted),
            seen=posted.get("seen", ""),
            prose=frozenset(posted.getlist("prose")),
            approval=Approval(posted.get("reason", "")[:500], posted.get("approved_by", "")[:200]),
        )

    def discard(self, posted: QueryDict) -> HttpResponse:
        discard_import(by=self.request.user, row=self.row)
        messages.success(self.request, f"{self.row} was thrown away. Your plans are as they were.")
        return redirect(self.again_url())


class ImportUndo(ImportPage):
    """Takes everything out again that an import brought."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        anyway = request.POST.get("anyway") == "1"
        try:
            undo_import(by=request.user, row=self.row, anyway=anyway)
        except ChangedSince as problem:
            return self.settled(problem=" ".join(problem.messages), anyway=True, status=409)
        except ValidationError as problem:
            messages.warning(request, " ".join(problem.messages))
        else:
            messages.success(request, "Undone. Everything is as it was before.")
        return redirect(self.row)


class ImportList(PartnershipList):
    """What was brought in, for all plans."""

    power = Can.EDIT
    title = "Files brought in"
    intro = (
        "Every file that was read, newest first. Open one to see what became of it, or to undo it."
    )
    filename = "imports"
    table_class = ImportTable
    add_route = "import_add"
    add_label = "Bring a plan in"
    empty_title = "No files yet"
    empty_text = (
        "A plan in Word, Excel, CSV, PDF or JSON can be brought in; what is left out is listed."
    )

    def get_queryset(self):
        rows = Import.objects.filter(partnership=self.partnership).light()
        return rows.select_related("plan__partnership", "partnership", "by").order_by("-at", "-pk")
