"""Forms for bodies, the names they had and how they belong."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from csp.forms import DateWordsField, KitModelForm
from plans.models import Membership, Organisation
from plans.pages.forms.partnership import NumberedRow

DATE_HELP = "For example, 5 December 2016. Leave empty if you do not know."


class OrganisationForm(KitModelForm):
    class Meta:
        model = Organisation
        fields = (
            "name",
            "acronym",
            "kind",
            "parent",
            "specialism",
            "email",
            "began_on",
            "ended_on",
            "successor",
        )
        field_classes = {"began_on": DateWordsField, "ended_on": DateWordsField}
        help_texts = {
            "began_on": DATE_HELP,
            "ended_on": "When the body came to an end. Old plans go on naming it.",
            "successor": "The body that took over its work.",
            "parent": "For a team: the body that it belongs to.",
        }

    kit = {"acronym": {"width": "10"}}

    def clean_successor(self) -> Organisation | None:
        successor = self.cleaned_data["successor"]
        if successor and successor.pk == self.instance.pk:
            raise ValidationError("A body cannot take over from itself.")
        return successor


class FormerNameRow(NumberedRow):
    name = forms.CharField(max_length=200)
    until = DateWordsField(label="Until", required=False)


class MembershipForm(KitModelForm):
    class Meta:
        model = Membership
        fields = ("organisation", "kind", "printed_as", "began_on", "ended_on")
        labels = {"organisation": "Body", "kind": "How it belongs"}
        field_classes = {"began_on": DateWordsField, "ended_on": DateWordsField}
        help_texts = {"began_on": DATE_HELP, "ended_on": "Leave empty while it still belongs."}
