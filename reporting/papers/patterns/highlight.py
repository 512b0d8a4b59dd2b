"""What the strategy group reads of a quarter, with words of the officer's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.papers.desk import Desk
from reporting.papers.patterns.pattern import PaperType, Slot, data, text_block


def slots(desk: Desk) -> tuple[Slot, ...]:
    return (
        Slot(
            "Where we stand", (text_block("TBC: the quarter in three sentences."), data("status"))
        ),
        Slot("What needs the group", (data("exceptions"),)),
        Slot("Figures", (data("figures"),)),
        Slot("Money", (data("money"),)),
        Slot("Row by row", (data("rows-progress"),), {"landscape": True, "new_page": True}),
    )


def highlight_values(desk: Desk) -> Mapping[str, Any]:
    return {
        "title": f"Highlight report: {desk.round}" if desk.round else "Highlight report",
        "issuer": desk.partnership.name,
        "to": "To the strategy group",
    }


PATTERN = PaperType(
    "Quarterly highlight report",
    "How the rows stand after a quarter, what needs the group, figures and money.",
    slots,
    highlight_values,
    needs=("round",),
    wants=("plan",),
)
