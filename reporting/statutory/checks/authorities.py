"""Whether every kind of body that the law names is a responsible authority."""

from __future__ import annotations

from datetime import date

from csp.periods import date_words
from plans.law.authorities import missing_authorities
from plans.law.duties import ACT_BEGAN, act, everywhere
from reporting.statutory.check import Page, check
from reporting.statutory.facts import Facts
from reporting.statutory.result import Found, Outcome, found, some


@check(
    "ST-01",
    "Responsible authorities",
    act("section 5(1)"),
    asks="Every kind of body that the law names is a responsible authority for the area.",
    todo="Add the bodies that are missing, or the days from which they belong.",
    mended_on=Page("How bodies belong", "memberships"),
    began=everywhere(ACT_BEGAN),
)
def required_authorities(facts: Facts) -> Found:
    """On the first day of the plan, and on the last of its days that is looked at."""
    first = facts.plan.start if facts.plan else facts.as_at
    days = list(dict.fromkeys((first, facts.within)))
    missing: dict[tuple[str, ...], list[date]] = {}
    for day in days:
        missing.setdefault(missing_on(facts, day), []).append(day)
    parts = [told(names, on) for names, on in missing.items()]
    return found(parts, facts.link("How bodies belong", "memberships"))


def missing_on(facts: Facts, day: date) -> tuple[str, ...]:
    kinds = {each.organisation.kind for each in facts.authorities_on(day)}
    return tuple(each.words for each in missing_authorities(facts.partnership, kinds, day))


def told(names: tuple[str, ...], days: list[date]) -> tuple[Outcome, str]:
    on = " and ".join(map(date_words, days))
    if not names:
        return Outcome.PASS, f"every kind of authority is recorded on {on}"
    words = f"no responsible authority is recorded for {some(list(names), most=9)} on {on}"
    return Outcome.FAIL, words
