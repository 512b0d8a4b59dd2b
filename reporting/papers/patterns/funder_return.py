"""What a funder asks back: what the money was for, where it went and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.papers.desk import Desk
from reporting.papers.patterns.pattern import PaperType, Slot, data, text_block


def slots(desk: Desk) -> tuple[Slot, ...]:
    return (
        Slot("In short", (text_block("TBC: what the money made possible."),)),
        Slot("The money", (data("funder-return"),)),
        Slot("What came of it", (data("funded-projects"), data("projects"))),
    )


def funder_return_values(desk: Desk) -> Mapping[str, Any]:
    return {
        "title": f"Return: {desk.stream}" if desk.stream else "Return to the funder",
        "issuer": desk.partnership.name,
        "to": f"To {desk.stream.funder}" if desk.stream and desk.stream.funder else "",
    }


PATTERN = PaperType(
    "Return to a funder",
    "A grant, what it was given for, where it went and what came of it.",
    slots,
    funder_return_values,
    needs=("stream",),
    wants=("year_code",),
)
