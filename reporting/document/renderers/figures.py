"""How the figures below a chart are set on paper."""

from __future__ import annotations

from reporting.document import Table

# In so many columns the figures need no more than the width of the drawing ...
FEW_COLUMNS = 4
# ... in more than so many they need smaller type, and up to so many rows they stay on one page.
MANY_COLUMNS = 6
FEW_ROWS = 14


def figures_class(table: Table) -> str:
    """The classes that ``print.css`` knows figures by, from how many they are."""
    columns = len(table.columns)
    names = ["figures"]
    names += ["few"] if columns <= FEW_COLUMNS else []
    names += ["many"] if columns > MANY_COLUMNS else []
    names += ["whole"] if len(table.rows) <= FEW_ROWS else []
    return " ".join(names)
