"""The page behind a member's link: one question, answered without a password until its closing day."""

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
from reporting.meetings.correspondence import opens_by_link, rules_in_words, seat_reader
from reporting.meetings.forms.correspondence import AnswerQuestionForm
from reporting.meetings.queries.correspondence import answers_with_seats, questions_with_meeting
from reporting.meetings.services.correspondence import answer_question
from reporting.models import CorrespondenceAnswer

TOO_OFTEN = "That is more than anybody sends in an hour. Send it later."


class QuestionLinkPage(EmailedLinkPage):
    purpose = EmailedLink.Purpose.CORRESPONDENCE
    root_route = "answer_question"
    closed_template = "reporting/meetings/answer_closed.html"
    answer: CorrespondenceAnswer | None = None

    def still_theirs(self, day: date) -> bool:
        """While the question is open, and the seat is of the address that has the link."""
        rows = answers_with_seats().filter(partnership=self.partnership)
        self.answer = rows.filter(pk=self.link.about_id).first()
        if self.answer is None:
            return False
        self.answer.question = questions_with_meeting().get(pk=self.answer.question_id)
        if not opens_by_link(self.answer.question) or self.answer.question.closes_on < day:
            return False
        reader = seat_reader(self.answer.seat, day)
        return reader is not None and reader.email == self.link.email

    def unsaved(self) -> list[dict[str, str]]:
        words = self.request.POST.get("condition", "").strip()
        return [{"label": "Your condition", "words": words}] if words else []

    def answering_page(
        self, form: AnswerQuestionForm | None = None, *, status: int = 200, **extra
    ) -> HttpResponse:
        row = self.answer
        assert row is not None  # noqa: S101 - else the link was closed
        given = {"reply": row.reply, "condition": row.condition, "version": row.version}
        context: dict[str, Any] = self.linked_context(
            title=str(row.question.item),
            question=row.question,
            meeting=row.question.item.meeting,
            answer=row,
            rules_words=rules_in_words(row.question),
            form=form or AnswerQuestionForm(initial=given),
            kept="kept" in self.request.GET,
        )
        return render(
            self.request, "reporting/meetings/answer.html", context | extra, status=status
        )


class AnswerQuestion(QuestionLinkPage):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.answering_page()

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AnswerQuestionForm(request.POST)
        if not self.may_send("link_answer"):
            form.add_error(None, TOO_OFTEN)
            return self.answering_page(form, status=429)
        if not form.is_valid():
            return self.answering_page(form, status=422)
        try:
            answer_question(
                by=None, said_as=self.link.name, answer=self.answer, **form.cleaned_data
            )
        except Stale as stale:
            return self.overtaken(form, stale)
        except ValidationError as error:
            add_problems(form, error)
            return self.answering_page(form, status=422)
        return redirect(f"{self.address('answer_question')}?kept=yes")

    def overtaken(self, form: AnswerQuestionForm, stale: Stale) -> HttpResponse:
        """An answer for the same seat came meanwhile: it is shown, and a second press takes its place."""
        theirs = stale.theirs
        data = form.data.copy()
        data["version"] = str(theirs.version)
        return self.answering_page(
            AnswerQuestionForm(data), status=409, overtaken=theirs, clashes=clashing(theirs, form)
        )


def clashing(theirs: CorrespondenceAnswer, form: AnswerQuestionForm) -> list[dict[str, str]]:
    texts = {"theirs": theirs.condition, "yours": form.cleaned_data["condition"]}
    return [{"label": "If what?"} | texts] if any(texts.values()) else []


class AnswerQuestionOpened(QuestionLinkPage, EmailedLinkOpened):
    pass


class AnswerQuestionLogo(QuestionLinkPage, EmailedLinkLogo):
    pass
