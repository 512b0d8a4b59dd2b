"""Forms for legal tools and their use."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from actions.models import EnforcementUse, Tool
from actions.work.days import code_of, days_of_period_code, days_words
from csp.forms import DateWordsField, KitModelForm, MoneyField
from csp.periods import date_words
from csp.quantities import parse_quantity


class UsePeriodField(forms.CharField):
    """A period as people write it, stored as its code: 2015/16, February 2016, since October 2015."""

    def to_python(self, value) -> str:
        words = super().to_python(value)
        try:
            return code_of(words) if words else words
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def prepare_value(self, value):
        try:
            return days_words(*days_of_period_code(value)) if value else value
        except ValueError:
            return value


class ToolChoice(forms.ModelChoiceField):
    """Every tool, since one that the law has repealed may have been used before."""

    def label_from_instance(self, tool) -> str:
        gone = f" (repealed {date_words(tool.repealed_on)})" if tool.repealed_on else ""
        return f"{tool.name}{gone}"


class ToolForm(KitModelForm):
    class Meta:
        model = Tool
        fields = (
            "name",
            "acronym",
            "law",
            "replaces",
            "penalty",
            "longest_months",
            "in_force_from",
            "repealed_on",
        )
        field_classes = {"in_force_from": DateWordsField, "repealed_on": DateWordsField}
        help_texts = {
            "in_force_from": "For example, 20 October 2014.",
            "repealed_on": "Retires the tool. What it was used for stays.",
        }

    kit = {"acronym": {"width": "20"}, "longest_months": {"width": "3"}}


class EnforcementUseForm(KitModelForm):
    class Meta:
        model = EnforcementUse
        fields = (
            "tool",
            "stage",
            "period_code",
            "printed",
            "case_files",
            "place",
            "words",
            "starts_on",
            "duration_months",
            "court",
            "outcome",
            "fine",
            "costs",
            "surcharge",
            "compensation",
        )
        field_classes = {
            "tool": ToolChoice,
            "period_code": UsePeriodField,
            "starts_on": DateWordsField,
            "fine": MoneyField,
            "costs": MoneyField,
            "surcharge": MoneyField,
            "compensation": MoneyField,
        }
        labels = {
            "printed": "How many",
            "fine": "Fine in pounds",
            "costs": "Costs in pounds",
            "surcharge": "Victim surcharge in pounds",
            "compensation": "Compensation in pounds",
        }
        help_texts = {
            "period_code": "Such as 2015/16, February 2016 or since October 2015.",
            "printed": "In figures or words, such as 17, over 70 or not available.",
            "place": "Where it was, or where somebody must not go.",
            "words": "Name nobody. For whom it was done can stand here too.",
            "starts_on": "For an order. For example, 3 March 2016.",
            "duration_months": "The day on which it ends is worked out.",
        }

    kit = {
        "printed": {"width": "20"},
        "period_code": {"width": "20"},
        "case_files": {"width": "4"},
        "duration_months": {"width": "4"},
        "words": {"rows": 3},
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["period_code"].required = True

    def clean_printed(self) -> str:
        words = self.cleaned_data["printed"]
        try:
            parse_quantity(words or "0")
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None
        return words
