"""What somebody gives who wants to hear what a partnership publishes."""

from __future__ import annotations

from django import forms

from csp.forms import KitForm


class SubscribeForm(KitForm):
    email = forms.EmailField(
        label="Your e-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
