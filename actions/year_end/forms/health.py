"""The yearly health check of one row."""

from __future__ import annotations

from django import forms

from actions.models import Action, HealthCheck
from actions.year_end.summary import YearRow
from csp.forms import KitForm

UNDECIDED = [("", "Not checked yet")]


class HealthForm(KitForm):
    """Whether a row is still fit for its purpose. One that is left alone is left for later."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    decision = forms.ChoiceField(
        label="Still fit for its purpose?",
        required=False,
        choices=UNDECIDED + HealthCheck.Decision.choices,
    )
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=HealthCheck._meta.get_field("reason").max_length,
    )
    merge_with = forms.CharField(
        label="Into row",
        required=False,
        max_length=20,
        help_text="Only for a merge: its reference.",
    )
    kit = {"merge_with": {"width": "5"}}

    def __init__(
        self, *args, row: YearRow, refs: dict[str, Action], check: HealthCheck | None, **kwargs
    ):
        self.row, self.refs, self.check = row, refs, check
        self.ref = row.action.ref
        super().__init__(
            *args, prefix=f"row-{row.action.pk}", initial=health_check_initial(check), **kwargs
        )
        if check:
            self.fields["decision"].choices = HealthCheck.Decision.choices
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}, row {self.ref}"

    def clean_merge_with(self) -> Action | None:
        ref = self.cleaned_data["merge_with"].strip()
        if ref and ref not in self.refs:
            raise forms.ValidationError(f"There is no row {ref} in this plan.")
        return self.refs.get(ref)

    def clean(self):
        cleaned = super().clean()
        decision = cleaned.get("decision")
        if decision and not cleaned.get("reason"):
            self.add_error("reason", f"Give the reason for row {self.ref}.")
        if not decision and cleaned.get("reason"):
            self.add_error("decision", f"There is a reason for row {self.ref}: choose what.")
        lacks = decision == "merge" and not cleaned.get("merge_with")
        if lacks and "merge_with" not in self.errors:
            self.add_error("merge_with", f"Say which row {self.ref} goes into.")
        return cleaned

    def took_over(self, theirs: HealthCheck, words: str) -> None:
        """Show what somebody else decided beside what was typed, and let the next save stand."""
        self.check = theirs
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(theirs.version)
        said = f"{theirs.get_decision_display()}: {theirs.reason}"
        self.add_error("decision", f"{words} They said: {said}")

    def values(self) -> dict:
        """The decision for the service; what belongs to another decision is left out."""
        cleaned = self.cleaned_data
        merges = cleaned["decision"] == "merge"
        return {
            "decision": cleaned["decision"],
            "reason": cleaned["reason"],
            "merge_with": cleaned["merge_with"] if merges else None,
        }


def health_check_initial(check: HealthCheck | None) -> dict:
    if check is None:
        return {"version": 0}
    other = check.merge_with.ref if check.merge_with else ""
    return {
        "version": check.version,
        "decision": check.decision,
        "reason": check.reason,
        "merge_with": other,
    }
