"""The form for one entry of the legend."""

from __future__ import annotations

from django import forms

from actions.models import Status
from csp.forms import ColourField, KitModelForm


class StatusForm(KitModelForm):
    colour = ColourField(
        help_text="A hash and six figures or letters, dark enough to stand out on white, such as #00703c."
    )
    shape = forms.ChoiceField(
        choices=Status.Shape,
        widget=forms.RadioSelect,
        help_text=Status._meta.get_field("shape").help_text,
    )
    kit = {"shape": {"inline": True}, "label": {"width": "20"}}

    class Meta:
        model = Status
        fields = ("label", "meaning", "nature", "colour", "shape")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        nature, silent = self.fields["nature"], Status.Nature.NONE
        nature.help_text = "What it means to counts, charts and lists of exceptions."
        if self.instance.nature == silent:
            # There is one such entry, for rows that nobody reports on: it can only be reworded.
            del self.fields["nature"]
        else:
            nature.choices = [each for each in nature.choices if each[0] != silent]
