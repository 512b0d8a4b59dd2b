"""Bringing minutes in: a file, what was found in it, and what of that counts."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property

from actions.imports.refusals import MAX_BYTES, TOO_LARGE
from csp.changes import Stale
from csp.files.packages import Unreadable
from plans.access import Can
from plans.pages.views.base import FormPage, WorkspacePage
from reporting.meetings.forms.minutes_import import MinutesFileForm
from reporting.meetings.import_preview import MinutesPreview
from reporting.meetings.queries.minutes_import import imports_of_minutes
from reporting.meetings.reading.finds_to_settle import SettledFinds
from reporting.meetings.services.minutes_import import (
    bring_in_minutes,
    discard_minutes_import,
    read_minutes_file,
    reading_of_import,
    undo_minutes_import,
)
from reporting.meetings.views.base import InMeetings, first_words
from reporting.models import MinutesImport

SETTLED = (
    "Somebody else dealt with this file a moment ago. Nothing was changed: this is how it stands."
)
State = MinutesImport.State


class MinutesImportAdd(InMeetings, FormPage):
    title = "Bring in minutes"
    form_class = MinutesFileForm
    submit = "Read it"
    intro = (
        "The file is read first, and you see what was found in it before anything is kept. "
        "Every word that is no find stays as the text of its item."
    )

    def find_row(self) -> MinutesImport:
        return MinutesImport(partnership=self.partnership)

    def get_form(self, data=None, files=None) -> MinutesFileForm:
        return MinutesFileForm(data, files, partnership=self.partnership)

    def cancel_url(self) -> str:
        return self.list_url()

    def save(self, form: MinutesFileForm, formsets: list) -> HttpResponse:
        file, pasted = form.cleaned_data["file"], form.cleaned_data["pasted"]
        try:
            if file and file.size > MAX_BYTES:
                raise Unreadable(TOO_LARGE)
            row = read_minutes_file(
                by=self.request.user,
                partnership=self.partnership,
                group=form.cleaned_data["group"],
                name=file.name if file else "Pasted minutes.txt",
                data=file.read() if file else pasted.encode(),
            )
        except Unreadable as problem:
            form.add_error("file" if file else "pasted", str(problem))
            return self.form_page(form, formsets, status=422)
        return redirect(row.get_absolute_url())


class MinutesImportPage(WorkspacePage):
    """One file, from being read to being minutes, and back."""

    power = Can.MINUTE
    template_name = "reporting/meetings/minutes_import.html"

    def come_in(self, request: HttpRequest, *, pk: int, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.row = imports_of_minutes(self.partnership, pk)
        self.row.partnership = self.partnership

    def get_title(self) -> str:
        return "Bring in minutes"

    def above(self) -> tuple[str, str]:
        return ("Meetings", self.address("meetings"))

    @cached_property
    def settled(self) -> SettledFinds:
        """What the form says, or what was chosen when the minutes came in."""
        said = self.request.POST if self.request.method == "POST" else None
        if said is None:
            kept = self.row.choices
            return SettledFinds(frozenset(kept.get("yes", ())), frozenset(kept.get("no", ())))
        chosen = {name[5:]: said[name] for name in said if name.startswith("find-")}
        return SettledFinds(
            frozenset(key for key, value in chosen.items() if value == "yes"),
            frozenset(key for key, value in chosen.items() if value == "no"),
        )

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.look()

    def look(self, problem: str = "", status: int = 200) -> HttpResponse:
        preview = None
        try:
            preview = MinutesPreview.of(reading_of_import(self.row), self.settled)
        except Unreadable as lost:
            problem = problem or str(lost)
        return self.page(status=status, row=self.row, preview=preview, problem=problem)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        do = request.POST.get("do", "")
        try:
            if do == "discard":
                discard_minutes_import(by=request.user, row=self.row)
                messages.success(request, "Thrown away. No meeting was touched.")
                return redirect(self.address("meetings"))
            if do in ("undo", "undo-anyway"):
                undo_minutes_import(by=request.user, row=self.row, anyway=do == "undo-anyway")
                messages.success(request, "Undone. The file is kept here.")
                return redirect(self.row.get_absolute_url())
            return self.accept(request)
        except (ValidationError, Unreadable) as problem:
            words = first_words(problem) if isinstance(problem, ValidationError) else str(problem)
            self.row.refresh_from_db()
            return self.look(words, 422)
        except Stale:
            self.row.refresh_from_db()
            return self.look(SETTLED, 409)

    def accept(self, request: HttpRequest) -> HttpResponse:
        version = request.POST.get("version", "")
        row = bring_in_minutes(
            by=request.user,
            row=self.row,
            version=int(version) if version.isdecimal() and len(version) < 10 else 0,
            yes=self.settled.yes,
            no=self.settled.no,
        )
        messages.success(request, f"Brought in as the minutes of {row.meeting}.")
        return redirect(row.get_absolute_url())
