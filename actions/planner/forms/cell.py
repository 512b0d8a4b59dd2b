"""The form for one cell of a planner, on a page of its own or laid over the table."""

from __future__ import annotations

from django import forms

from csp.forms import CellField, KitForm


class PlannerCellForm(KitForm):
    """A cell's lines, with what they were when the person began."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    was = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args, label: str, hint: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"] = CellField(rows=8, label=label, help_text=hint, required=False)

    def seen(self) -> str | None:
        """The cell as the person saw it, if the page said."""
        return self.cleaned_data["was"] if "was" in self.data else None

    def problems(self) -> list[str]:
        return [problem for problems in self.errors.values() for problem in problems]
