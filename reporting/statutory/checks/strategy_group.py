"""Whether a strategy group has its seats and a chair."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from csp.periods import date_words
from csp.prose.nouns import count_noun
from plans.law.duties import REGULATIONS_BEGAN, regulations
from plans.models import Group
from reporting.models import Attendance, Meeting
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
    parts, pages = [], [page]
    for group in facts.groups:
        minuted = facts.minuted_by_group.get(group.pk)
        parts += [*judge_members(group, minuted), *judge_terms(group, facts.as_at)]
        pages.append(facts.link(str(group), "group", group.pk))
        pages += [facts.meeting(minuted)] if minuted else []
    return combine_verdicts(parts, *pages)


def judge_members(group: Group, minuted: Meeting | None) -> Iterator[tuple[CheckOutcome, str]]:
    """By the seats of a group; what they do not say is taken from its last approved minutes.

    Those tell neither names nor days here, as not everybody who reads the checks may read the minutes.
    """
    seats = list(group.seats.all())
    many = sum(2 if seat.several else 1 for seat in seats)
    chairs = [seat.public_words for seat in seats if seat.chair]
    came = list(minuted.attendance.all()) if minuted else []
    sat = [each for each in came if each.list == Attendance.List.PRESENT and each.decides]
    chaired = any(each.chair for each in came)
    if many < 2 and len(sat) < 2:
        few = count_noun(many, "seat") if many else "no seat"
        yield CheckOutcome.FAIL, f"{group} has {few} where two or more people are needed"
    if not chairs and not chaired:
        yield CheckOutcome.WARN, f"nobody is named as the chair of {group}"
    if max(many, len(sat)) >= 2 and (chairs or chaired):
        members = count_noun(many, "seat") if many >= 2 else f"{len(sat)} members in its minutes"
        chair = some(chairs) if chairs else "one of those in its minutes"
        yield CheckOutcome.PASS, f"{group} has {members} and is chaired by {chair}"


def judge_terms(group: Group, on: date) -> Iterator[tuple[CheckOutcome, str]]:
    """Whether the group looked at its terms of reference when it meant to, which no law asks."""
    rules = getattr(group, "rules", None)
    if rules and rules.terms_review_on and rules.terms_review_on < on:
        day = date_words(rules.terms_review_on)
        words = f"by its own rules {group} was to look at its terms of reference again by {day}"
        yield CheckOutcome.WARN, words
