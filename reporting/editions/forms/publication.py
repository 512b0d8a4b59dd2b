"""What an officer says when publishing and withdrawing."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from csp.forms import GONE_PAGE, KitForm
from plans.proofreading.exposure import TITLES, may_be_right
from plans.proofreading.findings import Finding
from reporting.editions.forms.reasons import ReasonsForm


class PublicForm(ReasonsForm):
    """Asks of each finding that may be right why it is."""

    question = "Why is it published all the same? {}"

    def __init__(self, *args, blocks: Iterable[Finding] = (), **kwargs):
        codes = dict.fromkeys(each.code for each in blocks if may_be_right(each.code))
        super().__init__(*args, stopping=codes, words=TITLES, **kwargs)

    def asked(self) -> dict:
        """What the service is asked with."""
        return self.others() | {"overridden": self.reasons()}


class PublishForm(PublicForm):
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
