"""Forms for sets of places, the places in them, and the codes of small areas."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from csp.forms import CellField, KitForm, KitModelForm
from plans.models import Geography, GeographyScheme
from plans.pages.forms.partnership import NumberedRow

MOST_CODES = 200_000


class GeographySchemeForm(KitModelForm):
    class Meta:
        model = GeographyScheme
        fields = ("name", "kind", "slug", "note")
        help_texts = {"name": "Such as Localities, or Wards from 2023."}
        error_messages = {
            "slug": {"invalid": "Write the short name with small letters, figures and hyphens."}
        }

    kit = {"note": {"rows": 3}}


class PlaceRow(NumberedRow):
    name = forms.CharField(max_length=160)
    code = forms.CharField(
        label="Official code",
        max_length=20,
        required=False,
        help_text="Such as E07000198, if it has one.",
    )


class GeographyForm(KitModelForm):
    class Meta:
        model = Geography
        fields = ("scheme", "name", "code", "printed_as", "area", "profile")


class CodesForm(KitForm):
    """One small area a line: its code and the place that it lies in."""

    codes = CellField(
        label="Codes, one a line",
        rows=14,
        required=False,
        max_length=MOST_CODES,
        help_text="The code, then a comma or a tab, then the name of the place. For example, "
        "E01029785, Locality 1. Two columns of a spreadsheet can be pasted as they are.",
    )

    def __init__(self, *args, places: list[Geography], **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {
            name.casefold(): place
            for place in places
            for name in (place.name, place.printed_as, place.code)
            if name
        }

    def clean_codes(self) -> list[tuple[str, Geography]]:
        lines = [line for line in self.cleaned_data["codes"].splitlines() if line.strip()]
        return [self.pair(line) for line in lines]

    def pair(self, line: str) -> tuple[str, Geography]:
        between = "\t" if "\t" in line else ","
        code, _, name = line.partition(between)
        place = self.places.get(name.strip().strip('"').casefold())
        if place is None:
            raise ValidationError(
                f"“{line.strip()[:60]}” names no place of this set. Write the code, a comma and the "
                "place as it is called here."
            )
        return code.strip().strip('"'), place
