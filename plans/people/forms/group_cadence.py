"""The form for when a group meets."""

from __future__ import annotations

from django import forms

from csp.forms import ClockField, DateWordsField, KitModelForm
from csp.periods.years import MONTH_NAMES
from plans.models import GroupCadence


class GroupCadenceForm(KitModelForm):
    first_on = DateWordsField(
        label="First meeting on",
        help_text="All others are counted from this day. For example, 8 March 2011.",
    )
    left_out = forms.TypedMultipleChoiceField(
        label="Months without a meeting",
        choices=list(enumerate(MONTH_NAMES, start=1)),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    begins_at = ClockField(label="Begins at", required=False)
    ends_at = ClockField(label="Ends at", required=False)
    kit = {"step": {"width": "3"}}

    class Meta:
        model = GroupCadence
        fields = (
            "kind",
            "step",
            "ordinal",
            "weekday",
            "first_on",
            "left_out",
            "begins_at",
            "ends_at",
            "place",
        )
        widgets = {"kind": forms.RadioSelect}
        labels = {"step": "Every how many days or months", "kind": "How it repeats"}
        help_texts = {
            "step": "28 for every 28 days; 3 for a weekday of every third month.",
            "ordinal": "For a weekday of the month. “Last” is the fourth or the fifth.",
        }

    def clean(self):
        answers = super().clean()
        if answers.get("kind") == GroupCadence.Kind.DAYS:
            return answers | {"ordinal": None, "weekday": None}
        for name, asks in (("ordinal", "which of the month it is"), ("weekday", "the weekday")):
            if answers.get(name) is None and name not in self.errors:
                self.add_error(name, f"Choose {asks}.")
        return answers
