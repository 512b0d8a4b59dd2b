"""The statutory checks, worked out from what a partnership has recorded. They assist; they advise nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from django.utils import timezone

from csp.periods import date_words
from plans.access import Access, Can
from plans.law.duties import Rule
from plans.models import CheckMark, Partnership, Plan
from reporting.statutory import (
    assessment,
    content,
    people,
    public,
    scrutiny,
    steps,
    strategies,
)
from reporting.statutory import queries as rows
from reporting.statutory.duty_rules import OF_PLAN, OF_THE_DAY, RULES
from reporting.statutory.facts import Facts
from reporting.statutory.result import Found, Link, Outcome, Result, found

ADVICE = (
    "These checks are worked out from what is recorded here. They assist; they are not legal advice. "
    "A reference with the word “check” has not been verified: look it up before you rely on it."
)

CHECKS: dict[str, Callable[[Facts], Found]] = {
    "ST-01": people.required_authorities,
    "ST-02": people.strategy_group,
    "ST-03": people.combination,
    "ST-04": people.sharing,
    "ST-05": assessment.recent_assessment,
    "ST-06": assessment.six_items,
    "ST-07": content.four_duties,
    "ST-08": content.yearly_revision,
    "ST-09": content.reasons_and_steps,
    "ST-10": steps.led,
    "ST-11": steps.resourced,
    "ST-12": steps.measured,
    "ST-13": strategies.police_plan,
    "ST-14": strategies.county_agreement,
    "ST-15": assessment.asked_first,
    "ST-16": public.public_meeting,
    "ST-17": public.summary,
    "ST-18": public.copy_sent,
    "ST-19": scrutiny.last_year,
    "ST-20": scrutiny.committee,
    "ST-21": scrutiny.answers,
    "ST-22": strategies.serious_violence,
    "ST-23": scrutiny.reviews,
    "ST-24": public.fit_to_publish,
}
# These have nothing to look at where there is no plan.
NEED_A_PLAN = {"ST-07", "ST-09", "ST-10", "ST-11", "ST-12", "ST-17", "ST-18", "ST-24"}
POWERS = {
    "publish": Can.PUBLISH,
    "names": Can.MANAGE,
    "rounds": Can.READ_DRAFTS,
    "case_review_years": Can.READ_PARTNERS,
}


def check_all(
    partnership: Partnership, plan: Plan | None, *, today: date, access: Access | None = None
) -> list[Result]:
    """The 24 results in the order of their codes, in a number of queries that does not grow with rows.

    ``access`` is the reader's: nothing is named that they may not see. Without it, everything is.
    """
    return results_of(Facts(partnership, plan, today, access))


def results_of(facts: Facts) -> list[Result]:
    marks = {mark.code: mark for mark in rows.marks(facts.partnership, facts.plan)}
    return [result_of(facts, rule, marks.get(rule.code)) for rule in RULES]


def result_of(facts: Facts, rule: Rule, mark: CheckMark | None) -> Result:
    return Result(
        rule=rule,
        nation=facts.partnership.nation,
        found=look(facts, rule),
        mend=mend(facts, rule),
        mark=mark,
        marked=marked_words(mark) if mark else "",
    )


def look(facts: Facts, rule: Rule) -> Found:
    nation = facts.partnership.nation
    day = facts.as_at if rule.code in OF_THE_DAY else facts.within
    if not rule.in_force(nation, day):
        began = date_words(rule.began[nation])
        words = f"this became law on {began}, and the day looked at is {date_words(day)}"
        return found([(Outcome.NOT, words)])
    if facts.plan is None and rule.code in NEED_A_PLAN:
        return content.no_plan(facts)
    return CHECKS[rule.code](facts)


def mend(facts: Facts, rule: Rule) -> Link | None:
    """The page on which an officer puts it right."""
    if rule.route not in OF_PLAN:
        return facts.link(rule.label, rule.route, power=POWERS.get(rule.route, Can.READ))
    if facts.plan is None:
        return None
    return facts.of_plan(rule.label, rule.route, power=POWERS.get(rule.route, Can.READ))


def marked_words(mark: CheckMark) -> str:
    """Why a check does not apply, who said so and when."""
    reason = mark.reason if mark.reason[-1:] in ".!?" else f"{mark.reason}."
    who = str(mark.by) if mark.by else "somebody whose account is gone"
    day = date_words(timezone.localtime(mark.at).date())
    where = "for this plan" if mark.plan_id else "for all plans"
    return f"{reason} Set aside {where} by {who} on {day}."


def by_outcome(results: list[Result]) -> list[tuple[Outcome, list[Result]]]:
    """What fails first, then what an officer should look at, and what is well last."""
    groups = [(each, [one for one in results if one.outcome == each]) for each in Outcome]
    return [(outcome, group) for outcome, group in groups if group]


def counts_line(results: list[Result]) -> str:
    """“3 fail, 2 warn and 19 pass”."""
    many = Counter(result.outcome for result in results)
    words = [f"{many[each]} {each}" for each in Outcome if many[each]]
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def chosen_plan(plans: list[Plan], slug: str, today: date) -> Plan | None:
    """The plan that was asked for; else the one that runs today, else the latest. ``plans`` by start."""
    asked = next((one for one in plans if one.slug == slug), None)
    running = [one for one in plans if one.start <= today <= one.end]
    # Of two that run, the shorter is the yearly edition.
    running.sort(key=lambda one: one.end - one.start)
    return asked or (running or plans[-1:] or [None])[0]
