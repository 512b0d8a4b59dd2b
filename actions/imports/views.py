"""Bringing a plan in: the file, what became of it, and the way back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from actions.imports import MAX_BYTES, Unreadable
from actions.imports.forms import NewPlanForm, PlanDetailsForm, UploadForm
from actions.imports.preview import ImportPreview, LeftOut, audiences_said, lead_name
from actions.imports.refusals import TOO_LARGE
from actions.imports.services.accepting import Choices, accept_import
from actions.imports.services.importing import (
    discard_import,
    has_died,
    read_again,
    read_paste,
    read_upload,
    stored_day,
    try_again,
)
from actions.imports.services.undoing import ChangedSince, undo_import
from actions.imports.stored import from_json
from actions.imports.tables import ImportTable
from actions.models import Import
from actions.rows.services.revising import Approval, is_adopted
from csp.forms.fields import parse_whole_number
from csp.periods import date_words
from plans.access import Can
from plans.models import Plan
from plans.pages.views.answers import say_with_button
from plans.pages.views.base import WorkspacePage, add_problems
from plans.pages.views.lists import PartnershipList
from plans.plan.services.plan import look_for_overlap

REFRESH_SECONDS = 3
DETAILS = ("title", "start", "end")
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
            # What is no day, or clashes, is said where it can be mended: the file is kept.
            days = PlanDetailsForm(answers)
            days.is_valid()
            where["new_plan"] = {name: answers[name] for name in DETAILS} | days.cleaned_data
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

    def details_form(self, posted: QueryDict | None = None) -> PlanDetailsForm | None:
        """What a new plan is called and when it runs, with what is wrong once all three are there."""
        if self.row.plan:
            return None
        told = posted if posted and "title" in posted else details_as_words(self.row.new_plan)
        if posted is None and not all(told.get(name) for name in DETAILS):
            return PlanDetailsForm(initial=told)
        form = PlanDetailsForm(told)
        if form.is_valid():
            try:
                look_for_overlap(Plan(partnership=self.partnership, **form.cleaned_data))
            except ValidationError as problem:
                add_problems(form, problem)
        return form

    def look(self, posted: QueryDict | None = None, *, problem: str = "", status: int = 200):
        preview = ImportPreview.of(self.row, self.row.plan, posted)
        self.template_name = "actions/imports/import.html"
        return self.page(
            status=status,
            row=self.row,
            preview=preview,
            details=self.details_form(posted),
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
        died = has_died(self.row)
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
            counts=accepted_counts(self.row),
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
        typed = {name: posted[name] for name in DETAILS if name in posted}
        details = PlanDetailsForm(typed)
        details.is_valid()
        said = typed | details.cleaned_data
        read_again(by=self.request.user, row=self.row, columns=columns, new_plan=said)
        messages.success(
            self.request, "Read again. What you chose is remembered for your next file."
        )
        return redirect(self.row)

    def try_again(self, posted: QueryDict) -> HttpResponse:
        return redirect(try_again(by=self.request.user, row=self.row))

    def accept(self, posted: QueryDict) -> HttpResponse:
        details = self.details_form(posted) if "title" in posted else None
        if details and not details.is_valid():
            return self.look(posted, status=422)
        choices = self.choices(posted, details.cleaned_data if details else None)
        done = accept_import(by=self.request.user, row=self.row, choices=choices)
        context = {"row": done, "counts": accepted_counts(done), "partnership": self.partnership}
        say_with_button(self.request, "actions/imports/parts/import_accepted.html", context)
        return redirect(done.plan)

    def choices(self, posted: QueryDict, new_plan: dict | None = None) -> Choices:
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
            new_plan=new_plan,
            approval=Approval(posted.get("reason", "")[:500], posted.get("approved_by", "")[:200]),
        )

    def discard(self, posted: QueryDict) -> HttpResponse:
        discard_import(by=self.request.user, row=self.row)
        messages.success(self.request, f"{self.row} was thrown away. Your plans are as they were.")
        return redirect(self.again_url())


def details_as_words(new_plan: dict) -> dict[str, str]:
    """What is kept of a new plan as somebody would type it."""
    days = {name: stored_day(new_plan.get(name, "")) for name in ("start", "end")}
    return new_plan | {name: date_words(day) for name, day in days.items() if day}


def accepted_counts(row: Import) -> dict[str, int]:
    """How much of each kind an import brought."""
    names = ("rows", "changed", "removed", "bodies", "sections")
    return {name: len(row.undo.get(name, ())) for name in names}


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
