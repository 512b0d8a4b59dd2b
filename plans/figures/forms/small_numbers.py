"""The form for what a partnership keeps back from the public."""

from __future__ import annotations

from csp.forms import KitModelForm
from plans.models import Partnership


class SmallNumbersForm(KitModelForm):
    class Meta:
        model = Partnership
        fields = ("small_number_threshold", "hides_zero")

    kit = {"small_number_threshold": {"width": "3"}}
