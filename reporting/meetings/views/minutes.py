"""The minutes of a meeting: read by each reader as far as they go, circulated, approved and signed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from csp.changes import Stale
from csp.periods import today
from plans.access import Can
from plans.pages.views.answers import add_problems
from reporting.document import Document
from reporting.editions.services.reasons import Blocked
from reporting.meetings.compose.readable import NOTHING, MinutesRead, read_minutes
from reporting.meetings.forms.minutes import (
    ApproveMinutesForm,
    CirculateMinutesForm,
    SignMinutesForm,
)
from reporting.meetings.queries.effects import DecisionEffect, effects_of_meeting
from reporting.meetings.queries.minutes import later_meetings, versions_of_minutes
from reporting.meetings.services.minutes import (
    approve_minutes,
    circulate_minutes,
    preview_minutes,
    sign_minutes,
)
from reporting.meetings.views.base import (
    REFRESH_SECONDS,
    OfMeeting,
    TabOfMeeting,
    answer_private_file,
)
from reporting.models import Meeting, Report
from reporting.pages.live_report import LiveReport
from reporting.proofreading.plan import Finding

State = Meeting.State
NOT_OPEN = "The minutes of this meeting are not open to your role, or not yet."
CHANGED_MEANWHILE = (
    "Somebody changed these minutes a moment ago. Nothing was done. "
    "Look at what is below, then do it if it is still right."
)
MEND = "Mend what is listed first, or say why it is right all the same. Nothing was done."


class MinutesPages(OfMeeting):
    """A page about the minutes as far as the reader may have them."""

    power = Can.READ

    @cached_property
    def minutes(self) -> MinutesRead:
        return read_minutes(self.reader) if self.reader.sees_minutes else NOTHING


class MinutesPage(TabOfMeeting, MinutesPages):
    """What was said, with everything that can be done with it, or that it is not out yet."""

    template_name = "reporting/meetings/minutes.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        theirs = self.reader.is_member and self.reader.sees_minutes
        versions = list(versions_of_minutes(self.meeting)) if theirs else []
        response = self.page(
            minutes=self.minutes,
            effects=self.effects(),
            # Drawn by our own renderer, which escapes every word.
            drawn=SafeString(self.minutes.page),
            versions=versions,
            preparing=any(each.state == Report.State.PREPARING for each in versions),
            failed=next((each for each in versions if each.state == Report.State.FAILED), None),
            refresh=REFRESH_SECONDS,
            **self.what_can_be_done(),
        )
        if any(each.state == Report.State.PREPARING for each in versions):
            response["Refresh"] = str(REFRESH_SECONDS)
        return response

    def effects(self) -> list[DecisionEffect]:
        if not self.reader.is_clerk:
            return []
        return effects_of_meeting(self.meeting, self.reader.rules, self.access)

    def what_can_be_done(self) -> dict[str, bool]:
        meeting, clerk = self.meeting, self.reader.is_clerk
        unsigned = meeting.state == State.APPROVED and not meeting.signed_by
        return {
            "minuting": clerk and not meeting.called_off and meeting.state != State.APPROVED,
            "circulating": clerk and meeting.was_held and meeting.state != State.APPROVED,
            "approving": clerk and meeting.state == State.CIRCULATED,
            "signing": unsigned and self.access.can(Can.AGREE),
        }


class MinutesPrint(LiveReport, MinutesPages):
    """The minutes as this reader has them, drawn anew: for clerks as they stand, for others as frozen."""

    path = "<slug:p>/meetings/<int:meeting>/minutes-print"
    route = "minutes_print"
    formats = ("pdf", "docx")

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        if not (self.reader.is_member and self.minutes.page):
            raise PermissionDenied(NOT_OPEN)

    def document(self) -> Document:
        return self.minutes.document()

    def file_words(self) -> str:
        return f"{self.partnership.slug} minutes {self.meeting.date:%Y-%m-%d}"

    def came_from(self) -> str:
        return self.address("meeting_minutes", self.meeting.pk)


class MinutesVersionFile(MinutesPages):
    """A version as members have it, byte for byte."""

    ext = ""

    def get(self, request: HttpRequest, *, r: str, **kwargs) -> HttpResponse:
        report = versions_of_minutes(self.meeting).filter(slug=r).first()
        theirs = self.reader.is_member and self.reader.sees_minutes
        if report is None or not theirs or not getattr(report, self.ext):
            raise Http404("There is no such version, or it is not yours to see.")
        words = f"{self.partnership.slug} {report.slug}"
        return answer_private_file(getattr(report, self.ext).name, words, self.ext)


class MinutesStep(OfMeeting):
    """Asks before something is done with the minutes, and does it."""

    template_name = "reporting/meetings/minutes_step.html"
    form_class: type[Form] = CirculateMinutesForm
    # The state that the minutes are looked over for.
    becomes = State.CIRCULATED
    submit = done = text = ""

    def get_context(self, **extra) -> dict[str, Any]:
        given = {"submit": self.submit, "text": self.text, "cancel": self.back()}
        return super().get_context(**given) | extra

    def back(self) -> str:
        return self.address("meeting_minutes", self.meeting.pk)

    def above(self) -> tuple[str, str]:
        return ("Minutes", self.back())

    @cached_property
    def preview(self) -> tuple[tuple[Finding, ...], str]:
        return preview_minutes(self.meeting, self.becomes, page=self.back())

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.ask(self.make_form())

    def make_form(self, data=None) -> Form:
        findings, seen = self.preview
        initial = {"version": self.meeting.version, "seen": seen, **self.proposed()}
        stopping = dict.fromkeys(each.code for each in findings)
        return self.form_class(
            data, initial=initial, stopping=stopping, partnership=self.partnership, **self.choices()
        )

    def proposed(self) -> dict[str, Any]:
        return {}

    def choices(self) -> dict[str, Any]:
        return {}

    def ask(self, form: Form, *, status: int = 200) -> HttpResponse:
        return self.page(status=status, form=form, findings=self.preview[0])

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.ask(form, status=422)
        try:
            self.act(form)
        except Blocked:
            form.add_error(None, MEND)
            return self.ask(form, status=422)
        except Stale:
            return self.ask_again(form)
        except ValidationError as error:
            add_problems(form, error)
            return self.ask(form, status=422)
        messages.success(request, self.done)
        return redirect(self.back())

    def ask_again(self, form: Form) -> HttpResponse:
        """The page as the minutes are now, with what was typed kept."""
        for known in ("meeting", "preview"):
            self.__dict__.pop(known, None)
        kept = form.data.copy()
        kept["version"], kept["seen"] = str(self.meeting.version), self.preview[1]
        again = self.make_form(kept)
        again.add_error(None, CHANGED_MEANWHILE)
        return self.ask(again, status=409)

    def act(self, form: Form) -> Report:
        raise NotImplementedError


class MinutesCirculate(MinutesStep):
    submit = "Circulate the draft"
    done = "The draft is on its way: members read it as soon as its files are made."
    text = (
        "The items get their numbers, and members can read the draft. "
        "What they read is kept as it is now; later changes go into another draft."
    )

    def get_title(self) -> str:
        return "Circulate the draft minutes?"

    def act(self, form: Form) -> Report:
        return circulate_minutes(by=self.request.user, meeting=self.meeting, **form.asked())


class MinutesApprove(MinutesStep):
    form_class = ApproveMinutesForm
    becomes = State.APPROVED
    submit = "Record the approval"
    done = "The minutes are approved. They do not change any more."
    text = (
        "Approved minutes do not change any more. A later meeting can correct them by a decision."
    )

    def get_title(self) -> str:
        return "Record that the minutes were approved?"

    def proposed(self) -> dict[str, Any]:
        later = later_meetings(self.meeting).first()
        return {"approving_meeting": later, "approved_on": later.date if later else today()}

    def choices(self) -> dict[str, Any]:
        return {"later": later_meetings(self.meeting)}

    def act(self, form: Form) -> Report:
        return approve_minutes(by=self.request.user, meeting=self.meeting, **form.asked())


class MinutesSign(MinutesStep):
    """The chair signs, who need not keep the minutes."""

    power = Can.AGREE
    form_class = SignMinutesForm
    submit = "Sign"
    done = "The minutes are signed."
    text = "You sign these minutes as a true record of the meeting."

    def get_title(self) -> str:
        return "Sign the minutes?"

    @cached_property
    def preview(self) -> tuple[tuple[Finding, ...], str]:
        return (), ""

    def make_form(self, data=None) -> Form:
        initial = {"version": self.meeting.version, "signed_by": str(self.request.user)}
        return SignMinutesForm(data, initial=initial | {"signed_on": today()})

    def act(self, form: Form) -> Report:
        return sign_minutes(by=self.request.user, meeting=self.meeting, **form.cleaned_data)
