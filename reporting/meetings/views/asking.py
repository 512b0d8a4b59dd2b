"""Asking the author for a promised paper: the clerk sees whom and in which words, and presses."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from csp.forms.fields import parse_whole_number
from csp.periods import today
from reporting.letters.linked import LINK_MARK
from reporting.meetings.asking import ASKED_STEP, asking_letter, paper_reader
from reporting.meetings.queries.agenda import papers_for_clerk
from reporting.meetings.queries.asking import asked_before, papers_to_ask
from reporting.meetings.services.asking import ask_for_paper, takes_papers
from reporting.meetings.views.papers import AgendaPaperPages

THE_LINK = "(a link of their own stands here)"


class AgendaPaperAsk(AgendaPaperPages):
    template_name = "reporting/meetings/ask.html"

    def rows(self):
        return papers_to_ask().filter(pk__in=papers_for_clerk(self.access).values("pk"))

    def get_title(self) -> str:
        return f"Ask for {self.row}?"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.ask_page()

    def ask_page(self, *, status: int = 200, problem: str = "") -> HttpResponse:
        self.row = self.row_or_404()
        reader = paper_reader(self.row, today())
        letter = asking_letter(self.row, reader, ASKED_STEP, today()) if reader else None
        return self.page(
            status=status,
            paper=self.row,
            reader=reader,
            letter=letter,
            words=letter.text.replace(LINK_MARK, THE_LINK) if letter else "",
            asked=asked_before(self.row),
            open=takes_papers(self.row),
            problem=problem,
            edit_url=self.address("agenda_paper_edit", self.row.pk),
            cancel=self.list_url(),
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        row = self.row_or_404()
        asked = parse_whole_number(request.POST.get("asked", ""))
        try:
            email = ask_for_paper(by=request.user, paper=row, asked=-1 if asked is None else asked)
        except ValidationError as error:
            return self.ask_page(status=409, problem=" ".join(error.messages))
        messages.success(request, f"An e-mail is on its way to {email}.")
        return redirect(self.list_url())
