"""Forms with which an officer answers a lead: a note that goes back, or other words."""

from __future__ import annotations

from django import forms
from django.db.models import Q

from actions.models import Update
from actions.models.action import CELL
from actions.rounds.forms.inside import InsideMixin, PublicField
from actions.rounds.services.review import AMENDABLE
from csp.forms import CellField, KitForm, KitModelForm

WORDS = {name: Update._meta.get_field(name).verbose_name for name in AMENDABLE}


class ReturnForm(KitForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    note = CellField(
        label="What would you like the lead to change?",
        max_length=CELL,
        help_text=(
            "It stands above their answer until they send it again, and goes by e-mail to whoever "
            "has a link."
        ),
    )


class AmendForm(InsideMixin, KitModelForm):
    """The lead's words, to be put otherwise. What the lead wrote stays in the hint."""

    public = PublicField()

    class Meta:
        model = Update
        fields = (*AMENDABLE, "public")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].queryset = self.fields["status"].queryset.filter(
            Q(in_use=True) | Q(pk=self.instance.status_id)
        )
        self.fields["status"].required = bool(self.instance.status_id)
        for name, words in self.instance.own_words.items():
            said = f"The lead wrote: “{words}”" if words else "The lead left this empty."
            self.fields[name].help_text = said
        self.offer_inside()
