"""Whether a member comes to a meeting."""

from __future__ import annotations

from django import forms

from csp.forms import KitForm
from reporting.meetings.members import NO, ONLINE, SOMEBODY, YES

WHO_COMES = "Write who comes instead of you."


class ComingForm(KitForm):
    answer = forms.ChoiceField(
        label="Are you coming?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you are coming."},
    )
    instead = forms.CharField(
        label="Who comes instead of you", max_length=200, required=False,
        help_text="Only if you send somebody.",
    )  # fmt: skip

    def __init__(self, *args, online: bool, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(YES, "Yes"), (ONLINE, "Online"), (NO, "No"), (SOMEBODY, "No, I send somebody")]
        self.fields["answer"].choices = [each for each in choices if online or each[0] != ONLINE]

    def clean(self):
        answers = super().clean()
        if answers.get("answer") == SOMEBODY and not answers.get("instead", "").strip():
            self.add_error("instead", WHO_COMES)
        return answers
