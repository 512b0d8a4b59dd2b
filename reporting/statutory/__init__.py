"""The statutory checks, worked out from what a partnership has recorded. They assist; they advise nobody."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.utils import timezone

from csp.periods import date_words
from plans.access import Access, Can
from plans.models import CheckMark, Partnership, Plan
from reporting.statutory import queries as rows
from reporting.statutory.check import Check, CheckResult
from reporting.statutory.checks import CHECKS
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckLink, CheckOutcome, CheckVerdict, combine_verdicts

ADVICE = (
    "These checks are worked out from what is recorded here. They assist; they are not legal advice. "
    "A reference with the word “check” has not been verified: look it up before you rely on it."
)


def check_all(
    partnership: Partnership, plan: Plan | None, *, today: date, access: Access | None = None
) -> list[CheckResult]:
    """The results in the order of their codes, in a number of queries that does not grow with rows.

    ``access`` is the reader's: nothing is named that they may not see. Without it, everything is.
    """
    return list_check_results(StatutoryFacts(partnership, plan, today, access))


def list_check_results(facts: StatutoryFacts) -> list[CheckResult]:
    marks = {mark.code: mark for mark in rows.check_marks(facts.partnership, facts.plan)}
    return [result_of(facts, check, marks.get(code)) for code, check in CHECKS.items()]


def result_of(facts: StatutoryFacts, check: Check, mark: CheckMark | None) -> CheckResult:
    return CheckResult(
        check=check,
        nation=facts.partnership.nation,
        found=run_check(facts, check),
        mend=mend(facts, check),
        mark=mark,
        marked=marked_words(mark) if mark else "",
    )


def run_check(facts: StatutoryFacts, check: Check) -> CheckVerdict:
    nation = facts.partnership.nation
    day = facts.as_at if check.of_the_day else facts.within
    if not check.in_force(nation, day):
        began = date_words(check.began[nation])
        words = f"this became law on {began}, and the day looked at is {date_words(day)}"
        return combine_verdicts([(CheckOutcome.NOT, words)])
    if facts.plan is None and check.needs_plan:
        return no_plan(facts)
    return check.look(facts)


def no_plan(facts: StatutoryFacts) -> CheckVerdict:
    """What every check of a plan says where there is none."""
    page = facts.link("Set up a plan", "plan_add", power=Can.EDIT)
    return CheckVerdict(
        CheckOutcome.UNKNOWN, "There is no plan to look at yet.", (page,), "Set up a plan first."
    )


def mend(facts: StatutoryFacts, check: Check) -> CheckLink | None:
    """The page on which an officer puts it right."""
    page = check.mended_on
    if not page.of_plan:
        return facts.link(page.words, page.route, power=page.power)
    if facts.plan is None:
        return None
    return facts.of_plan(page.words, page.route, power=page.power)


def marked_words(mark: CheckMark) -> str:
    """Why a check does not apply, who said so and when."""
    reason = mark.reason if mark.reason[-1:] in ".!?" else f"{mark.reason}."
    who = str(mark.by) if mark.by else "somebody whose account is gone"
    day = date_words(timezone.localtime(mark.at).date())
    where = "for this plan" if mark.plan_id else "for all plans"
    return f"{reason} Set aside {where} by {who} on {day}."


def by_outcome(results: list[CheckResult]) -> list[tuple[CheckOutcome, list[CheckResult]]]:
    """What fails first, then what an officer should look at, and what is well last."""
    groups = [(each, [one for one in results if one.outcome == each]) for each in CheckOutcome]
    return [(outcome, group) for outcome, group in groups if group]


def outcome_counts_line(results: list[CheckResult]) -> str:
    """“3 fail, 2 warn and 19 pass”."""
    many = Counter(result.outcome for result in results)
    words = [f"{many[each]} {each}" for each in CheckOutcome if many[each]]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def plan_to_check(plans: list[Plan], slug: str, today: date) -> Plan | None:
    """The plan that was asked for; else the one that runs today, else the latest. ``plans`` by start."""
    asked = next((one for one in plans if one.slug == slug), None)
    running = [one for one in plans if one.start <= today <= one.end]
    # Of two that run, the shorter is the yearly edition.
    running.sort(key=lambda one: one.end - one.start)
    return asked or next(iter([*running, *plans[-1:]]), None)
