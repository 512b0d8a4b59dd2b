"""The form for a section of a paper."""

from __future__ import annotations

from django import forms

from csp.forms import KitModelForm
from reporting.models import PaperSection
from reporting.models.paper import Reader

LEVELS = [(1, "Chapter"), (2, "Heading under a chapter"), (3, "Heading two levels under")]


class PaperSectionForm(KitModelForm):
    level = forms.TypedChoiceField(
        label="What it is", coerce=int, choices=LEVELS, initial=1, widget=forms.RadioSelect
    )
    kit = {"heading": {"label_size": "s"}}

    class Meta:
        model = PaperSection
        fields = (
            "heading",
            "level",
            "numbering",
            "numbers_paragraphs",
            "appendix",
            "listed_as",
            "landscape",
            "new_page",
            "reader",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Both have an empty answer with words of its own.
        self.fields["numbering"].choices = PaperSection.Numbering.choices
        self.fields["reader"].choices = Reader.choices
