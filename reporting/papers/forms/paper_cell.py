"""The form for one row of a paper's data: a box for each cell, holding what is printed now."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from csp.forms import GONE_PAGE, KitForm, NarrativeField
from csp.prose import print_narrative
from reporting.models import PaperBlock
from reporting.papers.compose.cells import CellAt

LIMIT = 20_000


class SureForm(KitForm):
    """Nothing but the version that somebody looked at before saying yes."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class RowForm(KitForm):
    """``texts()`` says what to store by the key of each cell that was written in; None undoes one."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": GONE_PAGE, "invalid": GONE_PAGE}
    )

    def __init__(self, *args, block: PaperBlock, cells: Sequence[CellAt], **kwargs):
        super().__init__(*args, initial={"version": block.version}, **kwargs)
        self.cells = {cell_box_name(cell): cell for cell in cells}
        self.said = {
            name: print_narrative(cell.cell.blocks).strip() for name, cell in self.cells.items()
        }
        self.rewritten = block.rewritten
        for name, cell in self.cells.items():
            self.ask(name, cell)

    def ask(self, name: str, cell: CellAt) -> None:
        written = self.rewritten.get(cell.key)
        self.fields[name] = NarrativeField(
            label=cell.column,
            required=False,
            max_length=LIMIT,
            rows=3,
            initial=self.said[name] if written is None else written,
        )
        if written is not None:
            self.fields[f"undo-{name}"] = forms.BooleanField(
                label=f"Put back what the data says: {self.said[name] or 'nothing'}",
                required=False,
            )

    def texts(self, skipped: Sequence[str] = ()) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for name, cell in self.cells.items():
            if self.cleaned_data.get(f"undo-{name}"):
                found[cell.key] = None
            elif name in self.changed_data and name not in skipped:
                found[cell.key] = self.cleaned_data[name]
        return found

    def begin_again(self, version: int) -> None:
        self.data = self.data.copy()
        self.data["version"] = str(version)


def cell_box_name(cell: CellAt) -> str:
    """The box's name: the place of the cell in its row."""
    return f"cell-{cell.key.rpartition('.')[2]}"
