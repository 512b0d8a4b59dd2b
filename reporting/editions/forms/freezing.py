"""What an officer says when freezing a paper and sending it to the committee."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from csp.forms import GONE_PAGE, KitForm
from reporting.editions.forms.reasons import ReasonsForm
from reporting.papers.checks import CODES

WORDS = {code: check.words for code, check in CODES.items()}


class FreezeForm(ReasonsForm):
    """``stopping`` are the codes that stop the freeze, each of which may be overridden with a reason."""

    question = "Why is it frozen all the same? {}"
    help_text = "Leave it empty to mend it first. The reason is kept with the version."

    note = forms.CharField(
        label="What changed since the version before",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A sentence or two for readers who know that version.",
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": GONE_PAGE, "invalid": GONE_PAGE}
    )
    seen = forms.CharField(widget=forms.HiddenInput, error_messages={"required": GONE_PAGE})

    def __init__(self, *args, stopping: Iterable[str] = (), is_first: bool = False, **kwargs):
        super().__init__(*args, stopping=stopping, words=WORDS, **kwargs)
        if is_first:
            del self.fields["note"]

    def asked(self) -> dict:
        """What the service is asked with."""
        return {"note": ""} | self.others() | {"overridden": self.reasons()}


class SendForm(KitForm):
    committee = forms.CharField(
        label="To which committee?",
        max_length=200,
        help_text="Such as the Communities Overview and Scrutiny Panel.",
    )
