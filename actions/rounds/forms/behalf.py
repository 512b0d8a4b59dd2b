"""Whom an officer answers for, where the lead has told them by telephone or letter."""

from __future__ import annotations

from django import forms

from actions.models import Update
from csp.forms import KitForm


class BehalfForm(KitForm):
    behalf_of = forms.CharField(
        label="Whom do you fill this in for?",
        max_length=Update._meta.get_field("behalf_of").max_length,
        help_text="It says so wherever the update is read.",
    )
