"""Who signs a plan: a grid of posts and bodies, each with a line to sign on or the day of agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.document.gathered import Gathered
from reporting.document.parts.people import signatures
from reporting.facts.gather_plan import gather_endorsements
from reporting.papers.desk import Desk
from reporting.papers.sources.reading import (
    NOTHING,
    PLAN,
    chosen_plan,
    facts_with_lists,
    quotable_count,
)
from reporting.papers.sources.source import PaperSource


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    signed = gather_endorsements(plan, True) if plan else ()
    if plan is None or not signed:
        return NOTHING
    facts = facts_with_lists(desk, plan, endorsements=signed)
    return Gathered(
        signatures(facts), quotable=(quotable_count(len(signed), "signatory", "signatories"),)
    )


SOURCE = PaperSource(
    "Signatories",
    "Everybody who agrees the plan for their body, with a line to sign on.",
    gather,
    options=(PLAN,),
    needs=("plan",),
)
