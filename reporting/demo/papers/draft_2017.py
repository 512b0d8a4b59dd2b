"""A paper that is still being written: the Moorlands half-year of 2016/17, with gaps to be filled."""

from __future__ import annotations

from reporting.papers.desk import Desk
from reporting.papers.patterns import Slot, data, words
from reporting.papers.patterns.scrutiny_update import NUMBERED

PAPER = {
    "kind": "scrutiny-update",
    "title": "Community Safety: half-year position",
    "issuer": "STAFFORDSHIRE MOORLANDS DISTRICT COUNCIL",
    "to": "Report to the Communities Overview and Scrutiny Panel",
    "day": "DATE 2017",
    "details": "TITLE: Community Safety: half-year position\n"
    "PORTFOLIO HOLDER: Cllr Mike Bowen - Portfolio Holder for Communities\n"
    "CONTACT OFFICER: TBC\n"
    "WARDS INVOLVED: All",
    "plan": "2016-17",
    "year_code": "2016-17",
    "round": "2016-17Q2",
}


def slots(desk: Desk) -> tuple[Slot, ...]:
    return (
        Slot(
            "Introduction",
            (
                words("""
                    Members had the plan for 2016/17 in December. This paper says how it stands after
                    the second quarter, and what the partnership needs from them.
                """),
                words("TBC: what the panel asked for last time."),
            ),
            NUMBERED,
        ),
        Slot(
            "How the plan stands",
            (
                words("All rows of the plan are below, by how they stand."),
                data("status", name="status"),
                data("exceptions"),
            ),
            NUMBERED,
        ),
        Slot(
            "What was spent",
            (
                words("The Commissioner's £65,000 and what else there is, as Section 9 sets out:"),
                data("money"),
            ),
            NUMBERED,
        ),
        Slot("Figures", (data("figures"),), NUMBERED),
        Slot("What we ask of the panel", (words("XX"),), NUMBERED),
        Slot(
            "Row by row",
            (data("rows-progress"),),
            {"appendix": True, "landscape": True, "listed_as": "Progress of each row"},
        ),
    )
