"""Forms for what the committee recommends or asks for, and for closing it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from csp.forms import CellField, DateWordsField, KitForm, KitModelForm, RowsField
from csp.periods import date_words
from plans.models import Organisation
from reporting.models import Recommendation, Report
from reporting.scrutiny.queries import READY, bodies_to_ask


class SentPaperField(forms.ModelChoiceField):
    """Only what was sent to the committee, told apart by the day on which it was."""

    def label_from_instance(self, report: Report) -> str:
        gone = ", withdrawn since" if report.state == Report.State.WITHDRAWN else ""
        return f"{report}, sent on {date_words(timezone.localdate(report.sent_at))}{gone}"


class RecommendationForm(KitModelForm):
    bodies = RowsField(
        Organisation.objects.all(),
        label="Who must answer",
        widget=forms.CheckboxSelectMultiple,
        help_text="Each body that you tick answers for itself, and is told by e-mail if an address is known.",
    )
    due_on = DateWordsField(label="Answer due", required=False)

    class Meta:
        model = Recommendation
        fields = ("kind", "text", "made_on", "report", "committee", "minute")
        field_classes = {
            "made_on": DateWordsField,
            "text": CellField,
            "report": SentPaperField,
        }
        widgets = {
            "kind": forms.RadioSelect,
            "minute": forms.TextInput(attrs={"class": "govuk-input--width-10"}),
        }
        labels = {
            "kind": "What it is",
            "text": "What is recommended or asked",
            "report": "About which paper",
            "minute": "Minute",
        }
        help_texts = {
            "made_on": "When the committee decided it. For example, 5 December 2016.",
            "committee": "Only if you have more than one, or it goes by another name.",
            "report": "Only papers that were sent to the committee, and not withdrawn, are listed.",
        }

    field_order = (
        "kind",
        "text",
        "made_on",
        "report",
        "bodies",
        "due_on",
        "committee",
        "minute",
    )
    scopes = {
        "report": lambda rows, partnership: rows.filter(
            partnership=partnership, sent_at__isnull=False
        ).defer("facts", "page", "public_page")
    }
    kit = {"text": {"rows": 5}}

    def __init__(self, *args, today: date, days: int, bodies=(), due_on=None, **kwargs):
        super().__init__(*args, **kwargs)
        about = self.fields["report"]
        own = Q(pk=self.instance.report_id)
        about.queryset = about.queryset.filter(Q(state__in=READY) | own)
        kind = self.fields["kind"]
        kind.choices = [choice for choice in kind.choices if choice[0]]
        asked = [body.pk for body in bodies]
        there = self.fields["bodies"]
        there.queryset = bodies_to_ask(there.queryset, asked, today)
        there.initial = asked
        self.fields["due_on"].initial = due_on
        self.fields[
            "due_on"
        ].help_text = f"Leave empty for {days} days after the day on which it was made."
        if not self.instance.pk:
            self.initial["made_on"] = today

    def row_values(self) -> dict[str, Any]:
        """What belongs to the recommendation itself."""
        return {name: value for name, value in self.values().items() if name in self.Meta.fields}

    def row_changes(self) -> dict[str, Any]:
        return {name: value for name, value in self.changes().items() if name in self.Meta.fields}

    def new_due(self) -> date | None:
        """The day for the answers, where it was changed."""
        return self.cleaned_data["due_on"] if "due_on" in self.changed_data else None


class CloseForm(KitForm):
    note = forms.CharField(
        label="Why it is closed",
        max_length=300,
        help_text="For example, that the committee was content with the answers.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
