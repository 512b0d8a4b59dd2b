"""The form for one cell of a row."""

from __future__ import annotations

from django import forms

from actions.models import Action
from actions.rows.cells import row_cell_text
from actions.rows.columns import Column, Kind
from csp.forms import CellField, KitForm


class OneCellForm(KitForm):
    """A cell's words in the box ``text``, with what they were when the person began."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    was = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def seen(self) -> str | None:
        """The cell as the person saw it, if the page said."""
        return self.cleaned_data["was"] if "was" in self.data else None

    def problems(self) -> list[str]:
        """Every mistake as a sentence."""
        return [problem for problems in self.errors.values() for problem in problems]


class CellForm(OneCellForm):
    """A cell of a row, as its column has it."""

    def __init__(self, *args, cell: Column, areas=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"] = text_field(cell, areas)

    @classmethod
    def of(cls, action: Action, cell: Column, **kwargs) -> CellForm:
        """The form as it stands before anybody has typed."""
        text = row_cell_text(action, cell)
        return cls(
            cell=cell, initial={"text": text, "was": text, "version": action.version}, **kwargs
        )


def text_field(cell: Column, areas) -> forms.Field:
    look = {"label": cell.label, "help_text": cell.hint, "required": False}
    if cell.kind is Kind.PLACE:
        choices = [("", "No area"), *((title, title) for title in areas)]
        return forms.CharField(widget=forms.Select(choices=choices), **look)
    if cell.kind is Kind.LINE:
        return forms.CharField(max_length=cell.most, **look)
    return CellField(rows=8, max_length=None if cell.is_lines else cell.most, **look)
