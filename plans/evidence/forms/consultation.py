"""Forms for a consultation, what people raised, and its questions with the answers."""

from __future__ import annotations

from django import forms

from csp.forms import DateWordsField, KitModelForm
from plans.models import Consultation, Question
from plans.pages.forms.choosing import RowOf
from plans.pages.forms.partnership import NumberedRow


class ConsultationForm(KitModelForm):
    class Meta:
        model = Consultation
        fields = (
            "title",
            "began_on",
            "ended_on",
            "channel",
            "audience",
            "affected_groups",
            "responses",
            "cost_printed",
            "limits",
            "gaps",
        )
        field_classes = {"began_on": DateWordsField, "ended_on": DateWordsField}
        labels = {"cost_printed": "Cost"}
        help_texts = {
            "began_on": "For example, 1 March 2017.",
            "ended_on": "For example, 31 March 2017.",
            "affected_groups": (
                "Those whom the plan may touch more than others, and how they were asked."
            ),
            "cost_printed": "As it is written: £10,000, £24K and around £1.2m are all understood.",
            "limits": "For example, that few answered, or that those who did are not typical.",
            "gaps": "For example, people under 18, and what is planned to hear from them.",
        }

    kit = {name: {"rows": 3} for name in ("audience", "affected_groups", "limits", "gaps")}


class RaisedRow(NumberedRow):
    words = forms.CharField(label="What people raised", max_length=500)
    lower = forms.BooleanField(label="It is a lower-level issue", required=False)
    count = forms.IntegerField(label="How many raised it", required=False, min_value=0)
    priority = RowOf(label="Priority that takes it up")
    done = forms.CharField(
        label="What was done about it",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="You said, we did: what people can be told came of it.",
    )


class QuestionForm(KitModelForm):
    class Meta:
        model = Question
        fields = ("text", "kind", "comparator")
        widgets = {"kind": forms.RadioSelect}
        help_texts = {
            "text": "A theme that people scored is a question of its own.",
            "comparator": "Such as the consultation of 2013, or England.",
        }


def per_cent_field(label: str, **kwargs) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_value=100,
        max_digits=6,
        decimal_places=3,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "decimal"}),
        **kwargs,
    )


class AnswerRow(NumberedRow):
    label = forms.CharField(label="Answer", max_length=300)
    count = forms.IntegerField(label="How many gave it", required=False, min_value=0)
    percent = per_cent_field("Per cent as printed")
    comparator_percent = per_cent_field("Per cent compared with")
    n = forms.IntegerField(label="Out of how many people", required=False, min_value=0)
