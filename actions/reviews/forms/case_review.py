"""The form for a year's figures of case reviews."""

from __future__ import annotations

from actions.models import CaseReviewYear
from csp.forms import DateWordsField, KitModelForm
from plans.pages.forms.year import YearField


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
