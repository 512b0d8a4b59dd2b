"""Where a plan contradicts itself: its length in words and in days, and who decides on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from csp.periods.lengths import months_long, months_words
from csp.quantities.numbers import NUMBER_WORDS
from plans.models import Membership, Plan
from plans.pages.queries import seated_bodies
from plans.proofreading import Surroundings, page_address, runs_on
from plans.proofreading.findings import Finding, Passage

# “A twelve-month Partnership Plan”, “a three-yearly plan”; a strategy or a grant may run otherwise.
LENGTH = re.compile(
    r"\b(?P<number>\w+)[- ](?P<unit>month|year)(?:ly)? (?:\w+ ){0,2}plan\b", re.IGNORECASE
)


def lengths_said(words: str) -> Iterator[tuple[str, int]]:
    """What a text says of how long its plan runs: the words, and the months that they mean."""
    for match in LENGTH.finditer(words):
        said = match["number"].casefold()
        number = int(said) if said.isdecimal() and len(said) < 3 else NUMBER_WORDS.get(said)
        if number:
            yield match[0], number * (12 if match["unit"].casefold() == "year" else 1)


def period_conflicts(plan: Plan, texts: Iterable[Passage]) -> Iterator[Finding]:
    """``period-conflict``: a text says that the plan runs longer or shorter than its days do."""
    months = months_long(plan.start, plan.end)
    for text in texts:
        for words, said in lengths_said(text.words):
            if said != months:
                long = months_words(months)
                told = f"says “{words}”, and this plan runs for {long}. Say which is meant."
                yield text.says("period-conflict", told)


def authorities_without_seat(around: Surroundings) -> Iterator[Finding]:
    """``no-seat``: a responsible authority that nobody speaks for where the plan is decided on."""
    seated = seated_bodies(around.plan.partnership)
    if not seated:
        return
    for each in around.memberships:
        if each.kind != Membership.Kind.RESPONSIBLE or not runs_on(each, around.plan.start):
            continue
        if each.organisation_id not in seated:
            yield Finding(
                "no-seat",
                f"{each.organisation} is a responsible authority, and has no seat on the strategy "
                "group. Add the seat, or note who speaks for it.",
                page_address(around.plan, "groups"),
            )
