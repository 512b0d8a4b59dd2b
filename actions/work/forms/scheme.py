"""Forms for schemes and what each provider puts on."""

from __future__ import annotations

from django import forms

from actions.models import Scheme
from actions.models.scheme import Provision
from csp.forms import CellField, KitModelForm
from plans.pages.forms.partnership import NumberedRow


class SchemeForm(KitModelForm):
    class Meta:
        model = Scheme
        fields = ("name", "owner", "owner_words", "year", "season", "ages_from", "ages_to", "words")
        labels = {
            "owner": "Whose scheme it is",
            "owner_words": "Whose scheme it is, if they are not on your list",
            "ages_from": "Youngest age",
            "ages_to": "Oldest age",
        }

    kit = {
        "year": {"width": "4"},
        "ages_from": {"width": "3"},
        "ages_to": {"width": "3"},
        "words": {"rows": 4},
    }


class LinesField(CellField):
    """One thing a line, held as a list."""

    def to_python(self, value) -> list[str]:
        lines = super().to_python(value).splitlines()
        return [line.strip() for line in lines if line.strip()]

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def run_validators(self, value) -> None:
        super().run_validators("\n".join(value))

    def has_changed(self, initial, data) -> bool:
        return self.to_python(data) != (initial or [])


class ActivityRow(NumberedRow):
    provider = forms.CharField(label="Who puts it on", max_length=200)
    provision = forms.MultipleChoiceField(
        label="For whom",
        choices=Provision,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Targeted, universal or both.",
    )
    description = CellField(label="What it is", required=False, rows=3)
    place_and_time = CellField(label="Where and when", required=False, rows=3)
    locations = LinesField(
        label="Places", required=False, rows=3, help_text="One a line, such as Leek."
    )
    capacity = CellField(
        label="For how many",
        max_length=500,
        rows=2,
        required=False,
        help_text="As printed, such as 25 participants a session.",
    )
