"""Whether every kind of body that the law names is a responsible authority."""

from __future__ import annotations

from datetime import date

from csp.periods import date_words
from plans.law.authorities import missing_authorities
from plans.law.duties import ACT_BEGAN, act, everywhere
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts, some


@check(
    "ST-01",
    "Responsible authorities",
    act("section 5(1)"),
    asks="Every kind of body that the law names is a responsible authority for the area.",
    todo="Add the bodies that are missing, or the days from which they belong.",
    mended_on=Page("How bodies belong", "memberships"),
    began=everywhere(ACT_BEGAN),
)
def required_authorities(facts: StatutoryFacts) -> CheckVerdict:
    """On the first day of the plan, and on the last of its days that is looked at."""
    first = facts.plan.start if facts.plan else facts.as_at
    days = list(dict.fromkeys((first, facts.within)))
    missing: dict[tuple[str, ...], list[date]] = {}
    for day in days:
        missing.setdefault(missing_on(facts, day), []).append(day)
    parts = [judge_missing_authorities(names, on) for names, on in missing.items()]
    return combine_verdicts(parts, facts.link("How bodies belong", "memberships"))


def missing_on(facts: StatutoryFacts, day: date) -> tuple[str, ...]:
    kinds = {each.organisation.kind for each in facts.authorities_on(day)}
    return tuple(each.words for each in missing_authorities(facts.partnership, kinds, day))


def judge_missing_authorities(names: tuple[str, ...], days: list[date]) -> tuple[CheckOutcome, str]:
    on = " and ".join(map(date_words, days))
    if not names:
        return CheckOutcome.PASS, f"every kind of authority is recorded on {on}"
    words = f"no responsible authority is recorded for {some(list(names), most=9)} on {on}"
    return CheckOutcome.FAIL, words
