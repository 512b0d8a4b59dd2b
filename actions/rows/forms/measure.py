"""The forms for how it is known that a row has worked."""

from __future__ import annotations

from django import forms
from django.forms.formsets import ORDERING_FIELD_NAME

from actions.models import Measure
from csp.forms import DateWordsField, KitForm
from csp.forms.formsets import kit_formset

SIZE = {
    field.name: field.max_length for field in Measure._meta.fields if hasattr(field, "max_length")
}


class MeasureForm(KitForm):
    """One measure; everything but its words may be left out."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label="Measure",
        max_length=SIZE["text"],
        widget=forms.TextInput(attrs={"class": "app-whole-line"}),
    )
    kind = forms.ChoiceField(label="Kind", choices=Measure.Kind, required=False)
    unit = forms.CharField(label="Unit", required=False, max_length=SIZE["unit"])
    polarity = forms.ChoiceField(
        label="Which way is good", choices=Measure.Polarity, required=False
    )
    baseline = forms.CharField(
        label="Baseline",
        required=False,
        max_length=SIZE["baseline"],
        help_text="Such as 120 in 2015/16.",
    )
    target = forms.CharField(
        label="Target", required=False, max_length=SIZE["target"], help_text="Such as over 70."
    )
    target_on = DateWordsField(label="Target date", required=False)
    tolerance = forms.DecimalField(
        label="Tolerance (%)",
        required=False,
        min_value=0,
        max_digits=5,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=Measure._meta.get_field("tolerance").help_text,
        error_messages={"invalid": "Write the tolerance as a number, such as 5."},
    )
    source = forms.CharField(
        label="Where the figure comes from", required=False, max_length=SIZE["source"]
    )
    over_year = forms.ChoiceField(
        label="To make a figure for the year", choices=Measure.OverYear, required=False
    )
    cumulative = forms.BooleanField(label="Each figure includes those before it", required=False)
    breakdown = forms.CharField(
        label="Counted for each",
        required=False,
        max_length=SIZE["breakdown"],
        help_text="Such as cohort, ward or age.",
    )
    members = forms.CharField(
        label="Groups counted", required=False, widget=forms.Textarea, help_text="One group a line."
    )
    folded = (
        "kind", "unit", "polarity", "target_on", "tolerance", "source", "over_year", "cumulative",
        "breakdown", "members", ORDERING_FIELD_NAME,
    )  # fmt: skip
    kit = {
        "unit": {"width": "10"},
        "baseline": {"width": "20"},
        "target": {"width": "20"},
        "tolerance": {"width": "4"},
        "source": {"width": "20"},
        "breakdown": {"width": "20"},
        "members": {"rows": 3},
    }

    def clean_members(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["members"].splitlines()]
        lines = [line for line in lines if line]
        if len(set(lines)) != len(lines):
            raise forms.ValidationError("The same group is named twice. Remove one of them.")
        return lines


def measure_values(measure: Measure) -> dict:
    """A measure as its form shows it."""
    values = {name: getattr(measure, name) for name in MeasureForm.base_fields}
    return values | {"members": "\n".join(measure.members)}


MeasureFormSet = kit_formset(MeasureForm, words="measure", title="Measures", can_order=True)
