"""A financial year in a form."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

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
