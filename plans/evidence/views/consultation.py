"""Consultations: the list, the page with what was asked and raised, and the forms."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from plans.access import Can
from plans.evidence.consultation_results import SCORES, question_results
from plans.evidence.filters.assessment import ConsultationFilter
from plans.evidence.forms.consultation import AnswerRow, ConsultationForm, QuestionForm, RaisedRow
from plans.evidence.queries import (
    consultations_for_list,
    priorities_to_choose,
    questions_of_consultation,
    raised_of,
)
from plans.evidence.services.consultation import change_consultation, create_consultation
from plans.evidence.tables.assessment import ConsultationTable, known_days_words
from plans.models import Consultation, Question
from plans.pages.forms.choosing import offering
from plans.pages.services import repeating_initial
from plans.pages.views.base import AddPage, DetailPage, EditPage, MovePage, RemovePage, RowPage
from plans.pages.views.evidence import EvidenceList
from plans.pages.views.rows import repeating

Kind = Question.Kind
WORKED_OUT = (
    "Where you know how many gave an answer, its percentage is worked out from that. Else give the "
    "percentage as it is printed."
)


class ConsultationList(EvidenceList):
    title = "Consultations"
    intro = "What people were asked, what they said, and what came of it."
    table_class = ConsultationTable
    filterset_class = ConsultationFilter
    add_route, add_label = "consultation_add", "Add a consultation"
    filename = "consultations"
    empty_title = "No consultations yet"
    empty_text = "Add the last time that you asked people what matters to them, and what they said."

    def get_queryset(self):
        return consultations_for_list(self.partnership)


class ConsultationPages(RowPage):
    model = Consultation
    words = "consultation"
    list_route, list_title = "consultations", "Consultations"

    def rows(self):
        return super().rows().select_related("partnership")

    def get_formsets(self, data=None) -> list:
        stored = raised_of(self.row) if self.row.pk else []
        return [
            repeating(
                offering(RaisedRow, priority=priorities_to_choose(self.partnership)),
                "issue raised",
                data,
                repeating_initial(stored, "words", "lower", "count", "priority", "done"),
                title="What people raised themselves",
                prefix="raised",
                ordered=True,
            )
        ]


class ConsultationDetail(ConsultationPages, DetailPage):
    power = Can.READ
    template_name = "plans/evidence/consultation_detail.html"
    edit_route = "consultation_edit"

    def get(self, request, *args, **kwargs):
        consultation = self.row_or_404()
        questions = question_results(questions_of_consultation(consultation))
        return self.page(
            title=consultation.title,
            consultation=consultation,
            days=known_days_words(consultation.began_on, consultation.ended_on),
            questions=questions,
            scored=[each for each in questions if each.is_scored],
            others=[each for each in questions if not each.is_scored],
            scores=SCORES,
            raised=self.raised(consultation),
        )

    def raised(self, consultation: Consultation) -> list:
        """What people raised, with the priority unless that is of a plan still hidden."""
        hidden = self.access.hidden_plans
        rows = list(raised_of(consultation))
        for row in rows:
            row.shown = row.priority and row.priority.plan.status not in hidden
        return rows


class ConsultationAdd(ConsultationPages, AddPage):
    form_class = ConsultationForm

    def store(self, form, formsets):
        return create_consultation(
            by=self.request.user,
            partnership=self.partnership,
            values=form.values(),
            raised=formsets[0].rows(),
        )


class ConsultationEdit(ConsultationPages, EditPage):
    form_class = ConsultationForm
    remove_route = "consultation_remove"

    def store(self, form, formsets):
        return change_consultation(
            by=self.request.user,
            consultation=self.row,
            version=form.began_from,
            values=form.changes(),
            raised=formsets[0].rows(),
        )


class ConsultationRemove(ConsultationPages, RemovePage):
    text = (
        "Its questions, their answers and what people raised go with it, and priorities no longer "
        "rest on them. You can bring all of it back."
    )


class QuestionPages(RowPage):
    """Pages about the questions of the consultation that the address names."""

    model = Question
    words = "question"

    @cached_property
    def consultation(self) -> Consultation:
        rows = Consultation.objects.filter(partnership=self.partnership)
        found = get_object_or_404(rows, pk=self.kwargs["consultation"])
        found.partnership = self.partnership
        return found

    def come_in(self, request, **kwargs) -> None:
        super().come_in(request, **kwargs)
        _ = self.consultation  # Another partnership's is unknown, so ask before anything else.

    def rows(self):
        return super().rows().filter(consultation=self.consultation)

    def list_url(self) -> str:
        return self.consultation.get_absolute_url()

    def address(self, route: str, *args) -> str:
        place = [self.consultation.pk] if route.startswith("question_") else []
        return super().address(route, *place, *args)

    def above(self) -> tuple[str, str]:
        return (str(self.consultation), self.list_url())

    def get_formsets(self, data=None) -> list:
        return [
            repeating(
                AnswerRow,
                "answer",
                data,
                self.first_answers(),
                title="Answers",
                prefix="answers",
                ordered=True,
            )
        ]

    def first_answers(self) -> list[dict]:
        """The answers that there are; a new question on a scale begins with its five scores."""
        names = ("label", "count", "percent", "comparator_percent", "n")
        if self.row.pk:
            return repeating_initial(self.row.answers.all(), *names)
        return [{"label": score} for score in SCORES] if self.kind == Kind.SCALE else []

    @property
    def kind(self) -> str:
        asked_for = self.request.GET.get("kind", "")
        return asked_for if asked_for in Kind.values else Kind.SCALE


class QuestionAdd(QuestionPages, AddPage):
    form_class = QuestionForm
    intro = WORKED_OUT

    def find_row(self) -> Question:
        return Question(
            partnership=self.partnership, consultation=self.consultation, kind=self.kind
        )


class QuestionEdit(QuestionPages, EditPage):
    form_class = QuestionForm
    intro = WORKED_OUT
    remove_route = "question_remove"


class QuestionRemove(QuestionPages, RemovePage):
    text = (
        "Its answers go with it, and priorities no longer rest on it. You can bring all of it back."
    )


class QuestionMove(QuestionPages, MovePage):
    pass
