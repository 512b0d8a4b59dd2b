"""The forms for the end of a year: what becomes of each row, and the plan that follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms

from actions.models import Action, Disposition, HealthCheck
from csp.forms import CellField, DateWordsField, KitForm
from plans.models import Plan, Priority

Decision = Disposition.Decision
# As short as they fit beside one another.
WAYS = [
    ("", "Open"),
    ("continue", "Continue"),
    ("merge", "Merge"),
    ("split", "Split"),
    ("close", "Close"),
    ("drop", "Drop"),
]
NOT_CARRIED_ON = "Row {ref} does not go on. Name another row, or decide anew about that one."


@dataclass(frozen=True)
class OfferedDecision:
    """A decision as the page offers it."""

    value: str
    words: str
    is_chosen: bool


class DispositionForm(KitForm):
    """One row's decision. A row left undecided asks for nothing more."""

    decision = forms.ChoiceField(
        label="What becomes of it", required=False, choices=WAYS, widget=forms.RadioSelect
    )
    reason = forms.CharField(label="Reason", required=False, max_length=500)
    merge_with = forms.CharField(label="Into row", required=False, max_length=20)
    parts = forms.IntegerField(label="Into how many rows", required=False, min_value=1, max_value=9)
    kit = {"merge_with": {"width": "5"}, "parts": {"width": "2"}}

    def __init__(
        self,
        *args,
        row: Action,
        refs: dict[str, Action],
        check: HealthCheck | None = None,
        **kwargs,
    ):
        self.row, self.refs, self.check = row, refs, check
        stored = disposition_initial(row)
        self.is_proposed = bool(check) and not stored
        initial = stored or proposed(check)
        super().__init__(*args, prefix=f"row-{row.pk}", initial=initial, **kwargs)
        self.is_stored = bool(stored)
        for name in ("reason", "merge_with", "parts"):
            field = self.fields[name]
            field.widget.attrs["aria-label"] = f"{field.label}, row {row.ref}"

    def ways(self) -> list[OfferedDecision]:
        """What may become of the row, for the page to draw."""
        chosen = self["decision"].value() or ""
        return [OfferedDecision(value, words, value == chosen) for value, words in WAYS]

    def is_new(self) -> bool:
        """Whether there is anything to keep: what the health check proposes is not kept yet."""
        return self.is_proposed or self.has_changed()

    def clean_merge_with(self) -> Action | None:
        ref = self.cleaned_data["merge_with"].strip()
        if ref and ref not in self.refs:
            raise forms.ValidationError(f"There is no row {ref} in this plan.")
        return self.refs.get(ref)

    def clean(self):
        cleaned = super().clean()
        decision = cleaned.get("decision")
        if decision not in ("", Decision.CONTINUE) and not cleaned.get("reason"):
            self.add_error("reason", f"Give the reason for row {self.row.ref}.")
        if (
            decision == "merge"
            and not cleaned.get("merge_with")
            and "merge_with" not in self.errors
        ):
            self.add_error("merge_with", f"Say which row {self.row.ref} goes into.")
        if decision == "split" and (cleaned.get("parts") or 1) < 2 and "parts" not in self.errors:
            self.add_error("parts", f"Say how many rows {self.row.ref} becomes: two or more.")
        return cleaned

    def refuse_row_that_ends(self, decisions: Mapping[int, str]) -> None:
        """A row never goes into one that ends. ``decisions`` are those about all rows, by number."""
        cleaned = self.cleaned_data
        other = cleaned.get("merge_with") if cleaned.get("decision") == Decision.MERGE else None
        if other and decisions.get(other.pk) in (Decision.CLOSE, Decision.DROP):
            self.add_error("merge_with", NOT_CARRIED_ON.format(ref=other.ref))

    @property
    def says_something(self) -> bool:
        """Whether there is a decision, or was one that is taken back."""
        return bool(self.cleaned_data["decision"] or self.is_stored)

    def values(self) -> dict:
        """The decision for the service; what belongs to another decision is left out."""
        cleaned = self.cleaned_data
        return {
            "decision": cleaned["decision"],
            "reason": cleaned["reason"],
            "merge_with": cleaned["merge_with"] if cleaned["decision"] == "merge" else None,
            "parts": cleaned["parts"] if cleaned["decision"] == "split" else 1,
        }


def disposition_initial(row: Action) -> dict:
    found = getattr(row, "disposition", None)
    if found is None:
        return {}
    other = found.merge_with.ref if found.merge_with else ""
    parts = found.parts if found.decision == "split" else None
    return {"decision": found.decision, "reason": found.reason, "merge_with": other, "parts": parts}


# What the yearly check says of a row, as what becomes of it.
FROM_CHECK = {"keep": "continue", "change": "continue", "merge": "merge", "close": "close"}


def proposed(check: HealthCheck | None) -> dict:
    """The decision that the row's last health check leads to."""
    if check is None:
        return {}
    other = check.merge_with.ref if check.merge_with else ""
    return {
        "decision": FROM_CHECK[check.decision],
        "reason": check.reason,
        "merge_with": other,
        "parts": None,
    }


class NextPlanForm(KitForm):
    """The plan that follows: its title, its period and its priorities."""

    title = forms.CharField(label="Title of the new plan", max_length=200)
    start = DateWordsField(label="Begins")
    end = DateWordsField(label="Ends")
    extra = CellField(
        label="New priorities",
        required=False,
        rows=3,
        help_text="One a line. You can add more later.",
    )

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.priorities = list(plan.priorities.all())
        for each in self.priorities:
            self.fields[f"priority-{each.pk}"] = forms.ChoiceField(
                label=f"Priority {each}", required=False, choices=self.ways(each), initial=""
            )

    def ways(self, each: Priority) -> list[tuple[str, str]]:
        others = [(str(o.pk), f"Drop it: its rows go to {o}") for o in self.priorities if o != each]
        return [("", "Carry it on"), *others]

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end <= start:
            self.add_error("end", "The plan ends after it begins. Give a later day.")
        return cleaned

    def gone(self) -> dict[int, int]:
        answers = {each.pk: self.cleaned_data[f"priority-{each.pk}"] for each in self.priorities}
        return {pk: int(to) for pk, to in answers.items() if to}

    def new_titles(self) -> tuple[str, ...]:
        lines = (line.strip()[:200] for line in self.cleaned_data["extra"].splitlines())
        return tuple(line for line in lines if line)

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("title", "start", "end")}
