"""Freezing a paper, sending a frozen one to the committee, and publishing it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from csp.changes import Stale
from plans.access import Can
from plans.pages.views.base import add_problems
from plans.proofreading.exposure import Exposure
from plans.proofreading.findings import Finding
from reporting.document import Document, tree
from reporting.editions.forms.freezing import FreezeForm, SendForm
from reporting.editions.services.freezing import (
    Moved,
    freeze_paper,
    preview_freeze,
    publish_report,
    send_to_committee,
)
from reporting.editions.services.reasons import Blocked
from reporting.editions.views.report import ReportPages
from reporting.models import Report
from reporting.papers.audiences import for_members, to_freeze
from reporting.papers.compose.differences import compare_documents
from reporting.papers.compose.document import compose_document
from reporting.papers.compose.draft import WholePaperDraft
from reporting.papers.views.paper_base import PaperPage

CHANGED_MEANWHILE = (
    "Somebody else changed this paper a moment ago. Nothing was frozen. "
    "Look at what is below, then freeze it if it is still right."
)
MEND = "Mend what is listed first, or say why it is frozen all the same. Nothing was frozen."


class Freeze(PaperPage):
    """What stands in the way, what changed since the last version, and the button."""

    power = Can.PUBLISH
    template_name = "reporting/editions/paper_freeze.html"

    def get_title(self) -> str:
        return f"Freeze “{self.paper}”"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show()

    def show(
        self, data=None, *, problems: tuple[str, ...] = (), status: int = 200, again: bool = False
    ) -> HttpResponse:
        """The page as the paper is now; ``again`` begins from what it is now, with the reasons kept."""
        draft, findings, seen = preview_freeze(self.paper)
        last = self.last_version()
        began = {"version": self.paper.version, "seen": seen}
        if data is not None and again:
            data = data.copy()
            data.update({name: str(value) for name, value in began.items()})
        form = self.form(data, findings, last, began)
        for problem in problems:
            form.add_error(None, problem)
        return self.page(
            status=status,
            form=form,
            blocks=[each for each in findings if each.blocks],
            warnings=[each for each in findings if not each.blocks],
            last=last,
            changes=self.changes(last, draft),
            cancel=self.paper.get_absolute_url(),
        )

    def form(self, data, findings: tuple[Finding, ...], last: Report | None, began) -> FreezeForm:
        stopping = dict.fromkeys(each.code for each in findings if each.blocks)
        return FreezeForm(data, initial=began, stopping=stopping, is_first=last is None)

    def last_version(self) -> Report | None:
        rows = self.paper.reports.select_related("partnership").order_by("-number")
        return rows.filter(state__in=("frozen", "published", "withdrawn")).first()

    def changes(self, last: Report | None, draft: WholePaperDraft) -> list:
        if last is None:
            return []
        before: Document = tree.from_text(last.facts)
        return compare_documents(for_members(before), now_for_members(draft, before))

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        _, findings, _ = preview_freeze(self.paper)
        form = self.form(request.POST, findings, self.last_version(), None)
        if not form.is_valid():
            return self.show(request.POST, status=422)
        try:
            made = freeze_paper(by=request.user, paper=self.paper, **form.asked())
        except Blocked:
            return self.show(request.POST, problems=(MEND,), status=422)
        except Moved as moved:
            return self.show_again(request, f"It is not as you saw it: {'; '.join(moved.parts)}.")
        except Stale:
            return self.show_again(request)
        except ValidationError as error:
            return self.show(request.POST, problems=tuple(error.messages), status=422)
        return redirect(made.get_absolute_url())

    def show_again(self, request: HttpRequest, *more: str) -> HttpResponse:
        self.paper.refresh_from_db()
        self.paper.partnership = self.partnership
        return self.show(request.POST, problems=(CHANGED_MEANWHILE, *more), status=409, again=True)


def now_for_members(draft: WholePaperDraft, before: Document) -> Document:
    """The paper as members would read it now, made when the version before was."""
    return for_members(to_freeze(compose_document(draft, created=before.created), Exposure()))


class ReportForm(ReportPages):
    """A question about a frozen paper, and what is done when it is answered."""

    power = Can.PUBLISH
    template_name = "layouts/confirm.html"
    form_class: type[Form] = Form
    text = submit = done = ""

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        if not self.report.paper_id:
            raise Http404("Only composed papers are sent and published here.")

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.ask(self.form_class())

    def ask(self, form: Form, *, status: int = 200) -> HttpResponse:
        return self.page(
            status=status,
            form=form,
            text=self.text,
            submit=self.submit,
            cancel=self.report.get_absolute_url(),
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.ask(form, status=422)
        try:
            self.act(form.cleaned_data)
        except ValidationError as error:
            add_problems(form, error)
            return self.ask(form, status=422)
        messages.success(request, self.done.format(self.report))
        return redirect(self.report.get_absolute_url())

    def act(self, said: dict) -> Report:
        raise NotImplementedError


class Send(ReportForm):
    form_class = SendForm
    text = (
        "Members of the scrutiny committee can then read the members’ version, and record what they "
        "recommend. Nobody else sees more than before."
    )
    submit = "Send it"
    done = "“{}” is sent."

    def get_title(self) -> str:
        return f"Send “{self.report}” to the committee?"

    def act(self, said: dict) -> Report:
        return send_to_committee(by=self.request.user, report=self.report, **said)


class Publish(ReportForm):
    text = (
        "Anybody can then read the public version. What is kept for the committee and names of people "
        "who have not agreed to be named stay here."
    )
    submit = "Publish it"
    done = "“{}” is published."

    def get_title(self) -> str:
        return f"Publish “{self.report}”?"

    def act(self, said: dict) -> Report:
        return publish_report(by=self.request.user, report=self.report)
