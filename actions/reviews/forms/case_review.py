"""The form for a year's figures of case reviews."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from actions.models import CaseReviewYear
from csp.forms import DateWordsField, KitModelForm
from csp.periods import parse_year
from plans.models.funding import YEAR_CODE


class YearField(forms.CharField):
    """A financial year, stored as 2015-16 however it is written."""

    def to_python(self, value) -> str:
        words = super().to_python(value)
        try:
            return parse_year(words).code if words else words
        except ValueError:
            raise ValidationError(YEAR_CODE.message, code="invalid") from None


class CaseReviewYearForm(KitModelForm):
    class Meta:
        model = CaseReviewYear
        fields = (
            "year_code",
            "received",
            "threshold_not_met",
            "carried_out",
            "recommendations",
            "published_on",
            "link",
        )
        field_classes = {"year_code": YearField, "published_on": DateWordsField}
        help_texts = {
            "received": "Nought is published too.",
            "published_on": "For example, 5 December 2016.",
        }

    kit = {
        "year_code": {"width": "10"},
        **{
            name: {"width": "5"}
            for name in ("received", "threshold_not_met", "carried_out", "recommendations")
        },
    }
