"""Who signs a plan: a grid of posts and bodies, each with a line to sign on or the day of agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.document.gathered import Gathered
from reporting.document.parts.people import signatures
from reporting.facts.gather_plan import endorsements_of
from reporting.papers.desk import Desk
from reporting.papers.sources.reading import NOTHING, PLAN, chosen_plan, counted, facts_of
from reporting.papers.sources.source import Source


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    signed = endorsements_of(plan, True) if plan else ()
    if plan is None or not signed:
        return NOTHING
    facts = facts_of(desk, plan, endorsements=signed)
    return Gathered(signatures(facts), quotable=(counted(len(signed), "signatory", "signatories"),))


SOURCE = Source(
    "Signatories",
    "Everybody who agrees the plan for their body, with a line to sign on.",
    gather,
    options=(PLAN,),
    needs=("plan",),
)
