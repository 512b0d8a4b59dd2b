"""Forms for a partnership: its details, its other names and the areas that it covers."""

from __future__ import annotations

from calendar import month_name

from django import forms

from csp.forms import ColourField, DateWordsField, KitForm, KitModelForm
from plans.models import Partnership

PARTS = {
    "Who you are": ("name", "slug", "strapline", "about", "vision", "mission"),
    "Your area": ("nation", "tier", "area_word", "police_force", "policing_body", "county_group"),
    "How you look": ("logo", "logo_alt", "colour"),
    "How people reach you": (
        "team",
        "council",
        "address",
        "postcode",
        "telephone",
        "fax",
        "email",
        "website",
        "alternative_formats",
    ),
    "Meetings": ("numbering_month",),
}


class NumberedRow(KitForm):
    """A row of a repeating part that stands for a stored row: its number and what it began from."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class PartnershipForm(KitModelForm):
    """Everything about the partnership that is one answer."""

    numbering_month = forms.TypedChoiceField(
        label="Month in which minute numbers start again",
        coerce=int,
        choices=[(number, month_name[number]) for number in range(1, 13)],
    )

    class Meta:
        model = Partnership
        fields = tuple(name for names in PARTS.values() for name in names)
        labels = {"slug": "Name in web addresses", "address": "Postal address"}
        help_texts = {
            "slug": "Small letters, figures and hyphens. A new one breaks links to what is published."
        }
        field_classes = {"colour": ColourField}
        error_messages = {
            "slug": {
                "unique": "Another partnership has that address. Choose a different one.",
                "invalid": "Write the address with small letters, figures and hyphens only.",
            },
            "logo": {
                "invalid_image": "That file could not be read as a picture. Use a PNG or JPEG file."
            },
        }

    kit = {
        **{name: {"rows": 4} for name in ("about", "vision", "mission", "address")},
        "alternative_formats": {"rows": 4},
        "postcode": {"width": "10"},
        "telephone": {"width": "20"},
        "fax": {"width": "20"},
    }

    def parts(self) -> list[tuple[str, list]]:
        """The fields under their headings."""
        return [(heading, [self[name] for name in names]) for heading, names in PARTS.items()]

    def clean_slug(self) -> str:
        return self.cleaned_data["slug"].lower()

    def clean_logo(self):
        """A logo that was ticked away is an empty one."""
        return self.cleaned_data["logo"] or ""


class PartnershipAddForm(PartnershipForm):
    """What a new partnership needs: who it is, and the first person who may change it."""

    officer_name = forms.CharField(
        label="Name of its first community safety officer", max_length=150
    )
    officer_email = forms.EmailField(
        label="Their e-mail address", help_text="They are sent an invitation straight away."
    )
    numbering_month = None
    clean_logo = None

    class Meta(PartnershipForm.Meta):
        fields = ("name", "slug", "nation", "tier", "area_word")


class NamesForm(KitForm):
    """The page of names and areas has repeating rows only."""


class LocalNameRow(NumberedRow):
    name = forms.CharField(max_length=200)


class AreaRow(NumberedRow):
    name = forms.CharField(max_length=120)
    county = forms.CharField(max_length=120, required=False)
    combined_on = DateWordsField(
        label="Date of the agreement that combined it with another area",
        required=False,
        help_text="Only where areas share one partnership. For example, 5 December 2016.",
    )
