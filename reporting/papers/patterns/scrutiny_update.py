"""The yearly update to the scrutiny committee, with the year's actions and the plan as appendices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plans.law.duties import SCRUTINY_MONTHS
from reporting.papers.desk import Desk
from reporting.papers.patterns.pattern import (
    PaperType,
    PatternBlock,
    Slot,
    committee_details,
    data,
    text_block,
)

NUMBERED = {"numbering": "1.", "numbers_paragraphs": True}


def update_section(heading: str, *pieces: PatternBlock, name: str = "") -> Slot:
    return Slot(heading, pieces, NUMBERED, name)


def slots(desk: Desk) -> tuple[Slot, ...]:
    year = f" {desk.year}" if desk.year else ""
    plan = f"{desk.plan}" if desk.plan else "Partnership plan"
    return (
        update_section(
            "Introduction",
            text_block(
                f"Public bodies in each {desk.partnership.area_word} have to work together as a "
                f"partnership against crime and disorder. Ours is the {desk.partnership.name}."
            ),
            data("members"),
            text_block("""
                The law asks the partners to deal together with:

                - crime and disorder;
                - anti-social behaviour;
                - other behaviour that spoils the local environment;
                - the misuse of drugs, alcohol and other substances; and
                - reoffending.
            """),
            data("assessment"),
            text_block("TBC: say what money the partnership has had, and from whom."),
            data("money"),
        ),
        update_section(
            f"Priorities{year}",
            text_block("The partnership agreed these priorities:"),
            data("priorities"),
            text_block(
                f"What was done{year and f' in{year}'} is summed up in Appendix [A](#part-@actions)."
            ),
            text_block("The plan is in Appendix [B](#part-@plan)."),
        ),
        update_section("Progress", data("status"), data("exceptions")),
        update_section("Summer and other schemes", data("scheme")),
        update_section(
            "Response to incidents",
            text_block(
                "Besides their plan, the partners answer what comes up in the course of a year."
            ),
            data("enforcement"),
        ),
        update_section("Reviews", data("reviews"), data("case-reviews")),
        Slot(
            f"Summary of actions{year}",
            (data("projects"),),
            {"appendix": True, "landscape": True},
            name="actions",
        ),
        Slot(plan, (data("plan-document"),), {"appendix": True}, name="plan"),
    )


def scrutiny_update_values(desk: Desk) -> Mapping[str, Any]:
    return {
        "issuer": desk.partnership.council,
        "to": "Report to the scrutiny committee",
        "details": committee_details("Community safety update"),
    }


PATTERN = PaperType(
    "Update for the scrutiny committee",
    "A covering report in numbered paragraphs, with a summary of the year's actions and the plan as "
    f"appendices. Scrutiny meets on the partnership at least every {SCRUTINY_MONTHS} months.",
    slots,
    scrutiny_update_values,
    needs=("plan", "year_code"),
    wants=("round",),
)
