"""Forms for letting somebody in and for ending a role."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from csp.forms import KitForm
from plans.models import Organisation, Role


class InviteForm(KitForm):
    """Who is invited, to do what; a lead answers for a body."""

    name = forms.CharField(max_length=150, help_text="As colleagues should see it.")
    email = forms.EmailField(
        label="E-mail address", help_text="They are sent a link with which they choose a password."
    )
    kind = forms.ChoiceField(label="Role", choices=Role.Kind, widget=forms.RadioSelect)
    organisation = forms.ModelChoiceField(
        label="Body",
        queryset=Organisation.objects.all(),
        required=False,
        help_text="For a lead: the body whose rows are theirs.",
    )

    def clean(self) -> dict:
        answers = super().clean()
        # A body from elsewhere has its own sentence already.
        if answers.get("kind") == Role.Kind.LEAD and not answers.get("organisation", True):
            self.add_error(
                "organisation", ValidationError("Choose the body that the lead answers for.")
            )
        return answers


class EndForm(KitForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
