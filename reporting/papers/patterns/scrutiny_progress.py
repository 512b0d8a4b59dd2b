"""A progress report to scrutiny: position, achievements, what is left to do, figures and money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.papers.desk import Desk
from reporting.papers.patterns.pattern import PaperType, PatternBlock, Slot, data, text_block


def progress_section(heading: str, numbering: str, *pieces: PatternBlock, level: int = 1) -> Slot:
    return Slot(heading, pieces, {"numbering": numbering, "level": level})


def slots(desk: Desk) -> tuple[Slot, ...]:
    return (
        progress_section(
            "Background", "1.", text_block("TBC: say in a sentence what this report is for.")
        ),
        progress_section("Progress", "1."),
        progress_section(
            "Overall position", "a)", text_block("TBC: how the year went."), data("status"), level=2
        ),
        progress_section("Significant progress and achievements", "a)", text_block("TBC"), level=2),
        progress_section("Areas for further action", "a)", data("exceptions"), level=2),
        progress_section("Progress against key actions and projects", "1."),
        progress_section("Crime figures", "1.1", data("figures"), level=2),
        progress_section("Where it happens", "1.1", data("localities"), level=2),
        progress_section("Actions of the plan", "1.1", data("rows-progress"), level=2),
        progress_section("Multi-agency meetings", "1.1", data("forums"), level=2),
        progress_section("Operations", "1.1", data("operations"), level=2),
        progress_section("Funded projects", "1.1", data("funded-projects"), level=2),
        progress_section("Enforcement", "1.1", data("enforcement"), level=2),
        progress_section("Funding position", "1.", data("money")),
        progress_section("What residents told us", "1.", data("survey"), data("consultation")),
        progress_section(
            "Conclusion", "1.", text_block("TBC: what members may take away from this.")
        ),
    )


def scrutiny_progress_values(desk: Desk) -> Mapping[str, Any]:
    return {
        "issuer": "Scrutiny Committee",
        "front": "page",
        "details": "Lead Member: TBC\nLead Officer: TBC",
    }


PATTERN = PaperType(
    "Progress report to scrutiny",
    "How the year went, what was achieved and what is left to do, crime figures with what they are "
    "compared with, meetings, operations, projects and money. For one council of a joint partnership "
    "choose its area.",
    slots,
    scrutiny_progress_values,
    needs=("plan", "year_code"),
    wants=("area", "round"),
)
