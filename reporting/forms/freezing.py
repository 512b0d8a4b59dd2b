"""What an officer says when freezing a paper and sending it to the committee."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from csp.forms import GONE_PAGE, KitForm
from reporting.papers.gate import CODES
from reporting.services.freezing import LONGEST_REASON

REASON = "reason-"


class FreezeForm(KitForm):
    """``stopping`` are the codes that stop the freeze, each of which may be overridden with a reason."""

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
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["note"]
        for code in stopping:
            self.fields[f"{REASON}{code}"] = forms.CharField(
                label=f"Why is it frozen all the same? {CODES[code].words}",
                required=False,
                max_length=LONGEST_REASON,
                help_text="Leave it empty to mend it first. The reason is kept with the version.",
            )

    def asked(self) -> dict:
        """What the service is asked with."""
        said = self.cleaned_data
        reasons = {
            name.removeprefix(REASON): words
            for name, words in said.items()
            if name.startswith(REASON) and words
        }
        own = {name: said.get(name, "") for name in ("note", "version", "seen")}
        return own | {"overridden": reasons}


class SendForm(KitForm):
    committee = forms.CharField(
        label="To which committee?",
        max_length=200,
        help_text="Such as the Communities Overview and Scrutiny Panel.",
    )
