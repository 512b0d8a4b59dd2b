"""What an owner answers about one action; which answer it is says the button that was pressed."""

from __future__ import annotations

from django import forms

from actions.models import AgreedStep
from actions.rounds.forms.update import ACCEPTED
from csp.forms import CellField, DateWordsField, KitForm

Kind = AgreedStep.Kind
BUTTONS = ((Kind.DONE, "Done"), (Kind.SAID, "Not yet"), (Kind.NOT_OURS, "Not mine"))


class OwedAnswerForm(KitForm):
    """One form for each action of a page, told apart by where it is sent."""

    do = forms.ChoiceField(
        choices=BUTTONS, widget=forms.HiddenInput, error_messages={"required": "Press a button."}
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    words = CellField(
        label="Your answer",
        max_length=3_800,
        rows=3,
        required=False,
        help_text="What you did, or how it goes.",
    )
    due_on = DateWordsField(label="If it takes longer, until when? (optional)", required=False)
    file = forms.FileField(
        label="Photo or file (optional)",
        required=False,
        allow_empty_file=True,
        help_text="Only the partnership sees it. Where a photo was taken is removed.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
