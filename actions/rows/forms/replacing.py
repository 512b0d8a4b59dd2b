"""What to look for in a plan, and what is to stand there instead."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from actions.rows.places import FEWEST_LETTERS, Sought
from csp.forms import KitForm

MOST_LETTERS = 200


class ReplaceForm(KitForm):
    """Sent by GET to look, and once more by POST with the places that are chosen."""

    find = forms.CharField(
        label="Find",
        max_length=MOST_LETTERS,
        error_messages={"required": "Type the words to look for."},
    )
    instead = forms.CharField(
        label="Replace with",
        required=False,
        max_length=MOST_LETTERS,
        help_text="Empty takes the words out.",
    )
    whole = forms.BooleanField(label="Whole words", required=False)
    capitals = forms.BooleanField(label="Match capitals", required=False)
    own_text = forms.BooleanField(
        label="The plan’s text too",
        required=False,
        help_text="The priorities and the sections, not only the rows.",
    )

    def clean_find(self) -> str:
        words = self.cleaned_data["find"]
        if len(words) < FEWEST_LETTERS:
            raise ValidationError(f"Type at least {FEWEST_LETTERS} letters.")
        return words

    def sought(self) -> Sought:
        asked = self.cleaned_data
        return Sought(**{name: asked[name] for name in ("find", "instead", "whole", "capitals")})
