"""The form for changing several rows at once."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator

from actions.models import Action
from csp.forms import CellField, KitForm
from plans.audience import Audience

KEEP = "Leave as it is"
NO_AREA = "\N{EM DASH}"


class SeveralForm(KitForm):
    """Which rows, and what all of them are to say. An empty answer leaves that cell of each row alone."""

    rows = forms.MultipleChoiceField(
        label="Rows",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one row."},
    )
    leads = CellField(label="Leads", required=False, help_text="One a line. Empty leaves them.")
    timescale = forms.CharField(
        label="Timescale", required=False, max_length=200, help_text="Empty leaves it."
    )
    area = forms.ChoiceField(label="Priority area", required=False)
    visibility = forms.ChoiceField(
        label="Who may see them", required=False, choices=[("", KEEP), *Audience.choices]
    )

    def __init__(self, *args, actions: list[Action], areas: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.actions = actions
        self.fields["rows"].choices = [
            (str(row.pk), f"{row.ref} {Truncator(row.aim).chars(90)}".strip()) for row in actions
        ]
        titles = [(title, title) for title in dict.fromkeys(areas)]
        self.fields["area"].choices = [("", KEEP), (NO_AREA, "No area"), *titles]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.wanted():
            raise ValidationError("Say what to change: leads, timescale, area or who may see them.")
        return cleaned

    def wanted(self) -> dict[str, str]:
        """The text for each cell that is to change."""
        names = ("leads", "timescale", "area", "visibility")
        asked = {name: self.cleaned_data.get(name, "") for name in names}
        return {name: "" if text == NO_AREA else text for name, text in asked.items() if text}

    def chosen(self) -> list[Action]:
        picked = set(self.cleaned_data["rows"])
        return [row for row in self.actions if str(row.pk) in picked]
