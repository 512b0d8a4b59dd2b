"""Forms for bringing crime files in: the file, whose rows are meant, and where small areas lie."""

from __future__ import annotations

from difflib import get_close_matches

from django import forms
from django.core.exceptions import ValidationError

from csp.forms import CellField, KitForm
from plans.crime.names import csp_name, place_name_key
from plans.crime.series import SUBGROUPS
from plans.models import GeographyScheme

MOST_BESIDE = 15
MOST_OWN = 8


class CrimeForm(KitForm):
    """A crime file and how it is to be read."""

    file = forms.FileField(
        label="The file",
        allow_empty_file=True,  # Refused by the readers, in their own words.
        help_text="A Home Office table by Community Safety Partnership (ODS, Excel or CSV), or street "
        "files of data.police.uk (one CSV, or the zip as it was downloaded).",
    )
    beside = CellField(
        label="Partnerships to compare with",
        rows=3,
        required=False,
        max_length=2_000,
        help_text=f"One a line, as the Home Office names them; up to {MOST_BESIDE}. "
        "Street files have no others.",
    )
    details = forms.MultipleChoiceField(
        label="Count these on their own as well",
        choices=[(each, each) for each in SUBGROUPS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="All offences and each group of offences are always counted.",
    )
    hide = forms.BooleanField(
        label="Hide small numbers by the partnership’s own rule",
        required=False,
        help_text="Only for indicators that are new. These counts are published nationally, so they "
        "are shown unless you tick this.",
    )
    negatives = forms.BooleanField(
        label="Allow counts below 0",
        required=False,
        help_text="Only where the notes of the file say that they correct earlier counts.",
    )
    ask = forms.BooleanField(
        label="Ask me again which areas are ours",
        required=False,
        help_text="It is asked once, and remembered.",
    )

    def clean_beside(self) -> list[str]:
        names = distinct_lines(self.cleaned_data["beside"])
        if len(names) > MOST_BESIDE:
            raise ValidationError(
                f"There are {len(names)} names. Compare with up to {MOST_BESIDE}."
            )
        return names

    def asked(self) -> dict:
        """As ``plans.crime.services.crime_import`` takes it."""
        answers = self.cleaned_data
        kept = {name: answers[name] for name in ("beside", "details", "negatives", "ask")}
        return kept | {"exempt": not answers["hide"]}


class AreasForm(KitForm):
    """Which partnerships of a table are the partnership's own."""

    areas = CellField(
        label="Your areas, as the file names them",
        rows=3,
        max_length=2_000,
        help_text="One a line. A partnership of two districts may have one name in the file, or two.",
    )

    def __init__(self, *args, found: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.found = found

    def clean_areas(self) -> list[str]:
        there = {place_name_key(name): name for name in self.found}
        names = distinct_lines(self.cleaned_data["areas"])
        unknown = [name for name in names if place_name_key(csp_name(name)) not in there]
        if unknown:
            raise ValidationError([self.unknown_words(name) for name in unknown])
        if len(names) > MOST_OWN:
            raise ValidationError(f"There are {len(names)} names. Choose up to {MOST_OWN}.")
        return sorted({there[place_name_key(csp_name(name))] for name in names})

    def unknown_words(self, name: str) -> str:
        near = get_close_matches(name, self.found, 3)
        hint = f" Is {' or '.join(f'“{each}”' for each in near)} meant?" if near else ""
        return f"“{name[:60]}” is not in the file.{hint}"


def distinct_lines(text: str) -> list[str]:
    """What stands on each line, once."""
    return list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))


class LookupForm(KitForm):
    """A lookup of small areas, for one set of places."""

    scheme = forms.ModelChoiceField(
        label="Places",
        queryset=GeographyScheme.objects.all(),
        help_text="Crimes are counted by each set of places that has its small areas.",
    )
    file = forms.FileField(
        label="Lookup",
        allow_empty_file=True,
        help_text="CSV of the Office for National Statistics, from 2011 or 2021 areas (LSOA) to wards, "
        "districts or Community Safety Partnerships.",
    )
