"""Whether a partnership for several areas was combined as the law asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from csp.periods import date_words
from plans.access import Can
from plans.law.duties import (
    ACT_BEGAN,
    COMBINING_BEGAN,
    ONLY_ENGLAND,
    act,
    everywhere,
    policing_body,
)
from plans.models import DutyRecord, Organisation, Partnership
from reporting.statutory.check import Page, check
from reporting.statutory.duty_records import holds
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts, some

Kind = DutyRecord.Kind


@check(
    "ST-03",
    "Combination agreement",
    act("sections 5(1A) to (1F) and 5A", ONLY_ENGLAND),
    asks=(
        "A partnership for more than one area in England has an agreement in writing of every authority and "
        "the policing body that combines them; before 2012 an order of the Secretary of State did."
    ),
    todo="Record the agreement with the bodies that are parties to it.",
    mended_on=Page("Names and areas", "names", power=Can.MANAGE),
    began=everywhere(ACT_BEGAN),
    of_the_day=True,
)
def combination(facts: StatutoryFacts) -> CheckVerdict:
    page = facts.link("Names and areas", "names", power=Can.MANAGE)
    names = [area.name for area in facts.areas]
    if not names:
        words = "no area is recorded, so nobody can say whether the partnership is a joint one"
        return combine_verdicts([(CheckOutcome.UNKNOWN, words)], page)
    if len(names) == 1:
        return combine_verdicts(
            [(CheckOutcome.NOT, f"the partnership covers one area, {names[0]}")], page
        )
    if facts.partnership.nation == Partnership.Nation.WALES:
        words = "what was read about combining areas is the law of England"
        return combine_verdicts([(CheckOutcome.UNKNOWN, words)], page)
    agreements = [one for one in facts.of_kind(Kind.COMBINATION) if holds(one, facts.as_at)]
    pages = [page, *map(facts.record, agreements)]
    if agreements and agreements[-1].was_done_on >= combining_began(facts):
        return combine_verdicts(list(parties_of(facts, agreements[-1], names)), *pages)
    return combine_verdicts([by_order(facts, agreements, names)], *pages)


def combining_began(facts: StatutoryFacts) -> date:
    london = facts.partnership.tier == Partnership.Tier.LONDON
    return COMBINING_BEGAN["london" if london else "elsewhere"]


def parties_of(
    facts: StatutoryFacts, record: DutyRecord, names: list[str]
) -> Iterator[tuple[CheckOutcome, str]]:
    """Every authority and the policing body, in writing (section 5(1A) to (1F))."""
    what = f"the combination agreement of {date_words(record.was_done_on)}"
    parties = list(record.organisations.all())
    if not parties:
        yield CheckOutcome.UNKNOWN, f"{what} does not say which bodies are parties to it"
        return
    signed = {body.pk for body in parties}
    every = [each.organisation for each in facts.authorities_on(record.was_done_on)]
    missing = [str(body) for body in every if body.pk not in signed]
    if not any(body.kind == Organisation.Kind.POLICING_BODY for body in parties):
        missing.append(policing_body(facts.partnership))
    if missing:
        yield CheckOutcome.FAIL, f"{some(missing)} is not recorded as a party to {what}"
    yield (
        CheckOutcome.PASS,
        f"{some(names)} are combined by an agreement of {date_words(record.was_done_on)}",
    )


def by_order(
    facts: StatutoryFacts, earlier: list[DutyRecord], names: list[str]
) -> tuple[CheckOutcome, str]:
    """Before agreements, areas were combined by an order of the Secretary of State, which may still stand."""
    days = [each.was_done_on for each in earlier] or [area.combined_on for area in facts.areas]
    if None in days:
        without = [area.name for area in facts.areas if area.combined_on is None]
        return CheckOutcome.UNKNOWN, f"it is not recorded how {some(without)} came to be combined"
    if max(days) < combining_began(facts):
        return CheckOutcome.PASS, f"{some(names)} were combined on {date_words(max(days))}"
    return (
        CheckOutcome.UNKNOWN,
        "the agreement that combines the areas is not recorded with its parties",
    )
