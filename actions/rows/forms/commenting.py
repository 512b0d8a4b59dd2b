"""The form for a comment on a row."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from actions.rows.cells import CELLS
from csp.forms import KitForm
from csp.models import User

WHOLE_ROW = "The whole row"


class RowCommentForm(KitForm):
    cell = forms.ChoiceField(
        label="About",
        required=False,
        choices=[("", WHOLE_ROW), *((name, cell.label) for name, cell in CELLS.items())],
    )
    text = forms.CharField(
        label="Comment",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write what you want to say."},
    )
    tell = forms.MultipleChoiceField(
        label="Tell by e-mail",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Whoever may read what is said about this row.",
    )

    def __init__(self, *args, people: Iterable[User], **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(user.pk): user for user in people}
        self.fields["tell"].choices = [(key, str(user)) for key, user in self.people.items()]
        if not self.people:
            del self.fields["tell"]

    def told(self) -> list[User]:
        """Those who are sent the comment."""
        return [self.people[key] for key in self.cleaned_data.get("tell", ())]
