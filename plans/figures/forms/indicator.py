"""Forms for indicators, the breaks in their series, and the totals that papers print."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from csp.forms import DateWordsField, KitForm, KitModelForm
from plans.figures.spans import EXAMPLES, Kind, read_span
from plans.figures.typed import read_change, read_count
from plans.models import Break, Indicator
from plans.pages.forms.partnership import NumberedRow

PARTS = {
    "What is counted": ("name", "definition", "source", "unit", "polarity"),
    "How": ("period_kind", "scheme", "percent_only", "caveat"),
    "Small numbers": ("small_number_threshold", "exempt", "exempt_reason"),
    "Short name": ("slug",),
}


class IndicatorForm(KitModelForm):
    class Meta:
        model = Indicator
        fields = tuple(name for names in PARTS.values() for name in names)
        widgets = {"polarity": forms.RadioSelect}

    kit = {
        "definition": {"rows": 3},
        "caveat": {"rows": 3},
        "unit": {"width": "20"},
        "small_number_threshold": {"width": "3"},
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = "Left empty, it is made from the name."

    def clean_slug(self) -> str:
        return self.cleaned_data["slug"] or slugify(self.cleaned_data.get("name", ""))[:80]


class BreakRow(NumberedRow):
    began_on = DateWordsField(label="From")
    # Chosen beforehand, so that a row left empty counts as empty.
    kind = forms.ChoiceField(
        label="What it means for readers", choices=Break.Kind, initial=Break.Kind.RECORDING
    )
    words = forms.CharField(label="What changed", max_length=500)


def period_field(indicator: Indicator) -> forms.CharField:
    example = EXAMPLES[Kind(indicator.period_kind)]
    return forms.CharField(label="Period", max_length=60, help_text=f"For example, {example}.")


class PrintedTotalRow(NumberedRow):
    """One total, or one change, as a paper prints it. ``indicator`` is set by ``row_for``."""

    indicator: Indicator
    period = forms.CharField(max_length=60)
    value = forms.CharField(label="Total printed", max_length=30, required=False)
    change = forms.CharField(
        label="Change printed", max_length=20, required=False, help_text="Such as -15%."
    )
    where = forms.CharField(
        label="Where it is printed", max_length=300, help_text="Such as page 14, second paragraph."
    )

    def clean_period(self):
        return read_or_refuse(
            lambda: read_span(self.cleaned_data["period"], self.indicator.period_kind)
        )

    def clean_value(self):
        words = self.cleaned_data["value"]
        return read_or_refuse(lambda: read_count(words, self.indicator)["value"]) if words else None

    def clean_change(self):
        words = self.cleaned_data["change"]
        return read_or_refuse(lambda: read_change(words, "")["change"]) if words else None

    def clean(self):
        cleaned = super().clean()
        if not self.errors and cleaned["value"] is None and cleaned["change"] is None:
            raise ValidationError("Give the total or the change that is printed.")
        return cleaned


def read_or_refuse(read):
    """What was read, or the sentence that says why it could not be."""
    try:
        return read()
    except ValueError as error:
        raise ValidationError(str(error)) from None
    except KeyError:
        raise ValidationError("Give a number.") from None


def row_for(indicator: Indicator) -> type[PrintedTotalRow]:
    return type(
        "PrintedTotalRow",
        (PrintedTotalRow,),
        {"indicator": indicator, "period": period_field(indicator)},
    )


class PrintedTotalsForm(KitForm):
    """The page of printed totals has repeating rows only."""
