"""Forms for other bodies' strategies and what they put first."""

from __future__ import annotations

from django import forms

from csp.forms import DateWordsField, KitModelForm
from plans.models import Driver
from plans.pages.forms.partnership import NumberedRow


class DriverForm(KitModelForm):
    class Meta:
        model = Driver
        fields = ("title", "level", "owner", "start", "end", "url", "note")
        field_classes = {"start": DateWordsField, "end": DateWordsField}
        help_texts = {"owner": "The body that wrote it.", "start": "For example, 5 December 2016."}


class DriverPriorityRow(NumberedRow):
    title = forms.CharField(max_length=200)
    strapline = forms.CharField(
        max_length=300, required=False, help_text="A line that it is quoted with, if there is one."
    )
