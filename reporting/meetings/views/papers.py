"""Papers of an agenda: promised, changed, received, withdrawn, and read."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property

from actions.rounds.evidence_kinds import ENDINGS
from csp.changes import Stale
from csp.files.names import ending_of, safe_name
from csp.files.stored import open_stored
from plans.access import Can
from plans.pages.views.answers import add_problems
from plans.pages.views.base import AddPage, EditPage, FormPage, RemovePage, WorkspacePage
from reporting.meetings.access import scope_of
from reporting.meetings.forms.agenda import (
    AgendaPaperForm,
    ReceivePaperForm,
    WithdrawPaperForm,
)
from reporting.meetings.meeting_days import deadlines_of_meeting
from reporting.meetings.queries.agenda import items_for_clerk, papers_for_clerk, papers_of
from reporting.meetings.services.papers import (
    change_paper,
    promise_paper,
    receive_paper,
    withdraw_paper,
)
from reporting.meetings.views.agenda import ItemPages
from reporting.meetings.views.base import SOMEBODY_ELSE
from reporting.models import AgendaItem, AgendaPaper, Meeting

NO_PAPER = "There is no such paper, or it is not yours to see."
MEDIA_TYPES = {ending: media_type for media_type, ending in ENDINGS.items()}


class AgendaPaperPages(ItemPages):
    """Pages about one paper, whose meeting is found from it. Only clerks come here."""

    model = AgendaPaper
    words = "paper"

    def rows(self):
        return papers_for_clerk(self.access)

    @cached_property
    def meeting(self) -> Meeting:
        return get_object_or_404(self.rows(), pk=self.kwargs["pk"]).item.meeting


class AgendaPaperAdd(AgendaPaperPages, AddPage):
    title = "Add a paper"
    form_class = AgendaPaperForm

    @cached_property
    def item(self) -> AgendaItem:
        return get_object_or_404(items_for_clerk(self.access), pk=self.kwargs["item"])

    @cached_property
    def meeting(self) -> Meeting:
        return self.item.meeting

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        _ = self.item  # Another's item is unknown, so ask before anything else.

    def find_row(self) -> AgendaPaper:
        item = self.item
        return AgendaPaper(
            partnership=self.partnership,
            item=item,
            title=str(item)[:300],
            author=item.author,
            author_words=item.author_words,
            audience=item.audience,
            due_on=deadlines_of_meeting(item.meeting).papers,
        )

    def store(self, form: AgendaPaperForm, formsets: list) -> AgendaPaper:
        paper = AgendaPaper(partnership=self.partnership, item=self.item, **form.values())
        return promise_paper(by=self.request.user, paper=paper)

    def done_url(self, row) -> str:
        if row.pk and not row.is_here:
            return self.address("agenda_paper_receive", row.pk)
        return self.list_url()


class AgendaPaperEdit(AgendaPaperPages, EditPage):
    form_class = AgendaPaperForm
    remove_route = "agenda_paper_remove"
    template_name = "reporting/meetings/paper_form.html"

    def store(self, form: AgendaPaperForm, formsets: list) -> AgendaPaper:
        return change_paper(
            by=self.request.user, paper=self.row, version=form.began_from, values=form.changes()
        )


class AgendaPaperRemove(AgendaPaperPages, RemovePage):
    text = "The promise goes, with what was received. You can bring it back straight afterwards."


class AgendaPaperReceive(AgendaPaperPages, FormPage):
    form_class = ReceivePaperForm
    submit = "Keep it"
    template_name = "reporting/meetings/receive.html"

    def find_row(self) -> AgendaPaper:
        return self.row_or_404()

    def get_title(self) -> str:
        return f"What was received: {self.row}"

    def get_form(self, data=None, files=None) -> ReceivePaperForm:
        kept = {"text": self.row.text, "alternative_text": self.row.alternative_text}
        return ReceivePaperForm(data, files, partnership=self.partnership, initial=kept)

    def store(self, form: ReceivePaperForm, formsets: list) -> AgendaPaper:
        answers = form.cleaned_data
        return receive_paper(
            by=self.request.user,
            paper=self.row,
            upload=answers["file"],
            text=answers["text"],
            alternative_text=answers["alternative_text"],
        )

    def saved_words(self, row: AgendaPaper) -> str:
        late = ", after its day" if row.state == row.State.LATE else ""
        return f"Received{late}: {row}."


class AgendaPaperWithdraw(AgendaPaperPages, FormPage):
    form_class = WithdrawPaperForm
    submit = "Withdraw it"

    def find_row(self) -> AgendaPaper:
        return self.row_or_404()

    def get_title(self) -> str:
        return f"Withdraw {self.row}?"

    def get_form(self, data=None, files=None) -> WithdrawPaperForm:
        return WithdrawPaperForm(
            data, partnership=self.partnership, initial={"version": self.row.version}
        )

    def save(self, form: WithdrawPaperForm, formsets: list) -> HttpResponse:
        answers = form.cleaned_data
        try:
            withdraw_paper(by=self.request.user, paper=self.row, **answers)
        except Stale:
            form.add_error(None, SOMEBODY_ELSE)
            return self.form_page(form, formsets, status=409)
        except ValidationError as error:
            add_problems(form, error)
            return self.form_page(form, formsets, status=422)
        messages.success(self.request, f"Withdrawn: {self.row}. Nobody but clerks opens it now.")
        return redirect(self.list_url())


class AgendaPaperRead(WorkspacePage):
    """A paper to read, for whoever may: words as a page, anything else as its file."""

    power = Can.READ
    template_name = "reporting/meetings/paper_text.html"

    def get(self, request: HttpRequest, *args, pk: int, **kwargs) -> HttpResponseBase:
        paper = get_object_or_404(papers_of(self.partnership), pk=pk)
        reader = scope_of(self.access, request.user).reader(paper.item.meeting)
        if not reader.reads_paper(paper, paper.item, paper.item.parent):
            raise Http404(NO_PAPER)
        if name := reader.file_of(paper).name:
            return serve_paper(name, paper)
        if not paper.text:
            raise Http404(NO_PAPER)
        return self.page(paper=paper, title=paper.title, meeting=paper.item.meeting)

    def above(self) -> tuple[str, str]:
        return ("Meetings", self.address("meetings"))


def serve_paper(name: str, paper: AgendaPaper) -> FileResponse:
    """A file to keep, never to show: whatever it is, no browser runs it under our name."""
    ending = ending_of(name)
    response = FileResponse(
        open_stored(name),
        as_attachment=True,
        filename=safe_name(paper.file_name or paper.title, ending),
        content_type=MEDIA_TYPES.get(ending, "application/octet-stream"),
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "no-store, private"
    return response
