"""Asking why something is let stand that stops what an officer is about to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms

from csp.forms import KitForm
from reporting.models.report import LONGEST_REASON

REASON = "reason-"


class ReasonsForm(KitForm):
    """A form with a box for each code in ``stopping``; ``words`` says what each code is about."""

    question = "Why is it right all the same? {}"
    help_text = "Leave it empty to mend it first. The reason is kept in the history."

    def __init__(self, *args, stopping: Iterable[str] = (), words: Mapping[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        for code in stopping:
            self.fields[f"{REASON}{code}"] = forms.CharField(
                label=self.question.format(words[code]),
                required=False,
                max_length=LONGEST_REASON,
                help_text=self.help_text,
            )

    def reasons(self) -> dict[str, str]:
        """Why each is let stand, by code, where somebody said so."""
        return {
            name.removeprefix(REASON): words
            for name, words in self.cleaned_data.items()
            if name.startswith(REASON) and words
        }

    def others(self) -> dict:
        """What else was said."""
        said = self.cleaned_data.items()
        return {name: value for name, value in said if not name.startswith(REASON)}
