"""The form for how often a partnership reports and when it reminds."""

from __future__ import annotations

from django import forms

from actions.models import Cadence
from csp.forms import KitModelForm
from csp.periods.years import MONTH_NAMES

MONTHS = list(enumerate(MONTH_NAMES, start=1))
DAYS = (
    "due_days",
    "grace_days",
    "remind_before",
    "remind_every",
    "contact_after",
    "officer_after",
    "gap_days",
)


class CadenceForm(KitModelForm):
    start_month = forms.TypedChoiceField(
        label="Month in which the year begins",
        choices=MONTHS,
        coerce=int,
        help_text="Quarter 1 begins in it. Most partnerships begin in April.",
    )
    kit = {name: {"width": "3"} for name in DAYS}

    class Meta:
        model = Cadence
        fields = ("parts", "start_month", *DAYS, "instructions")
        help_texts = {
            "instructions": "What leads are told in every round, unless you word it otherwise for one."
        }
