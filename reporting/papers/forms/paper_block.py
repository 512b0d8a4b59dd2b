"""Forms for the blocks of a paper: written text, and what a source of data asks."""

from __future__ import annotations

from typing import Any

from django import forms

from csp.forms import GONE_PAGE, KitForm, KitModelForm, NarrativeField
from reporting.models import PaperBlock
from reporting.models.paper import Reader
from reporting.papers.desk import Desk
from reporting.papers.sources import Option, PaperSource

FEW = 7


class NewTextForm(KitForm):
    text = NarrativeField(
        label="Words", rows=5, error_messages={"required": "Write something, or add data below."}
    )


class TextForm(KitModelForm):
    """Written words, and who may read them."""

    text = NarrativeField(label="Words", required=False, rows=10)
    reader = forms.ChoiceField(label="Who may read it", choices=Reader.choices, required=False)

    class Meta:
        model = PaperBlock
        fields = ["text", "reader"]


class SourceForm(KitForm):
    """What a source asks before it gathers. For a ``block`` that is there, also who may read it."""

    def __init__(
        self, *args, source: PaperSource, desk: Desk, block: PaperBlock | None = None, **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.asked = [option.name for option in source.options]
        for option in source.options:
            self.fields[option.name] = field_of(option, desk)
        if block is not None:
            self.ask_reader()

    def ask_reader(self) -> None:
        self.fields["reader"] = forms.ChoiceField(
            label="Who may read it", choices=Reader.choices, required=False
        )
        self.fields["version"] = forms.IntegerField(
            widget=forms.HiddenInput, error_messages={"required": GONE_PAGE, "invalid": GONE_PAGE}
        )

    def options(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.asked}

    def begin_again(self, version: int) -> None:
        self.data = self.data.copy()
        self.data["version"] = str(version)


def field_of(option: Option, desk: Desk) -> forms.Field:
    told = {"label": option.label, "help_text": option.help, "required": False}
    if option.choices is None:
        return forms.CharField(max_length=300, **told)
    choices = list(option.choices(desk))
    if option.several:
        return forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, **told
        )
    if not any(value == "" for value, _ in choices):
        choices = [("", "The usual one"), *choices]
    widget = forms.RadioSelect if len(choices) <= FEW else forms.Select
    return forms.ChoiceField(choices=choices, widget=widget, **told)
