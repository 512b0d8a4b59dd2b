"""The form for what a body answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from csp.forms import CellField, DateWordsField, KitModelForm, MoneyField
from reporting.models import Answer, Recommendation
from reporting.scrutiny.rules import decision_words

Decision, Kind = Answer.Decision, Recommendation.Kind
# What may be decided about each kind; whatever was decided before is offered too.
OFFERED = {
    Kind.RECOMMENDATION: (Decision.ACCEPTED, Decision.PARTLY, Decision.REFUSED),
    Kind.REQUEST: (Decision.GIVEN, Decision.PARTLY, Decision.REFUSED),
}


class RecommendationAnswerForm(KitModelForm):
    class Meta:
        model = Answer
        fields = (
            "decision",
            "response",
            "cost",
            "timescale",
            "answered_by",
            "answered_on",
            "done_on",
        )
        field_classes = {
            "response": CellField,
            "cost": MoneyField,
            "answered_on": DateWordsField,
            "done_on": DateWordsField,
        }
        labels = {
            "decision": "What you decided",
            "response": "Your answer",
            "cost": "What it costs, in pounds",
            "timescale": "By when it will be done",
            "answered_by": "Who answers",
            "answered_on": "Answered",
            "done_on": "Done",
        }
        help_texts = {
            "response": "What will be done, if anything, and why.",
            "cost": "Leave empty if it costs nothing beyond what is there.",
            "timescale": "For example, by the end of March 2018.",
            "answered_by": "A post, such as Head of Community Safety.",
            "answered_on": "Leave empty for today.",
            "done_on": "Only once it has been done.",
        }

    kit = {"response": {"rows": 8}}

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        kind = self.instance.recommendation.kind
        now = (self.instance.decision,) if self.instance.decision else ()
        offered = dict.fromkeys((*OFFERED[kind], *now))
        self.fields["decision"].choices = [
            ("", "Not decided yet"),
            *((each, decision_words(kind, each)) for each in offered),
        ]

    def clean(self) -> dict[str, Any]:
        """Words and a decision go together; the day is today where none is given."""
        answer = super().clean()
        says, decided = answer.get("response"), answer.get("decision")
        if says and not decided and "decision" not in self.errors:
            self.add_error("decision", "Choose what you decided.")
        if decided and not says and "response" not in self.errors:
            self.add_error("response", "Write a few words that say what will be done, or why not.")
        if says and decided and not answer.get("answered_on"):
            answer["answered_on"] = self.today
        return answer
