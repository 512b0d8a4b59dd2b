"""Whether the plan covers each duty of section 6(1)."""

from __future__ import annotations

from plans.law.duties import ACT_BEGAN, act, everywhere, limbs_in_force
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts, some


@check(
    "ST-07",
    "The duties that a plan covers",
    act("section 6(1)(a) to (d)"),
    asks=(
        "The plan covers crime and disorder, substance misuse, re-offending and serious violence."
    ),
    todo="Say on each priority which duties it serves.",
    mended_on=Page("Priorities", "priorities", of_plan=True),
    began=everywhere(ACT_BEGAN),
    needs_plan=True,
)
def four_duties(facts: StatutoryFacts) -> CheckVerdict:
    """Those that are law by the last day of the plan that is looked at."""
    wanted = list(limbs_in_force(facts.within))
    tagged = {limb for each in facts.priorities for limb in each.limbs}
    headings = " ".join(facts.headings).lower()
    missing = [
        words
        for limb, words, terms in wanted
        if limb not in tagged and not any(term in headings for term in terms)
    ]
    if not missing:
        words = some([words for _, words, _ in wanted])
        return combine_verdicts(
            [(CheckOutcome.PASS, f"the plan covers {words}")],
            facts.of_plan("Priorities", "priorities"),
        )
    if not tagged:
        words = "no priority says which duties it serves"
        return combine_verdicts(
            [(CheckOutcome.UNKNOWN, words)], facts.of_plan("Priorities", "priorities")
        )
    words = f"no priority and no section is about {some(missing)}"
    return combine_verdicts([(CheckOutcome.FAIL, words)], facts.of_plan("Priorities", "priorities"))
