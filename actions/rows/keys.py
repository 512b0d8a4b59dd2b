"""The keys of the plan's table, for the help of its page; a journey presses each of them."""

from __future__ import annotations

# In a table whose cells are written in place: what is pressed, and what it does.
CELL_KEYS = (
    (
        "Arrows",
        "Walk from cell to cell; Home and End to the ends of the row, with Ctrl of the table",
    ),
    ("Enter or F2", "Write in the cell"),
    ("Any letter", "Replace what stands in the cell"),
    ("Delete", "Empty the cell"),
    ("Tab", "Save and write in the next cell; Shift+Tab in the one before"),
    ("Ctrl+Enter", "Save and stay"),
    ("Esc", "Give up; Ctrl+Z in the cell brings it back"),
    ("Ctrl+D", "Fill from the row above"),
)
PLAN_KEYS = (
    *CELL_KEYS[:5],
    ("Tab at the end", "Save and add a row"),
    *CELL_KEYS[5:-1],
    ("Shift+arrows", "Select several cells; Shift and a click do so too"),
    ("Ctrl+C", "Copy what is selected, as a table for Word and Excel"),
    ("Ctrl+V", "Paste cells of a table; each is shown now and after first"),
    ("Ctrl+D", "Fill from the row above, or down a selection"),
    ("Ctrl+Z", "Undo what was saved in this visit, step by step"),
    ("Ctrl+Shift+Z", "Redo it; so does Ctrl+Y"),
    ("Shift+Enter", "Add a row below"),
    ("Alt+Up or Down", "Move the row"),
    ("Shift+F10", "Menu of the row"),
    ("Ctrl+Alt+M", "Comments on the cell"),
)
