"""Forms for a survey and the results that plans quote from it."""

from __future__ import annotations

from django import forms

from csp.forms import DateWordsField, KitModelForm
from plans.evidence.forms.consultation import per_cent_field
from plans.models import Survey
from plans.pages.forms.choosing import RowOf
from plans.pages.forms.partnership import NumberedRow


class SurveyForm(KitModelForm):
    class Meta:
        model = Survey
        fields = ("name", "start", "end", "as_at", "n", "source")
        field_classes = dict.fromkeys(("start", "end", "as_at"), DateWordsField)
        labels = {"as_at": "Or taken on one day"}
        help_texts = {
            "start": "For example, 1 April 2017.",
            "end": "For example, 31 January 2018.",
            "as_at": "If it was not taken over a period.",
            "source": "Who took it, and where it can be found.",
        }


class SurveyResultRow(NumberedRow):
    question = forms.CharField(max_length=500)
    answer = forms.CharField(max_length=300)
    percent = per_cent_field("Per cent")
    geography = RowOf(label="Place on your list")
    comparator = forms.CharField(
        label="Compared with",
        max_length=200,
        required=False,
        help_text="Such as England and Wales.",
    )
    comparator_percent = per_cent_field("Per cent there")
    earlier = forms.CharField(
        label="Earlier survey",
        max_length=100,
        required=False,
        help_text="When it was taken, such as 2008.",
    )
    earlier_percent = per_cent_field("Per cent then")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["percent"].required = True
