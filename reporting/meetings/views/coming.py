"""A member says whether they come to a meeting."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property

from plans.access import Can
from plans.pages.views.answers import add_problems
from reporting.meetings.forms.coming import ComingForm
from reporting.meetings.members import MeetingMember, answer_of, member_of_user, takes_answers
from reporting.meetings.queries.coming import said_beforehand
from reporting.meetings.services.coming import say_coming
from reporting.meetings.views.base import OfMeeting

NO_MEMBER = "Only members of the group say whether they come."
NOTED = "Noted. You can change it until the meeting begins."


class MeetingComing(OfMeeting):
    power = Can.READ
    template_name = "reporting/meetings/coming.html"

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        if self.member is None:
            raise PermissionDenied(NO_MEMBER)

    @cached_property
    def member(self) -> MeetingMember | None:
        return member_of_user(self.scope, self.meeting, self.request.user)

    def get_title(self) -> str:
        return f"Are you coming on {self.meeting.day_words}?"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        before = answer_of(self.member, said_beforehand(self.meeting)) if self.member else {}
        return self.coming_page(self.coming_form(initial=before))

    def coming_form(self, *args, **kwargs) -> ComingForm:
        return ComingForm(*args, online=bool(self.meeting.joining_link), **kwargs)

    def coming_page(self, form: ComingForm, *, status: int = 200) -> HttpResponse:
        open_still = takes_answers(self.meeting)
        return self.page(form=form, open=open_still, status=status)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.coming_form(request.POST)
        if self.member is None or not form.is_valid():
            return self.coming_page(form, status=422)
        try:
            say_coming(
                by=request.user, meeting=self.meeting, member=self.member, **form.cleaned_data
            )
        except ValidationError as error:
            add_problems(form, error)
            return self.coming_page(form, status=409)
        messages.success(request, NOTED)
        return redirect(self.address("partnership"))
