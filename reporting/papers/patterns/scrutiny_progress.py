"""A progress report to scrutiny: position, achievements, what is left to do, figures and money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.papers.desk import Desk
from reporting.papers.patterns.pattern import Pattern, Piece, Slot, data, words


def section(heading: str, numbering: str, *pieces: Piece, level: int = 1) -> Slot:
    return Slot(heading, pieces, {"numbering": numbering, "level": level})


def slots(desk: Desk) -> tuple[Slot, ...]:
    return (
        section("Background", "1.", words("TBC: say in a sentence what this report is for.")),
        section("Progress", "1."),
        section(
            "Overall position", "a)", words("TBC: how the year went."), data("status"), level=2
        ),
        section("Significant progress and achievements", "a)", words("TBC"), level=2),
        section("Areas for further action", "a)", data("exceptions"), level=2),
        section("Progress against key actions and projects", "1."),
        section("Crime figures", "1.1", data("figures"), level=2),
        section("Where it happens", "1.1", data("localities"), level=2),
        section("Actions of the plan", "1.1", data("rows-progress"), level=2),
        section("Multi-agency meetings", "1.1", data("forums"), level=2),
        section("Operations", "1.1", data("operations"), level=2),
        section("Funded projects", "1.1", data("funded-projects"), level=2),
        section("Enforcement", "1.1", data("enforcement"), level=2),
        section("Funding position", "1.", data("money")),
        section("What residents told us", "1.", data("survey"), data("consultation")),
        section("Conclusion", "1.", words("TBC: what members may take away from this.")),
    )


def values(desk: Desk) -> Mapping[str, Any]:
    return {
        "issuer": "Scrutiny Committee",
        "front": "page",
        "details": "Lead Member: TBC\nLead Officer: TBC",
    }


PATTERN = Pattern(
    "Progress report to scrutiny",
    "How the year went, what was achieved and what is left to do, crime figures with what they are "
    "compared with, meetings, operations, projects and money. For one council of a joint partnership "
    "choose its area.",
    slots,
    values,
    needs=("plan", "year_code"),
    wants=("area", "round"),
)
