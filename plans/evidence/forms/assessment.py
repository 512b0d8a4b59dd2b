"""Forms for a strategic assessment, and what it has several of."""

from __future__ import annotations

from django import forms

from csp.forms import CellField, DateWordsField, KitModelForm, NarrativeField
from plans.models import Assessment
from plans.pages.forms.choosing import RowOf
from plans.pages.forms.partnership import NumberedRow

# What regulation 7 asks under each letter, in plain words. The numbering was not read: plans/law/duties.py.
ITEMS = {
    "levels": (
        "(a) How much crime, disorder and substance misuse there is",
        "How often it happens, where, when, to whom and who does it.",
    ),
    "changes": (
        "(b) What has changed",
        "What has gone up or down since the assessment before this one.",
    ),
    "reasons": ("(c) Why it has changed", "What is thought to lie behind each change."),
    "for_authorities": (
        "(d) What the responsible authorities should put first",
        "The matters on which the partnership should spend its effort.",
    ),
    "for_people": (
        "(e) What people here would put first",
        "What those who live and work in the area say the partnership should work on.",
    ),
    "last_plan": (
        "(f) How far the last plan was carried out",
        "Which steps of the plan of the year before were taken, and which were not.",
    ),
}
REFERENCE = "Regulation 7 of SI 2007/1830, in Wales of SI 2007/3076."
LONG = ("summary", *ITEMS, "findings", "method")


class AssessmentForm(KitModelForm):
    summary = NarrativeField(
        required=False,
        rows=6,
        help_text="If the summary is public, everybody with a role here may read this part.",
    )
    findings = CellField(label="Other findings", required=False)
    method = CellField(required=False, help_text="Its purpose, and how risks were scored.")

    class Meta:
        model = Assessment
        fields = (
            "name",
            "also_called",
            "producer",
            "organisation",
            "on_behalf_of",
            "data_from",
            "data_to",
            "dated_on",
            "visibility",
            "link",
            *LONG,
        )
        field_classes = dict.fromkeys(("data_from", "data_to", "dated_on"), DateWordsField)
        widgets = {"visibility": forms.RadioSelect}
        labels = {name: label for name, (label, _) in ITEMS.items()}
        help_texts = {name: f"{asks} {REFERENCE}" for name, (_, asks) in ITEMS.items()} | {
            "data_from": "The first day that its figures cover. For example, 1 April 2009.",
            "data_to": "The last day. For example, 31 March 2010.",
            "dated_on": "When it was finished. For example, November 2016 is 1 November 2016.",
            "on_behalf_of": "If somebody else made it for the partnership.",
            "visibility": (
                "A restricted assessment is shown to the officer, the chair and the strategy group."
            ),
        }


class ContributorRow(NumberedRow):
    organisation = RowOf(label="Body on your list")
    words = forms.CharField(label="As printed", max_length=200, required=False)


class HotspotRow(NumberedRow):
    words = forms.CharField(label="Where and what", max_length=500)
    geography = RowOf(label="Place on your list")


class RecommendedRow(NumberedRow):
    words = forms.CharField(label="What should come first, as printed", max_length=300)
    priority = RowOf(label="Priority that it became")
