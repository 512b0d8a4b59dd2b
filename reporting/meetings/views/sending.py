"""The page behind an author's link: takes one paper until its meeting begins, and shows nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from csp.changes import Stale
from csp.models import EmailedLink
from plans.pages.views.answers import add_problems
from plans.plan.views.emailed import EmailedLinkLogo, EmailedLinkOpened, EmailedLinkPage
from reporting.meetings.asking import is_hidden_paper, paper_reader, title_for_author
from reporting.meetings.forms.agenda import SendPaperForm
from reporting.meetings.queries.asking import papers_to_ask
from reporting.meetings.services.asking import receive_from_author, takes_papers
from reporting.models import AgendaPaper

TOO_OFTEN = "That is more than anybody sends in an hour. Send it later."


class SentPaperPage(EmailedLinkPage):
    purpose = EmailedLink.Purpose.PAPER
    root_route = "send_paper"
    closed_template = "reporting/meetings/send_closed.html"
    paper: AgendaPaper | None = None

    def still_theirs(self, day: date) -> bool:
        """While the paper is wanted from the address that has the link, and its meeting has not begun."""
        rows = papers_to_ask().filter(partnership=self.partnership)
        self.paper = rows.filter(pk=self.link.about_id).first()
        if self.paper is None or not takes_papers(self.paper):
            return False
        reader = paper_reader(self.paper, day)
        return reader is not None and reader.email == self.link.email

    def unsaved(self) -> list[dict[str, str]]:
        text = self.request.POST.get("text", "").strip()
        return [{"label": "Its words", "words": text}] if text else []

    def closed_context(self) -> dict[str, Any]:
        return {"paper": self.paper}

    def sending_page(
        self, form: SendPaperForm | None = None, *, status: int = 200, **extra
    ) -> HttpResponse:
        paper = self.paper
        assert paper is not None  # noqa: S101 - else the link was closed
        context = self.linked_context(
            title=title_for_author(paper),
            paper=paper,
            meeting=paper.item.meeting,
            hidden=is_hidden_paper(paper),
            late=paper.due_on is not None and paper.due_on < self.today,
            form=form or SendPaperForm(initial={"version": paper.version}),
            kept="kept" in self.request.GET,
        )
        return render(self.request, "reporting/meetings/send.html", context | extra, status=status)


class SendPaper(SentPaperPage):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.sending_page()

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SendPaperForm(request.POST, request.FILES)
        if not self.may_send("link_answer"):
            form.add_error(None, TOO_OFTEN)
            return self.sending_page(form, status=429)
        if not form.is_valid():
            return self.sending_page(form, status=422)
        try:
            receive_from_author(said_as=self.link.name, paper=self.paper, **form.sent())
        except Stale as stale:
            return self.overtaken(form, stale)
        except ValidationError as error:
            add_problems(form, error)
            return self.sending_page(form, status=422)
        return redirect(f"{self.address('send_paper')}?kept=yes")

    def overtaken(self, form: SendPaperForm, stale: Stale) -> HttpResponse:
        """Something came for it meanwhile: what was typed stays, and a second press takes its place."""
        self.paper = papers_to_ask().get(pk=stale.theirs.pk)
        data = form.data.copy()
        data["version"] = str(stale.theirs.version)
        clashes = []
        if not is_hidden_paper(self.paper) and (stale.theirs.text or form.cleaned_data["text"]):
            texts = {"theirs": stale.theirs.text, "yours": form.cleaned_data["text"]}
            clashes = [{"label": "Its words"} | texts]
        again = SendPaperForm(data)
        return self.sending_page(again, status=409, overtaken=True, clashes=clashes)


class SendPaperOpened(SentPaperPage, EmailedLinkOpened):
    pass


class SendPaperLogo(SentPaperPage, EmailedLinkLogo):
    pass
