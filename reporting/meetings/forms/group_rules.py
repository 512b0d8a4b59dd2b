"""The rules of a group, and the items that each of its agendas begins with."""

from __future__ import annotations

from django import forms

from csp.forms import CellField, DateWordsField, KitModelForm
from csp.periods.years import MONTH_NAMES
from plans.audience import Audience
from plans.pages.forms.partnership import NumberedRow
from reporting.models import GroupRules, ItemKind, Purpose

MONTH_CHOICES = [("", "The partnership’s own"), *enumerate(MONTH_NAMES, start=1)]
# A standing item is never restricted: each of those has a reason of its own.
OPEN_TO = [(Audience.PUBLIC, "Public"), (Audience.PARTNERS, "Members")]


class GroupRulesForm(KitModelForm):
    restart_month = forms.TypedChoiceField(
        label="Month in which they do", coerce=int, empty_value=None, choices=MONTH_CHOICES,
        required=False,
    )  # fmt: skip

    class Meta:
        model = GroupRules
        fields = (
            "prefix",
            "number_pattern",
            "restart",
            "restart_month",
            "first_number",
            "lead_in",
            "opening",
            "quorum_kind",
            "quorum_count",
            "quorum_bodies",
            "quorum_words",
            "agenda_days",
            "paper_days",
            "draft_days",
            "chair_agrees_agenda",
            "pack_needs_sign_in",
            "regime",
            "public_dates",
            "public_agenda",
            "public_papers",
            "public_minutes",
            "correspondence_needs",
            "silence_consents",
            "retention_years",
            "terms_review_on",
            "reports_back",
        )
        field_classes = {"terms_review_on": DateWordsField, "reports_back": CellField}
        widgets = {
            "restart": forms.RadioSelect,
            "quorum_kind": forms.RadioSelect,
            "quorum_bodies": forms.CheckboxSelectMultiple,
            "regime": forms.RadioSelect,
            "public_minutes": forms.RadioSelect,
            "correspondence_needs": forms.RadioSelect,
        }
        labels = {"terms_review_on": "Terms of reference are to be looked at again on"}
        help_texts = {
            "quorum_bodies": "Only where some bodies must be there.",
            "quorum_words": "Such as: four responsible authorities, one of them the police.",
        }

    kit = {
        name: {"width": "3"}
        for name in ("first_number", "quorum_count", "agenda_days", "paper_days", "draft_days")
    } | {"prefix": {"width": "10"}, "retention_years": {"width": "3"}}


class StandingItemRow(NumberedRow):
    heading = forms.CharField(max_length=300)
    kind = forms.ChoiceField(label="What it is", choices=ItemKind, initial=ItemKind.PLAIN)
    purpose = forms.ChoiceField(
        label="What is asked", choices=[("", "Nothing said"), *Purpose.choices], required=False
    )
    author_words = forms.CharField(label="From", max_length=160, required=False)
    audience = forms.ChoiceField(label="Who may read it", choices=OPEN_TO, initial=Audience.PUBLIC)
    words = CellField(
        label="Usual words", required=False, rows=2,
        help_text="What its minute says if nothing else happens.",
    )  # fmt: skip
