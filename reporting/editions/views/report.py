"""Signing a quarter off, the list of papers, and each paper as it was frozen."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import slugify

from csp.changes import Stale
from csp.lists import ListPage
from csp.prose.nouns import count_noun
from plans.access import Access, Can
from plans.pages.views.base import WorkspacePage, add_problems
from reporting.document.renderers.docx import render_docx
from reporting.document.renderers.pdf import render_pdf
from reporting.editions.forms.publication import WithdrawForm
from reporting.editions.forms.round import SignOffForm
from reporting.editions.reports.register import KINDS
from reporting.editions.services.report import document_of, draft_of, sign_off, withdraw_report
from reporting.editions.tables.report import ReportTable
from reporting.editions.views.exceptions import OfRound
from reporting.editions.views.frozen_paper import once_withdrawn, paper_context, state_of
from reporting.facts.quarter.gather import gather_round
from reporting.facts.quarter.groups import counts_line, groups_of
from reporting.models import Report
from reporting.pages.answers import WORD, named, stored_file
from reporting.pages.views import DrawnFile

State = Report.State
REFRESH_SECONDS = 4
# What making a paper takes, and where it is done.
AGAIN = {
    "highlight": (Can.SIGN_OFF, "sign_off"),
    "paper": (Can.PUBLISH, "paper_freeze"),
    "progress": (Can.PUBLISH, "publish_progress"),
}
CHANGED_MEANWHILE = (
    "Somebody else changed this round a moment ago. Nothing was signed off. "
    "Look at what is below, then sign off if it is still right."
)


class SignOff(OfRound):
    """What will be frozen, a note, and the button."""

    power = Can.SIGN_OFF
    template_name = "reporting/editions/sign_off.html"

    def get_title(self) -> str:
        return f"Sign off {self.round}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show(SignOffForm(initial={"version": self.round.version}))

    def show(self, form: SignOffForm, *, status: int = 200) -> HttpResponse:
        facts = gather_round(self.round)
        return self.page(
            status=status,
            form=form,
            round=self.round,
            counts_line=counts_line(facts),
            groups=[(each.title, count_noun(each.total, "row")) for each in groups_of(facts)],
            unread=sum(row.answered and not row.accepted for row in facts.rows),
            cancel=self.address_of("exceptions"),
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = SignOffForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            report = sign_off(by=request.user, round=self.round, **form.cleaned_data)
        except Stale:
            return self.show_again(form)
        except ValidationError as error:
            add_problems(form, error)
            return self.show(form, status=422)
        return redirect(report.get_absolute_url())

    def show_again(self, form: SignOffForm) -> HttpResponse:
        """The page as it is now, beginning from the version of now, with the note kept."""
        self.round.refresh_from_db()
        form.data = form.data.copy()
        form.data["version"] = str(self.round.version)
        form.add_error(None, CHANGED_MEANWHILE)
        return self.show(form, status=409)


def readable(access: Access) -> QuerySet[Report]:
    """The papers that somebody may open: for scrutiny members those that were sent to them.

    Raises PermissionDenied for somebody who may open none.
    """
    rows = of_partnership(access)
    if not access.can(Can.READ_DRAFTS):
        access.require(Can.SCRUTINISE)
        return rows.sent()
    return rows.filter(kind__in=[name for name, kind in KINDS.items() if access.can(kind.power)])


def of_partnership(access: Access) -> QuerySet[Report]:
    return Report.objects.for_list().filter(partnership=access.partnership, kind__in=KINDS)


class ReportList(WorkspacePage, ListPage):
    """Every paper that the reader may open, the latest first."""

    template_name = "reporting/papers/paper_list.html"
    title = "Reports"
    table_class = ReportTable
    empty_title = "No reports yet"
    empty_text = "When the chair signs a quarter off, its report is kept here as the group saw it."

    def get_queryset(self):
        return readable(self.access)

    def get_context(self, **extra) -> dict:
        return super().get_context(tab="reports") | extra


class ReportPages(WorkspacePage):
    """A page about one paper, by its name in the address."""

    def come_in(self, request: HttpRequest, *, r: str, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.report = get_object_or_404(of_partnership(self.access), slug=r)
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

    def trail(self) -> list[tuple[str, str]]:
        return [("Reports", self.address("reports"))]

    def get_title(self) -> str:
        return str(self.report)


class ReportPage(ReportPages):
    """What was frozen, as it was shown then, with who signed it and where its files are."""

    template_name = "reporting/editions/report.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        report = self.report
        response = self.page(
            report=report,
            state=state_of(report),
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
        power, route = AGAIN[self.report.kind]
        if self.report.state != State.FAILED or not self.access.can(power):
            return ""
        report = self.report
        return self.address(route, report.paper.slug if report.paper_id else report.round.period)

    def public_url(self) -> str:
        if self.report.state != State.PUBLISHED:
            return ""
        if self.report.paper_id:
            return reverse("public:report", args=[self.partnership.slug, self.report.slug])
        place = [self.partnership.slug, self.report.plan.slug, self.report.number]
        return reverse("public:progress_version", args=place)


class ReportFile(ReportPages):
    """The PDF as it was frozen; the facts byte for byte; the Word file as frozen, or drawn from them.

    ``?for=everybody`` gives the file that everybody reads once a composed paper is published.
    """

    ext = ""

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        name = f"{slugify(f'{self.partnership.slug} {self.report.slug}')}.{self.ext}"
        public = request.GET.get("for") == "everybody" and self.ext != "json"
        response = self.for_everybody(name) if public else getattr(self, self.ext)(name)
        response["Cache-Control"] = "no-store, private"
        return response

    def for_everybody(self, name: str) -> HttpResponse:
        file = getattr(self.report, f"public_{self.ext}")
        if not file:
            raise Http404("There is no version of it for everybody.")
        return stored_file(file.name, name)

    def pdf(self, name: str) -> HttpResponse:
        if not self.report.pdf:
            raise Http404("This paper has no PDF.")
        return stored_file(self.report.pdf.name, name)

    def json(self, name: str) -> HttpResponse:
        response = HttpResponse(self.report.facts, content_type="application/json")
        return named(response, name, "inline")

    def docx(self, name: str) -> HttpResponse:
        if self.report.docx:
            return stored_file(self.report.docx.name, name)
        data = render_docx(document_of(self.report))
        return named(HttpResponse(data, content_type=WORD), name, "attachment")


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


class ExceptionsPdf(DrawnFile, OfRound):
    """The report as the round stands, marked as a draft, with the rows that the reader may see."""

    def draw(self) -> bytes:
        return render_pdf(draft_of(self.round, self.access))

    def file_called(self) -> str:
        return f"{slugify(f'{self.partnership.slug} highlights {self.round.period} draft')}.pdf"

    def came_from(self) -> str:
        return self.address_of("exceptions")
