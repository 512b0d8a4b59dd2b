"""Issuing the agenda of a meeting, and what was issued: its versions and their files."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from csp.periods import today
from plans.access import Can
from plans.audience import Audience
from reporting.document import Document
from reporting.document.renderers.html import render_html
from reporting.editions.reports.agenda import build_public_agenda
from reporting.editions.reports.kind import Edition
from reporting.meetings.agenda_lines import agenda_lines, waiting_papers
from reporting.meetings.compose.readable_agenda import printed_agenda
from reporting.meetings.forms.agenda import IssueForm
from reporting.meetings.queries.agenda import items_to_work_on
from reporting.meetings.queries.issued import MADE, versions_of_agenda
from reporting.meetings.services.issue import AgendaPreview, issue_agenda, preview_agenda
from reporting.meetings.services.telling import everybody_written_to
from reporting.meetings.views.base import OfMeeting, answer_private_file
from reporting.meetings.views.issuing import IssuePage
from reporting.meetings.views.pack import papers_by_reader
from reporting.models import Meeting, Report
from reporting.pages.live_report import LiveReport

NO_VERSION = "There is no such version, or it is not yours to see."
NOT_OUT = "The agenda of this meeting is not open to your role, or not yet."


class AgendaIssue(IssuePage):
    """Who will read what, before the agenda goes out."""

    template_name = "reporting/meetings/issue.html"
    what = "this agenda"

    @cached_property
    def last(self) -> Report | None:
        return versions_of_agenda(self.meeting).first()

    @cached_property
    def preview(self) -> AgendaPreview:
        return preview_agenda(self.meeting, page=self.meeting.get_absolute_url())

    @property
    def submit(self) -> str:
        return f"Issue version {self.last.number + 1}" if self.is_again else "Issue the agenda"

    @property
    def is_again(self) -> bool:
        return self.last is not None and self.meeting.state == Meeting.State.ISSUED

    def get_title(self) -> str:
        what = "the agenda again" if self.is_again else "the agenda"
        return f"Issue {what} of {self.meeting.day_words}?"

    def get_context(self, **extra) -> dict:
        lines = agenda_lines(items_to_work_on(self.reader), today())
        public = build_public_agenda(self.preview.version, Edition(timezone.now()))
        sent = papers_by_reader(self.preview.pack)
        return (
            super().get_context(
                lines=lines,
                pack_papers=sent["papers"],
                public_papers=sent["public_papers"],
                unread=sent["unread"],
                findings=self.preview.findings,
                guarded=[line for line in lines if line.audience != Audience.PUBLIC],
                papers=waiting_papers(lines),
                last=self.last,
                again=self.is_again,
                told=() if self.is_again else everybody_written_to(self.meeting),
                # Drawn by our own renderer, which escapes every word.
                public=SafeString(render_html(public)) if public else "",
            )
            | extra
        )

    def send_out(self, form: IssueForm) -> str:
        report = issue_agenda(by=self.request.user, meeting=self.meeting, **form.asked())
        return f"The agenda is out, version {report.number}."


class AgendaVersions(OfMeeting):
    """What was issued of an agenda, for its members."""

    power = Can.READ

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        if not (self.reader.is_member and self.reader.sees_agenda):
            raise PermissionDenied(NOT_OUT)


class AgendaPrint(LiveReport, AgendaVersions):
    """The newest version as this reader has it, with what is restricted for whoever may read that."""

    path = "<slug:p>/meetings/<int:meeting>/agenda-print"
    route = "agenda_print"
    formats = ("pdf", "docx")

    def document(self) -> Document:
        newest = versions_of_agenda(self.meeting).filter(state__in=MADE).defer(None).first()
        return printed_agenda(self.reader, newest)

    def file_words(self) -> str:
        return f"{self.partnership.slug} agenda {self.meeting.date:%Y-%m-%d}"

    def came_from(self) -> str:
        return self.meeting.get_absolute_url()


class AgendaVersionFile(AgendaVersions):
    """A version as members have it, byte for byte."""

    ext = ""

    def get(self, request: HttpRequest, *, r: str, **kwargs) -> HttpResponse:
        report = versions_of_agenda(self.meeting).filter(slug=r).first()
        if report is None or not getattr(report, self.ext):
            raise Http404(NO_VERSION)
        words = f"{self.partnership.slug} {report.slug}"
        return answer_private_file(getattr(report, self.ext).name, words, self.ext)
