"""What narrows the exceptions down, and what is said when a quarter is signed off or published."""

from __future__ import annotations

from django import forms

from csp.forms import GONE_PAGE, CellField, KitForm
from reporting.editions.forms.publication import PublicForm

LONGEST = 2_000


class RoundFilter(KitForm):
    """Choices are what the rows that the reader may see have; an unknown one narrows nothing."""

    priority = forms.ChoiceField(label="Priority", required=False)
    lead = forms.ChoiceField(label="Lead", required=False)
    area = forms.ChoiceField(label="Area", required=False)

    def __init__(self, *args, choices: dict[str, list[tuple[str, str]]], **kwargs):
        super().__init__(*args, **kwargs)
        for name, offered in choices.items():
            self.fields[name].choices = [("", "All"), *offered]

    def wanted(self) -> dict[str, str]:
        self.is_valid()
        found = getattr(self, "cleaned_data", {})
        return {name: found.get(name) or "" for name in self.fields}


class SignOffForm(KitForm):
    note = CellField(
        label="Note",
        required=False,
        max_length=LONGEST,
        rows=3,
        help_text="Printed on the first page. For example, what the group noted or asked for.",
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": GONE_PAGE, "invalid": GONE_PAGE}
    )


class ProgressForm(PublicForm):
    note = CellField(
        label="A sentence or two to begin with",
        required=False,
        max_length=LONGEST,
        rows=3,
        help_text="It is public, and printed above the rows.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, error_messages={"required": GONE_PAGE})
