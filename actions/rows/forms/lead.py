"""The forms for who leads a row."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import ORDERING_FIELD_NAME

from actions.models import Lead
from csp.forms import KitForm, RowsField
from csp.forms.choices import KnownChoiceField
from csp.forms.formsets import kit_formset
from plans.models import Organisation, Person, Post
from plans.pages.queries import leads_to_choose


class LeadForm(KitForm):
    """A lead: whom it means, and the words that are printed."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    organisation = KnownChoiceField(
        Organisation.objects.all(), label="Body", required=False, empty_label="None"
    )
    post = KnownChoiceField(
        Post.objects.select_related("organisation"),
        label="Post",
        required=False,
        empty_label="None",
    )
    people = RowsField(
        Person.objects.all(),
        label="People",
        required=False,
        help_text="To choose several, hold Ctrl or Command.",
    )
    words = forms.CharField(
        label="As printed",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "app-whole-line"}),
        help_text="Leave it empty to print what you chose above.",
    )

    folded = ("post", "people", ORDERING_FIELD_NAME)

    def __init__(self, *args, choices: dict | None = None, leads=(), **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("organisation", "post"):
            self.fields[name].know(getattr(lead, name) for lead in leads)
        for name, listed in (choices or {}).items():
            self.fields[name].choices = listed

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("words"):
            cleaned["words"] = lead_words_from_choice(cleaned)
        if not self.errors and not cleaned["words"]:
            raise ValidationError({"words": "Choose a body, a post or people, or write who leads."})
        return cleaned


def lead_choices(partnership) -> dict[str, Callable[[], list]]:
    """What leads may be chosen from, fetched once for all the rows of forms on a page, if at all."""
    listed = cache(lambda: leads_to_choose(partnership))
    return {
        "organisation": lambda: [("", "None"), *listed()["organisation"]],
        "post": lambda: [("", "None"), *listed()["post"]],
        "people": lambda: listed()["people"],
    }


def lead_values(lead: Lead) -> dict:
    """A lead as its form shows it."""
    return {
        "id": lead.pk,
        "organisation": lead.organisation_id,
        "post": lead.post_id,
        "people": [person.pk for person in lead.people.all()],
        "words": lead.words,
    }


def lead_words_from_choice(chosen: dict) -> str:
    """The words for a lead who was chosen and not written: “Harbour Support – ASB Officer”."""
    body, post = chosen.get("organisation"), chosen.get("post")
    people = ", ".join(person.full_name for person in chosen.get("people") or ())
    named = body or (post.organisation if post else None)
    parts = [str(named or ""), post.title if post else "", people]
    return " – ".join(part for part in parts if part)[:300]


LeadFormSet = kit_formset(LeadForm, words="lead", title="Leads", can_order=True)
