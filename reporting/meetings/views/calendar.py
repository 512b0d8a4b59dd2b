"""Meetings in the calendar: the list, a new one, a year of them, moved, cancelled, brought back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property

from csp.changes import Stale
from csp.periods import financial_year_of, parse_date, today
from csp.periods.holidays import bank_holiday_on
from plans.access import Can
from plans.models import Group, GroupCadence
from plans.pages.views.answers import add_problems, say_with_button
from plans.pages.views.base import AddPage, EditPage, FormPage
from plans.pages.views.lists import PartnershipList
from reporting.meetings.access import MeetingScope, scope_of
from reporting.meetings.filters import MeetingFilter
from reporting.meetings.forms.meeting import (
    CancelMeetingForm,
    MeetingForm,
    MoveMeetingForm,
    NewMeetingForm,
    YearOfMeetingsForm,
)
from reporting.meetings.queries.calendar import (
    days_taken,
    groups_with_cadence,
    meetings_for_list,
    years_of_meetings,
)
from reporting.meetings.services.calendar import (
    cancel_meeting,
    change_meeting,
    lay_out_year,
    move_meeting,
    plan_meeting,
    restore_meeting,
)
from reporting.meetings.tables import MeetingTable
from reporting.meetings.views.base import SOMEBODY_ELSE, InMeetings, OfMeeting, first_words
from reporting.models import Meeting


class MeetingList(PartnershipList):
    title = "Meetings"
    power = Can.READ
    template_name = "reporting/meetings/meeting_list.html"
    table_class = MeetingTable
    filterset_class = MeetingFilter
    add_route, add_label, add_power = "meeting_add", "Plan a meeting", Can.MINUTE
    filename = "meetings"
    empty_title = "No meeting here yet"

    @cached_property
    def scope(self) -> MeetingScope:
        return scope_of(self.access, self.request.user)

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        if self.scope.clerk:
            self.empty_text = "Plan one, or lay out the year of a group from when it meets."

    def get_queryset(self):
        return meetings_for_list(self.scope, today())

    def filtered(self, queryset) -> MeetingFilter:
        years = years_of_meetings(self.scope, self.partnership.numbering_month)
        return MeetingFilter(self.request.GET, queryset=queryset, request=self.request, years=years)

    def get_table_kwargs(self) -> dict[str, Any]:
        return {"today": today(), "clerk": self.scope.clerk}

    def get_context(self, **extra) -> dict[str, Any]:
        following = self.scope.meetings().with_group().to_come(today()).first()
        return super().get_context(following=following, clerk=self.scope.clerk) | extra


class MeetingAdd(InMeetings, AddPage):
    title = "Plan a meeting"
    form_class = NewMeetingForm

    def store(self, form: NewMeetingForm, formsets: list) -> Meeting:
        values = form.values()
        joint = values.pop("joint_groups", ())
        meeting = Meeting(partnership=self.partnership, **values)
        return plan_meeting(by=self.request.user, meeting=meeting, joint_groups=joint)

    def done_url(self, row: Meeting) -> str:
        return row.get_absolute_url()


class MeetingEdit(InMeetings, EditPage):
    form_class = MeetingForm

    def rows(self):
        """A question by correspondence is changed on its own page."""
        return super().rows().where_people_meet()

    def store(self, form: MeetingForm, formsets: list) -> Meeting:
        values = form.changes()
        links = {name: values.pop(name) for name in ("joint_groups",) if name in values}
        return change_meeting(
            by=self.request.user,
            meeting=self.row,
            version=form.began_from,
            values=values,
            links=links,
        )


class CallOffPage(OfMeeting, FormPage):
    """Moves or cancels a meeting, with the reason that everybody reads."""

    template_name = "reporting/meetings/call_off.html"

    def find_row(self) -> Meeting:
        return self.meeting

    def get_form(self, data=None, files=None):
        return self.form_class(
            data, partnership=self.partnership, initial={"version": self.meeting.version}
        )

    def save(self, form, formsets: list) -> HttpResponse:
        try:
            row = self.store(form, formsets)
        except Stale:
            form.add_error(None, SOMEBODY_ELSE)
            return self.form_page(form, formsets, status=409)
        except ValidationError as error:
            add_problems(form, error)
            return self.form_page(form, formsets, status=422)
        say_called_off(self.request, self.saved_words(row), self.meeting)
        return redirect(row.get_absolute_url())


def say_called_off(request: HttpRequest, words: str, meeting: Meeting) -> None:
    """The message after a meeting was called off, with the button that undoes it."""
    place = {"words": words, "meeting": meeting}
    say_with_button(request, "reporting/meetings/parts/called_off.html", place)


class MeetingMove(CallOffPage):
    form_class = MoveMeetingForm
    submit = "Move it"

    def get_title(self) -> str:
        return f"Move the meeting of {self.meeting.day_words}"

    def store(self, form: MoveMeetingForm, formsets: list) -> Meeting:
        return move_meeting(by=self.request.user, meeting=self.meeting, **form.cleaned_data)

    def saved_words(self, row: Meeting) -> str:
        return f"Moved to {row.day_words}. Its agenda came along."


class MeetingCancel(CallOffPage):
    """Cancels a meeting, or a question by correspondence."""

    form_class = CancelMeetingForm
    submit = "Call it off"

    def get_title(self) -> str:
        if self.meeting.kind == Meeting.Kind.CORRESPONDENCE:
            return f"Call off the question that closes on {self.meeting.day_words}?"
        return f"Cancel the meeting of {self.meeting.day_words}?"

    def store(self, form: CancelMeetingForm, formsets: list) -> Meeting:
        return cancel_meeting(by=self.request.user, meeting=self.meeting, **form.cleaned_data)

    def saved_words(self, row: Meeting) -> str:
        return "Cancelled. What the forward plan had for it waits there for another meeting."


class MeetingRestore(OfMeeting):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            meeting = restore_meeting(by=request.user, meeting=self.meeting)
        except ValidationError as error:
            messages.error(request, first_words(error))
            return redirect(self.meeting.get_absolute_url())
        messages.success(request, f"The meeting of {meeting.day_words} stands again.")
        return redirect(self.meeting.get_absolute_url())


# -- A year at once ---------------------------------------------------------------------------------


class YearOfMeetings(InMeetings):
    """The days that follow from when a group meets, looked at before any is planned."""

    title = "Lay out a year of meetings"
    template_name = "reporting/meetings/year.html"

    def above(self) -> tuple[str, str]:
        return ("Meetings", self.address("meetings"))

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        cadences = list(groups_with_cadence(self.partnership))
        asked = {**self.usual_answers(cadences), **request.GET.dict()}
        form = YearOfMeetingsForm(asked, partnership=self.partnership)
        days = self.days_of(form) if cadences and form.is_valid() else []
        return self.page(form=form, days=days, cadences=cadences)

    def usual_answers(self, cadences: list[GroupCadence]) -> dict[str, str]:
        """The first group that has a rule, and the year that numbers of minutes are counted in."""
        year = financial_year_of(today(), self.partnership.numbering_month)
        group = str(cadences[0].group_id) if cadences else ""
        return {"group": group, "first": str(year.start), "last": str(year.end)}

    def days_of(self, form: YearOfMeetingsForm) -> list[dict[str, Any]]:
        answers = form.cleaned_data
        group, first, last = answers["group"], answers["first"], answers["last"]
        taken = days_taken(group, first, last)
        return [
            {"day": day, "holiday": bank_holiday_on(day), "taken": day in taken}
            for day in group.meeting_cadence.days_between(first, last)
        ]

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        form = YearOfMeetingsForm(request.POST, partnership=self.partnership)
        cadences = list(groups_with_cadence(self.partnership))
        if not form.is_valid():
            return self.page(form=form, days=[], cadences=cadences, status=422)
        days = self.days_of(form)
        chosen = chosen_days(request.POST.getlist("day"), [each["day"] for each in days])
        group: Group = form.cleaned_data["group"]
        made = lay_out_year(
            by=request.user, group=group, cadence=group.meeting_cadence, days=chosen
        )
        words = "1 meeting is" if len(made) == 1 else f"{len(made)} meetings are"
        messages.success(request, f"{words} planned for {group}.")
        return redirect(self.address("meetings"))


def chosen_days(said: list[str], offered: list[date]) -> list[date]:
    """The days that were ticked, of those that the rule gives and no others."""
    found = []
    for words in said[: len(offered)]:
        try:
            day = parse_date(words)
        except ValueError:
            continue
        if day in offered:
            found.append(day)
    return found
