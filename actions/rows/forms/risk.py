"""The forms for what a row takes for granted and what could go wrong."""

from __future__ import annotations

from django import forms
from django.forms.formsets import ORDERING_FIELD_NAME

from actions.models import Risk
from csp.forms import CellField, KitForm
from csp.forms.formsets import kit_formset


class RiskForm(KitForm):
    """One assumption or risk; which of the two may be left open."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = CellField(label="Assumption or risk", rows=2)
    kind = forms.ChoiceField(label="Which is it", choices=Risk.Kind, required=False)
    folded = ("kind", ORDERING_FIELD_NAME)


def risk_values(risk: Risk) -> dict:
    """An assumption or risk as its form shows it."""
    return {"id": risk.pk, "text": risk.text, "kind": risk.kind}


RiskFormSet = kit_formset(
    RiskForm, words="assumption or risk", title="Assumptions and risks", can_order=True
)
