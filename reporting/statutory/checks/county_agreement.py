"""Whether the plan of a district fits a county agreement that is in force."""

from __future__ import annotations

from plans.law.duties import ONLY_ENGLAND, REGULATIONS_BEGAN, LegalReference
from plans.models import Driver, Partnership
from reporting.statutory.check import Page, check
from reporting.statutory.drivers import find_of_level
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts


@check(
    "ST-14",
    "County agreement",
    LegalReference("SI 2007/1830, regulations 8 and 9", nations=ONLY_ENGLAND),
    asks=(
        "In a two-tier county the plan fits a county community safety agreement that is in date."
    ),
    todo="Record the county agreement with its dates, and say which priorities serve it.",
    mended_on=Page("Strategies to have regard to", "drivers"),
    began=REGULATIONS_BEGAN,
)
def county_agreement(facts: StatutoryFacts) -> CheckVerdict:
    if facts.partnership.tier != Partnership.Tier.TWO_TIER:
        kind = facts.partnership.get_tier_display()
        words = f"only a district in a two-tier county has a county agreement, and this is: {kind}"
        return combine_verdicts(
            [(CheckOutcome.NOT, words)], facts.link("Strategies to have regard to", "drivers")
        )
    return find_of_level(
        facts, Driver.Level.COUNTY, "no county community safety agreement is recorded"
    )
