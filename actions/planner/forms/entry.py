"""Forms for one activity of a planner."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from actions.models import PlannerEntry, PlannerRow
from actions.planner.reading import read_when
from actions.planner.reading.days import Anchor
from actions.planner.reading.lines import read_heading
from actions.planner.sheet import HEADING_ENDS
from actions.work.forms.money import ActionChoice, PriorityChoice
from csp.forms import KitForm, KitModelForm
from plans.audience import Audience

Column, State = PlannerEntry.Column, PlannerEntry.State
LINE_HINT = (
    "As you would write it in the planner: 10/3/27 PACT meeting, Wombourne (Police). The day, the "
    "kind, the place and the bodies are read from it, and it is kept as you type it."
)
LEADS_HINT = "One line for each, in their order. Leave it empty if nobody leads this one alone."
FOR_HINT = "For example, For June: or a month. Leave it empty if it is for no month in particular."


def heading_of(words: str) -> str:
    """A month alone is made a heading: "June" becomes "For June:"."""
    words = " ".join(words.split())
    if words and not words.endswith(HEADING_ENDS) and not words.casefold().startswith("for "):
        return f"For {words}{HEADING_ENDS}"
    return words


class PlannerEntryForm(KitModelForm):
    """An activity, the line and what was read from it; what is changed by hand stays so."""

    leads = forms.CharField(
        label="Who leads it",
        required=False,
        max_length=1_000,
        help_text=LEADS_HINT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    class Meta:
        model = PlannerEntry
        fields = (
            "words", "title", "when_printed", "place", "bodies", "kind", "state", "heading", "leads",
            "locality", "priority", "action", "audience",
        )  # fmt: skip
        field_classes = {"action": ActionChoice, "priority": PriorityChoice}
        widgets = {"words": forms.Textarea(attrs={"rows": 2}), "audience": forms.RadioSelect}
        help_texts = {
            "words": "The line as it stands in the planner. Change it, and what is below follows.",
            "when_printed": "A day, a range, a month, or words such as half term.",
            "heading": FOR_HINT,
            "audience": "Never more people than may read the planner.",
        }

    kit = {"when_printed": {"width": "20"}, "heading": {"width": "20"}}

    def __init__(self, *args, leads=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["leads"] = "\n".join(leads)
        planned = self.instance.column == Column.PLANNED
        if not planned:
            del self.fields["heading"]
        states = [State.PLANNED, State.DROPPED] if planned else [State.CURRENT, State.DONE]
        if self.instance.state not in states:
            states.append(State(self.instance.state))
        self.fields["state"].choices = [(each.value, each.label) for each in states]

    def clean_heading(self) -> str:
        return heading_of(self.cleaned_data["heading"])

    def anchor(self) -> Anchor:
        row = self.instance.row
        return Anchor(row.on, row.planner.start)

    def read_changes(self) -> dict[str, Any]:
        """What was answered differently, with the days that a time or a heading stands for."""
        values = self.changes()
        values.pop("leads", None)
        if "heading" in values:
            values |= {
                "heading_again": False,
                "target_month": target_of(values["heading"], self.anchor()),
            }
        if "when_printed" in values:
            values |= when_values(values["when_printed"], self.anchor())
        return values

    def lead_lines(self) -> list[str]:
        return tidy_lines(self.cleaned_data["leads"])


def tidy_lines(text: str) -> list[str]:
    """The lines of a box that say something, each as long as a lead may be."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line[:200] for line in lines if line]


def when_values(words: str, anchor: Anchor) -> dict[str, Any]:
    read = read_when(words, anchor)
    return {"when_kind": read.kind, "starts_on": read.start, "ends_on": read.end}


def target_of(heading: str, anchor: Anchor):
    named = read_heading(heading, anchor) if heading else None
    return named[1].start if named and named[1] else None


class PlannerEntryAddForm(KitForm):
    """A new activity: its line, where it stands, and what the line does not say."""

    line = forms.CharField(label="What and when", max_length=500, help_text=LINE_HINT)
    row = forms.ChoiceField(label="At which meeting")
    column = forms.ChoiceField(
        label="Is it current, or planned for later?",
        choices=Column.choices,
        widget=forms.RadioSelect,
        initial=Column.PLANNED,
    )
    heading = forms.CharField(
        label="Planned for", required=False, max_length=60, help_text=FOR_HINT
    )
    leads = forms.CharField(
        label="Who leads it",
        required=False,
        max_length=1_000,
        help_text=LEADS_HINT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    audience = forms.ChoiceField(
        label="Who may read it",
        choices=[("", "Whoever may read the planner"), *Audience.choices],
        required=False,
        help_text="An operation is for partners until you say that everybody may read it.",
    )

    kit = {"heading": {"width": "20"}}

    def __init__(self, *args, rows: list[PlannerRow], **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {str(row.pk): row for row in rows}
        self.fields["row"].choices = [(key, str(row)) for key, row in self.rows.items()]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("heading") and cleaned.get("column") == Column.CURRENT:
            raise ValidationError(
                {"heading": "What is current is planned for no month. Leave this empty."}
            )
        return cleaned

    def clean_heading(self) -> str:
        return heading_of(self.cleaned_data["heading"])

    def entry_values(self) -> dict[str, Any]:
        row, answers = self.chosen_row(), self.cleaned_data
        heading = answers["heading"]
        values: dict[str, Any] = {"audience": answers["audience"]} if answers["audience"] else {}
        if heading:
            anchor = Anchor(row.on, row.planner.start)
            values |= {"heading": heading, "target_month": target_of(heading, anchor)}
        return values

    def chosen_row(self) -> PlannerRow:
        return self.rows[self.cleaned_data["row"]]

    def lead_lines(self) -> list[str]:
        return tidy_lines(self.cleaned_data["leads"])


class MoveEntryForm(KitForm):
    """To which row an activity goes."""

    row = forms.ChoiceField(label="To which meeting")

    def __init__(self, *args, rows: list[PlannerRow], **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {str(row.pk): row for row in rows}
        self.fields["row"].choices = [(key, str(row)) for key, row in self.rows.items()]

    def chosen_row(self) -> PlannerRow:
        return self.rows[self.cleaned_data["row"]]
