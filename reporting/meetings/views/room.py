"""Who is at a meeting while it is minuted: ticked, written in, and when they came and left."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property

from plans.pages.views.base import AddPage, EditPage
from reporting.meetings.forms.minuting import AttendanceForm, MovementForm
from reporting.meetings.services.attending import (
    came_or_left,
    change_attendance,
    mark_present,
    write_in,
)
from reporting.meetings.views.base import OfMeeting, first_words
from reporting.meetings.views.minuting import OfDesk, answer_part
from reporting.models import Attendance


class InRoom(OfDesk):
    """What a button of the room does; the page shows one item meanwhile."""

    http_method_names = ["post"]

    def attender(self, pk: int) -> Attendance:
        rows = Attendance.objects.filter(meeting=self.meeting)
        row = get_object_or_404(rows.select_related("seat", "from_item"), pk=pk)
        row.meeting = self.meeting
        return row

    def answer(self, problem: str = "") -> HttpResponse:
        if self.fragment:
            if problem:
                return HttpResponse(problem, status=422, content_type="text/plain; charset=utf-8")
            return answer_part(self, str(self.item.pk), opened=self.request.POST.get("open", ""))
        if problem:
            messages.error(self.request, problem)
        return redirect(self.back("room"))


class MarkPresent(InRoom):
    """A tick beside somebody, set or taken away."""

    def post(self, request: HttpRequest, *args, pk: int, **kwargs) -> HttpResponse:
        row = self.attender(pk)
        try:
            mark_present(by=request.user, row=row, present=request.POST.get("present") == "yes")
        except ValidationError as error:
            return self.answer(first_words(error))
        return self.answer()


class CameOrLeft(InRoom):
    """Somebody came for the item that is minuted, or left before it."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        form = MovementForm(request.POST, meeting=self.meeting)
        if not form.is_valid():
            return self.answer("Choose who came or left.")
        row = self.attender(form.cleaned_data["who"])
        came = form.cleaned_data["way"] == MovementForm.CAME
        try:
            came_or_left(by=request.user, row=row, came=came, item=self.item)
        except ValidationError as error:
            return self.answer(first_words(error))
        return self.answer()


class AttendancePages(OfMeeting):
    """Forms for one name on the lists of the meeting."""

    model = Attendance
    words = "person"

    def get_form(self, data=None, files=None) -> AttendanceForm:
        return AttendanceForm(
            data, instance=self.row, partnership=self.partnership, meeting=self.meeting
        )

    @cached_property
    def item_open(self) -> str:
        """The item from which somebody came here, so that they go back to it."""
        asked = self.request.GET.get("item", "")
        return f"?item={asked}" if asked.isdecimal() else ""

    def list_url(self) -> str:
        return self.address("minuting", self.meeting.pk) + f"{self.item_open}#room"

    def done_url(self, row) -> str:
        return self.list_url()


class AttendanceAdd(AttendancePages, AddPage):
    """Writes somebody in, or says who came in somebody's stead."""

    title = "Somebody who is not on the list"

    def find_row(self) -> Attendance:
        return Attendance(partnership=self.partnership, meeting=self.meeting)

    def store(self, form, formsets) -> Attendance:
        row = self.find_row()
        for name, value in form.values().items():
            setattr(row, name, value)
        return write_in(by=self.request.user, row=row)


class AttendanceEdit(AttendancePages, EditPage):
    """Which list somebody is on, from when until when, and whether they are in the chair."""

    def rows(self):
        rows = Attendance.objects.filter(meeting=self.meeting)
        return rows.select_related("person", "organisation", "meeting")

    def store(self, form, formsets) -> Attendance:
        return change_attendance(
            by=self.request.user, row=self.row, version=form.began_from, values=form.changes()
        )
