"""Whether a strategy group has its seats and a chair."""

from __future__ import annotations

from collections.abc import Iterator

from csp.prose.nouns import count_noun
from plans.law.duties import REGULATIONS_BEGAN, regulations
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts, some


@check(
    "ST-02",
    "Strategy group",
    *regulations(
        "regulation 3 as substituted by SI 2011/1230",
        "regulation 3 as substituted by SI 2011/2702",
    ),
    asks=(
        "There is a strategy group of two or more people whom the authorities appointed, with a chair."
    ),
    todo=(
        "Set up a group of the kind “strategy group”, with its seats, and say who takes the chair."
    ),
    mended_on=Page("Groups", "groups"),
    began=REGULATIONS_BEGAN,
    of_the_day=True,
)
def strategy_group(facts: StatutoryFacts) -> CheckVerdict:
    page = facts.link("Groups", "groups")
    if not facts.groups:
        return combine_verdicts([(CheckOutcome.UNKNOWN, "no strategy group is recorded")], page)
    parts = [part for group in facts.groups for part in seats_of(group)]
    pages = (facts.link(str(each), "group", each.pk) for each in facts.groups)
    return combine_verdicts(parts, page, *pages)


def seats_of(group) -> Iterator[tuple[CheckOutcome, str]]:
    seats = list(group.seats.all())
    many = sum(2 if seat.several else 1 for seat in seats)
    chairs = [seat.public_words for seat in seats if seat.chair]
    if many < 2:
        few = count_noun(many, "seat") if many else "no seat"
        yield CheckOutcome.FAIL, f"{group} has {few} where two or more people are needed"
    if not chairs:
        yield CheckOutcome.WARN, f"nobody is named as the chair of {group}"
    if many >= 2 and chairs:
        yield (
            CheckOutcome.PASS,
            f"{group} has {count_noun(many, 'seat')} and is chaired by {some(chairs)}",
        )
