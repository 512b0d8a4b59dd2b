"""The form for one piece of evidence of a priority."""

from __future__ import annotations

from django import forms

from csp.forms import KitModelForm
from plans.models import PriorityEvidence


class QuestionChoice(forms.ModelChoiceField):
    def label_from_instance(self, question) -> str:
        return f"{question.consultation}: {question}"


class ResultChoice(forms.ModelChoiceField):
    def label_from_instance(self, result) -> str:
        return f"{result.survey}: {result}"


class PriorityEvidenceForm(KitModelForm):
    """Exactly one of the four; the rest stay empty."""

    scopes = {
        "question": lambda rows, partnership: (
            rows.filter(partnership=partnership)
            .select_related("consultation")
            .order_by("consultation", "position", "pk")
        ),
        "result": lambda rows, partnership: (
            rows.filter(partnership=partnership)
            .select_related("survey")
            .order_by("survey", "position", "pk")
        ),
    }

    class Meta:
        model = PriorityEvidence
        fields = ("indicator", "assessment", "question", "result", "words")
        field_classes = {"question": QuestionChoice, "result": ResultChoice}
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "indicator": "An indicator",
            "assessment": "Or a strategic assessment",
            "question": "Or a question that people were asked",
            "result": "Or a result of a survey",
        }
        help_texts = {
            "words": "In a sentence: why this speaks for the priority. The figures are shown by themselves."
        }
