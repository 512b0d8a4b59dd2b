"""The year for residents: what was promised, what was done, what changed, and how to reach us."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.papers.desk import Desk
from reporting.papers.patterns.pattern import PaperType, Slot, data, text_block


def slots(desk: Desk) -> tuple[Slot, ...]:
    return (
        Slot(
            "The year in short",
            (text_block("TBC: three or four sentences that anybody can follow."),),
        ),
        Slot("What we put first", (data("priorities"),)),
        Slot("What we have done", (data("projects"), data("outturn"))),
        Slot("Crime and anti-social behaviour", (data("figures"), data("chart"))),
        Slot("What you told us", (data("consultation"), data("survey"))),
        Slot("What we promised", (data("promises"),)),
        Slot("Where the money went", (data("money"),)),
        Slot("Reach us", (data("contact"),)),
    )


def annual_summary_values(desk: Desk) -> Mapping[str, Any]:
    year = f" {desk.year}" if desk.year else ""
    return {"title": f"Our year{year}", "issuer": desk.partnership.name, "front": "cover"}


PATTERN = PaperType(
    "Yearly summary for the public",
    "A final update after the year: what was promised and what was done, in plain words for residents.",
    slots,
    annual_summary_values,
    needs=("plan", "year_code"),
)
