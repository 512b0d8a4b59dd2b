"""What was agreed, and what happens to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from actions.models import Action, AgreedAction, AgreedStep
from csp.forms import CellField, DateWordsField, KitForm, KitModelForm
from plans.audience import Audience
from plans.models import Organisation, Partnership, Person, Post
from plans.pages.queries import leads_to_choose

KINDS: dict[str, type[Organisation] | type[Post] | type[Person]] = {
    "body": Organisation,
    "post": Post,
    "person": Person,
}
LISTED = {"body": "organisation", "post": "post", "person": "people"}
Kind = AgreedStep.Kind


class AgreedActionForm(KitModelForm):
    """One box says who has to do it: a body, a post or a person of the partnership."""

    owner_key = forms.ChoiceField(
        label="Who does it",
        required=False,
        help_text="Leave it at “Nobody yet” where nobody was named: it is listed so until somebody is.",
    )
    due_on = DateWordsField(label="Due", required=False)
    agreed_on = DateWordsField(label="Agreed on")
    kit = {"due_kind": {"inline": False}}

    class Meta:
        model = AgreedAction
        fields = (
            "words",
            "owner_key",
            "owner_words",
            "due_kind",
            "due_on",
            "group",
            "agreed_on",
            "row",
            "passage",
            "number_printed",
            "audience",
        )
        widgets = {"due_kind": forms.RadioSelect, "audience": forms.RadioSelect}
        labels = {"words": "What is to be done"}
        help_texts = {
            "owner_words": "Only if it should read otherwise than what was chosen, such as initials.",
            "row": "If it is about one.",
        }

    def __init__(self, *args, instance: AgreedAction | None = None, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        choices = owner_choices(self.partnership)
        self.fields["owner_key"].choices = [("", "Nobody yet"), *choices]
        self.fields["words"].widget.attrs["rows"] = 3
        self.fields["passage"].widget.attrs["rows"] = 3
        self.fields["due_kind"].choices = AgreedAction.DueKind.choices
        row = instance.row_id if instance is not None else None
        self.fields["row"].queryset = rows_to_choose(self.partnership, row)
        if instance is not None:
            self.initial["owner_key"] = instance.owner_key

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        if answers.get("due_kind") == AgreedAction.DueKind.DAY and not answers.get("due_on"):
            if "due_on" not in self.errors:
                self.add_error("due_on", "Write the day on which it is due.")
        elif answers.get("due_kind") == AgreedAction.DueKind.NONE:
            answers["due_on"] = None
        return answers

    def values(self) -> dict[str, Any]:
        return with_owner(super().values())

    def changes(self) -> dict[str, Any]:
        """What was answered differently; a day goes with how it was asked for."""
        changed = set(self.changed_data)
        told = {name: value for name, value in super().values().items() if name in changed}
        if "due_kind" in told:
            told["due_on"] = self.cleaned_data.get("due_on")
        return with_owner(told)


def owner_choices(partnership: Partnership) -> list[tuple[str, str]]:
    """Everybody who may be given something to do, in one query."""
    listed = leads_to_choose(partnership)
    return [
        (f"{kind}-{number}", words)
        for kind, name in LISTED.items()
        for number, words in listed[name]
    ]


def with_owner(values: dict[str, Any]) -> dict[str, Any]:
    """The answer about the owner as the three fields of the model; the choices were checked before."""
    if "owner_key" not in values:
        return values
    key = values.pop("owner_key")
    kind, _, number = key.partition("-")
    chosen = KINDS[kind].objects.get(pk=number) if key else None
    return values | {f"owner_{each}": chosen if each == kind else None for each in KINDS}


def rows_to_choose(partnership: Partnership, chosen: int | None) -> QuerySet[Action]:
    """The rows of plans that are worked on, but for restricted ones, and the one that was chosen before."""
    live = ~Q(plan__status="archived") & ~Q(visibility=Audience.RESTRICTED)
    rows = Action.objects.filter(live | Q(pk=chosen), partnership=partnership)
    in_order = rows.order_by("-plan__start", "priority__position", "position", "pk")
    return in_order.select_related("plan")


class AgreedStepForm(KitForm):
    """What was done, or how it goes; which step it is says the button that was pressed."""

    do = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in Kind], widget=forms.HiddenInput
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    words = CellField(label="What was done", max_length=4_000, rows=3, required=False)
    due_on = DateWordsField(label="Carry to", required=False)
