"""Whether the plan was revised before the year that runs."""

from __future__ import annotations

from collections.abc import Iterator

from csp.periods import date_words, financial_year_of
from plans.access import UNFINISHED
from plans.law.days import last_day_of, months_after
from plans.law.duties import LENGTH_ENDED, PLAN_MONTHS, REGULATIONS_BEGAN, regulations
from plans.models import Partnership, Plan
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts


@check(
    "ST-08",
    "Yearly revision of the plan",
    *regulations("regulation 10(2) and (3)", "regulation 8(2) and (3)"),
    asks=(
        "The plan was revised in the twelve months before each 1 April. How long it runs is its own affair "
        "since 2011; until then it set out a strategy for three years."
    ),
    todo="Record the day on which the plan for the year that runs now was agreed or revised.",
    mended_on=Page("Plans", "plans"),
    began=REGULATIONS_BEGAN,
)
def yearly_revision(facts: StatutoryFacts) -> CheckVerdict:
    """Revised before the year that runs now; the length was asked of plan years up to 2011-12."""
    page = facts.link("Plans", "plans")
    if facts.plan is None:
        return combine_verdicts([(CheckOutcome.UNKNOWN, "no plan is recorded")], page)
    return combine_verdicts([*old_length(facts, facts.plan), *edition(facts, facts.plan)], page)


def old_length(facts: StatutoryFacts, plan: Plan) -> Iterator[tuple[CheckOutcome, str]]:
    """Regulation 11(1)(a), in Wales 9(1)(a), as made."""
    if plan.start >= LENGTH_ENDED[Partnership.Nation(facts.partnership.nation)]:
        return
    latest = last_day_of(plan.start, PLAN_MONTHS)
    if plan.end != latest:
        words = f"the plan ends on {date_words(plan.end)}; three years, as was asked until 2011, "
        yield CheckOutcome.WARN, f"{words}would end on {date_words(latest)}"


def edition(facts: StatutoryFacts, plan: Plan) -> Iterator[tuple[CheckOutcome, str]]:
    day = facts.as_at
    running = [one for one in facts.plans if one.start <= day <= one.end]
    if plan.start > day:
        yield CheckOutcome.PASS, f"it begins on {date_words(plan.start)}"
    elif not running:
        words = f"no plan covers {date_words(day)}: this one ended on {date_words(plan.end)}"
        yield CheckOutcome.FAIL, words
    elif all(one.status in UNFINISHED for one in running):
        yield CheckOutcome.WARN, f"the plan that covers {date_words(day)} has not been agreed yet"
    else:
        yield judge_revision(facts)


def judge_revision(facts: StatutoryFacts) -> tuple[CheckOutcome, str]:
    """Whether a plan was agreed or revised in the twelve months before the year that runs."""
    began = financial_year_of(facts.as_at).start
    days = [day for day in facts.revisions if day <= facts.as_at]
    before = [day for day in days if day < began]
    year = f"the year that began on {date_words(began)}"
    if before and before[-1] >= months_after(began, -12):
        return (
            CheckOutcome.PASS,
            f"the plan was agreed or revised on {date_words(before[-1])}, before {year}",
        )
    if days and days[-1] >= began:
        return (
            CheckOutcome.WARN,
            f"the plan was agreed or revised on {date_words(days[-1])}, after {year} had begun",
        )
    if days:
        return (
            CheckOutcome.FAIL,
            f"the plan was last agreed or revised on {date_words(days[-1])}, "
            f"and not in the twelve months before {year}",
        )
    return CheckOutcome.UNKNOWN, "it is not recorded when the plan was agreed or revised"
