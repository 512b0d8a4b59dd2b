"""Freezing a report of a round, the list of papers, and each paper as it was frozen."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import SafeString
from django.utils.text import slugify

from csp.changes import Stale
from csp.lists import ListPage
from csp.periods import today
from plans.access import Access, Can
from plans.pages.views.base import WorkspacePage, add_problems
from reporting.document import Document
from reporting.document.formats import FILE_FORMATS
from reporting.editions.forms.publication import WithdrawForm
from reporting.editions.kinds import KINDS, OF_ROUND
from reporting.editions.services.report import (
    draft_of,
    freeze_round,
    report_document,
    withdraw_report,
)
from reporting.editions.tables.report import ReportTable
from reporting.editions.views.exceptions import OfRound
from reporting.editions.views.frozen_paper import once_withdrawn, paper_context, report_state_words
from reporting.models import Report
from reporting.models.report import PRINTED
from reporting.pages.answers import name_download, stored_file
from reporting.pages.live_report import LiveReport

State = Report.State
REFRESH_SECONDS = 4


class FreezeRound(OfRound):
    """What of a round will be frozen as a report of one ``kind``, a note, and the button."""

    kind = ""
    template_name = "reporting/editions/sign_off.html"

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.made = OF_ROUND[self.kind]
        self.power = self.made.power

    def get_title(self) -> str:
        return self.made.asks.format(round=self.round)

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show(self.made.form(initial={"version": self.round.version}))

    def show(self, form: Form, *, status: int = 200) -> HttpResponse:
        drafted = self.made.drafted
        return self.page(
            status=status,
            form=form,
            made=self.made,
            round=self.round,
            is_early=self.round.is_open and today() < self.round.due_on,
            draft_url=self.address_of(drafted) if drafted else "",
            cancel=self.address_of("exceptions"),
            **self.made.told(self.made.gather(self.round)),
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.made.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        asked = {"by": request.user, "kind": self.kind, "round": self.round}
        try:
            report = freeze_round(**asked, **form.cleaned_data)
        except Stale:
            return self.show_again(form)
        except ValidationError as error:
            add_problems(form, error)
            return self.show(form, status=422)
        return redirect(report.get_absolute_url())

    def show_again(self, form: Form) -> HttpResponse:
        """The page as it is now, beginning from the version of now, with the note kept."""
        self.round.refresh_from_db()
        form.data = form.data.copy()
        form.data["version"] = str(self.round.version)
        form.add_error(None, self.made.changed)
        return self.show(form, status=409)


def readable_reports(access: Access) -> QuerySet[Report]:
    """The papers that somebody may open: for scrutiny members those that were sent to them.

    Raises PermissionDenied for somebody who may open none.
    """
    rows = partnership_reports(access)
    if not access.can(Can.READ_DRAFTS):
        access.require(Can.SCRUTINISE)
        return rows.sent()
    return rows.filter(kind__in=[name for name, kind in KINDS.items() if access.can(kind.power)])


def partnership_reports(access: Access) -> QuerySet[Report]:
    """Those of meetings stand on the pages of their meetings, whose rules say who may read them."""
    rows = Report.objects.for_list().filter(partnership=access.partnership, kind__in=KINDS)
    return rows.filter(meeting=None)


class ReportList(WorkspacePage, ListPage):
    """Every paper that the reader may open, the latest first."""

    template_name = "layouts/list.html"
    title = "Versions and files"
    filename = "reports"
    table_class = ReportTable
    empty_title = "No reports yet"
    empty_text = "When the chair signs a quarter off, its report is kept here as the group saw it."

    def get_queryset(self):
        return readable_reports(self.access)


class ReportPages(WorkspacePage):
    """A page about one paper, by its name in the address."""

    def come_in(self, request: HttpRequest, *, r: str, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.report = get_object_or_404(partnership_reports(self.access), slug=r)
        self.report.partnership = self.partnership
        if self.report.paper_id and not self.access.can(Can.READ_DRAFTS):
            self.only_if_sent()
        else:
            self.access.require(Can.READ_DRAFTS)
            self.access.require(KINDS[self.report.kind].power)

    def only_if_sent(self) -> None:
        """Members of the committee know of a paper from when it is sent to them."""
        self.access.require(Can.SCRUTINISE)
        if self.report.sent_at is None:
            raise Http404("There is no such report, or it is not yours to see.")

    def above(self) -> tuple[str, str]:
        return ("Reports", self.address("reports"))

    def get_title(self) -> str:
        return str(self.report)


class ReportPage(ReportPages):
    """What was frozen, as it was shown then, with who signed it and where its files are."""

    template_name = "reporting/editions/report.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        report = self.report
        response = self.page(
            report=report,
            state=report_state_words(report),
            # Drawn by our own renderer, which escapes every word, when it was frozen.
            page=SafeString(report.page),
            public_url=self.public_url(),
            again_url=self.again_url(),
            withdrawable=report.state == State.PUBLISHED and self.access.can(Can.PUBLISH),
            refresh=REFRESH_SECONDS,
            **(paper_context(report, self.access) if report.paper_id else {}),
        )
        if report.state == State.PREPARING:
            response["Refresh"] = str(REFRESH_SECONDS)
        return response

    def again_url(self) -> str:
        """Where a paper that could not be made is made again, for those who may."""
        made = KINDS[self.report.kind].made
        if self.report.state != State.FAILED or not self.access.can(made.power):
            return ""
        report = self.report
        return self.address(
            made.route, report.paper.slug if report.paper_id else report.round.period
        )

    def public_url(self) -> str:
        public_at = KINDS[self.report.kind].public_at
        return public_at(self.report) if public_at and self.report.state == State.PUBLISHED else ""


class ReportFile(ReportPages):
    """What was frozen as a file, in one of the formats.

    ``?for=everybody`` gives the file that everybody reads once a composed paper is published.
    """

    ext = ""

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        name = f"{slugify(f'{self.partnership.slug} {self.report.slug}')}.{self.ext}"
        public = request.GET.get("for") == "everybody"
        response = self.for_everybody(name) if public else self.for_partners(name)
        response["Cache-Control"] = "no-store, private"
        return response

    def for_everybody(self, name: str) -> HttpResponse:
        file = getattr(self.report, f"public_{self.ext}")
        if not file:
            raise Http404("There is no version of it for everybody.")
        return stored_file(file.name, name)

    def for_partners(self, name: str) -> HttpResponse:
        """The file as it was frozen. Only the PDF is of every kind; others are drawn of the same facts."""
        if file := getattr(self.report, self.ext):
            return stored_file(file.name, name)
        if self.ext == PRINTED:
            raise Http404("This paper has no PDF.")
        form = FILE_FORMATS[self.ext]
        data = form.render(report_document(self.report))
        return name_download(
            HttpResponse(data, content_type=form.media_type), name, form.disposition
        )


class ReportFacts(ReportPages):
    """The facts byte for byte."""

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        name = f"{slugify(f'{self.partnership.slug} {self.report.slug}')}.json"
        response = HttpResponse(self.report.facts, content_type="application/json")
        response["Cache-Control"] = "no-store, private"
        return name_download(response, name, "inline")


class ReportWithdraw(ReportPages):
    """Asks why, and takes what is published away from the public."""

    power = Can.PUBLISH
    template_name = "layouts/confirm.html"

    def get_title(self) -> str:
        return f"Withdraw “{self.report}”?"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.ask(WithdrawForm())

    def ask(self, form: WithdrawForm, *, status: int = 200) -> HttpResponse:
        text = " ".join(once_withdrawn(self.report, by=self.request.user))
        texts = {"text": text, "submit": "Withdraw", "danger": True}
        cancel = self.report.get_absolute_url()
        return self.page(status=status, form=form, cancel=cancel, **texts)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            return self.ask(form, status=422)
        try:
            withdraw_report(by=request.user, report=self.report, **form.cleaned_data)
        except ValidationError as error:
            add_problems(form, error)
            return self.ask(form, status=422)
        messages.success(request, f"“{self.report}” is withdrawn.")
        return redirect(self.report.get_absolute_url())


class HighlightDraft(LiveReport, OfRound):
    """The report as the round stands, marked as a draft, with the rows that the reader may see."""

    path, route = "<slug:p>/rounds/<slug:period>/exceptions", "exceptions"

    def document(self) -> Document:
        return draft_of(self.round, self.access)

    def file_words(self) -> str:
        return f"{self.partnership.slug} highlights {self.round.period} draft"

    def came_from(self) -> str:
        return self.address_of("exceptions")
