"""Whether the plan has regard to a police and crime plan that is in force."""

from __future__ import annotations

from plans.law.duties import POLICING_BODIES_BEGAN, act, everywhere, policing_body
from plans.models import Driver
from reporting.statutory.check import Page, check
from reporting.statutory.drivers import find_of_level
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckVerdict


@check(
    "ST-13",
    "Police and crime plan",
    act("section 6(1A)"),
    asks="The plan has regard to the police and crime plan that is in force in its time.",
    todo="Record the police and crime plan with its dates, and say which priorities serve it.",
    mended_on=Page("Strategies to have regard to", "drivers"),
    began=everywhere(POLICING_BODIES_BEGAN),
)
def police_plan(facts: StatutoryFacts) -> CheckVerdict:
    body = policing_body(facts.partnership)
    return find_of_level(
        facts, Driver.Level.POLICE, f"no police and crime plan is recorded ({body})"
    )
