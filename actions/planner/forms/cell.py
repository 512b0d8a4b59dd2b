"""The form for one cell of a planner, on a page of its own or laid over the table."""

from __future__ import annotations

from actions.rows.forms.cell import OneCellForm
from csp.forms import CellField


class PlannerCellForm(OneCellForm):
    """A cell's lines."""

    def __init__(self, *args, label: str, hint: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"] = CellField(rows=8, label=label, help_text=hint, required=False)
