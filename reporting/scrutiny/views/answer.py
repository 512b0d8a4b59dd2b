"""Recording what a body answers."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from csp.periods import today
from plans.access import Can
from plans.pages.views.base import EditPage
from reporting.models import Answer
from reporting.scrutiny.forms.answer import RecommendationAnswerForm
from reporting.scrutiny.queries import partnership_answers
from reporting.scrutiny.rules import may_answer, name_in_sentence
from reporting.scrutiny.services.answer import record_answer


class AnswerEdit(EditPage):
    """For officers, and for the leads of the body that was asked."""

    power = Can.READ_PARTNERS
    model = Answer
    words = "answer"
    form_class = RecommendationAnswerForm
    template_name = "reporting/scrutiny/answer_form.html"
    list_route = "recommendations"

    def come_in(self, request: HttpRequest, *, pk: int, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.row = get_object_or_404(partnership_answers(self.partnership), pk=pk)
        if not may_answer(self.access, self.row):
            raise PermissionDenied(
                f"Only officers and the leads of {self.row.organisation} answer here."
            )

    def find_row(self) -> Answer:
        return self.row

    def get_context(self, **extra):
        place = {"asked": self.row.recommendation, "due": self.row.due_on}
        return super().get_context(**place) | extra

    def get_form(self, data=None, files=None) -> RecommendationAnswerForm:
        return RecommendationAnswerForm(
            data, files, instance=self.row, partnership=self.partnership, today=today()
        )

    def get_title(self) -> str:
        return f"Answer of {self.row.organisation} to {name_in_sentence(self.row.recommendation)}"

    def above(self) -> tuple[str, str]:
        row = self.row.recommendation
        return (str(row), row.get_absolute_url())

    def done_url(self, row) -> str:
        return self.row.recommendation.get_absolute_url()

    def store(self, form: RecommendationAnswerForm, formsets: list) -> Answer:
        return record_answer(
            by=self.request.user, answer=self.row, version=form.began_from, values=form.changes()
        )

    def saved_words(self, row) -> str:
        own = "" if not row.recorded_as else f", recorded by {row.recorded_as}"
        return f"Saved the answer of {row.organisation}{own}."
