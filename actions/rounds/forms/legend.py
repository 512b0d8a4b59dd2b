"""The form for one entry of the legend."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.utils.safestring import SafeString

from actions.models import Status
from actions.models.status import SHAPE_TAKEN
from actions.rules.marks import mark_html
from actions.rules.status import SILENT, USUAL_LEGEND
from csp.forms import ColourField, KitModelForm

INK = "#0b0c0c"


class StatusForm(KitModelForm):
    colour = ColourField(
        help_text="A hash and six figures or letters, dark enough to stand out on white, such as #00703c."
    )
    shape = forms.ChoiceField(
        widget=forms.RadioSelect,
        help_text="So that nobody has to tell one colour from another. Each status has its own.",
        error_messages={"invalid_choice": SHAPE_TAKEN},
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
            del self.fields["nature"], self.fields["shape"]
        else:
            self.fields["shape"].choices = list(self.free_shapes())
            nature.choices = [each for each in nature.choices if each[0] != silent]

    def free_shapes(self) -> Iterator[tuple[str, SafeString]]:
        """Every shape that no other status of the partnership has, nor silence, as it is drawn."""
        others = self.instance.siblings().exclude(pk=self.instance.pk)
        # Whoever adds the first one gets the usual ones as well.
        taken = set(others.values_list("shape", flat=True)) or {each.shape for each in USUAL_LEGEND}
        taken.add(SILENT)
        for value, label in Status.Shape.choices:
            if value not in taken:
                yield value, mark_html(label, colour=self.instance.colour or INK, shape=value)
