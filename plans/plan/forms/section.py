"""The form for one section of a plan."""

from __future__ import annotations

from django import forms

from csp.forms import KitModelForm, NarrativeField
from plans.models import Section


class SectionForm(KitModelForm):
    """A heading and its words; the foreword has somebody who signs it."""

    level = forms.TypedChoiceField(
        label="Level",
        coerce=int,
        choices=[(1, "Main heading"), (2, "Under a main heading"), (3, "Two levels under")],
        initial=1,
        widget=forms.RadioSelect,
    )
    body = NarrativeField(label="Words", required=False)
    picture = forms.ImageField(
        label="Picture", required=False, help_text="A PNG or JPEG file of up to 2 MB."
    )
    kit = {"heading": {"label_size": "m"}, "level": {"inline": True}}

    class Meta:
        model = Section
        fields = [
            "kind",
            "heading",
            "level",
            "body",
            "signatory",
            "signatory_post",
            "picture",
            "picture_alt",
            "printed",
        ]
