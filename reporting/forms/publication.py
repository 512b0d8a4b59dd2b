"""What an officer says when publishing and withdrawing."""

from __future__ import annotations

from django import forms

from csp.forms import GONE_PAGE, KitForm


class PublishForm(KitForm):
    change_note = forms.CharField(
        label="What changed",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A sentence or two for readers who know the version before. It is public.",
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": GONE_PAGE, "invalid": GONE_PAGE}
    )


class WithdrawForm(KitForm):
    reason = forms.CharField(
        label="Why is it withdrawn?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kept with the version for officers. The public is not shown it.",
    )
