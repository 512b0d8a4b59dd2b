"""What a plan must hold: the four duties, its length, and priorities that have reasons and steps."""

from __future__ import annotations

from collections.abc import Iterator

from csp.periods import date_words
from plans.access import UNFINISHED, Can
from plans.days import last_day_of, months_after
from plans.duties import PLAN_MONTHS, limbs_in_force
from plans.models import Plan
from reporting.statutory.facts import Facts
from reporting.statutory.result import Found, Link, Outcome, found, some, times


def no_plan(facts: Facts) -> Found:
    """What every check of a plan says where there is none."""
    page = facts.link("Set up a plan", "plan_add", power=Can.EDIT)
    return Found(
        Outcome.UNKNOWN, "There is no plan to look at yet.", (page,), "Set up a plan first."
    )


def priorities_page(facts: Facts) -> Link:
    return facts.of_plan("Priorities", "priorities")


def four_duties(facts: Facts) -> Found:
    """ST-07: those that are law by the last day of the plan that is looked at."""
    wanted = list(limbs_in_force(facts.within))
    tagged = {limb for each in facts.priorities for limb in each.limbs}
    headings = " ".join(facts.headings).lower()
    missing = [
        words
        for limb, words, terms in wanted
        if limb not in tagged and not any(term in headings for term in terms)
    ]
    if not missing:
        words = some([words for _, words, _ in wanted])
        return found([(Outcome.PASS, f"the plan covers {words}")], priorities_page(facts))
    if not tagged:
        words = "no priority says which duties it serves"
        return found([(Outcome.UNKNOWN, words)], priorities_page(facts))
    words = f"no priority and no section is about {some(missing)}"
    return found([(Outcome.FAIL, words)], priorities_page(facts))


def length(facts: Facts) -> Found:
    """ST-08: three years at most, and an edition for the year that runs now."""
    page = facts.link("Plans", "plans")
    if facts.plan is None:
        return found([(Outcome.FAIL, "no plan is recorded")], page)
    return found([too_long(facts.plan), edition(facts, facts.plan)], page)


def too_long(plan: Plan) -> tuple[Outcome, str]:
    latest = last_day_of(plan.start, PLAN_MONTHS)
    if plan.end > latest:
        words = f"the plan ends on {date_words(plan.end)}; three years would end on {date_words(latest)}"
        return Outcome.FAIL, words
    return Outcome.PASS, f"the plan runs from {date_words(plan.start)} to {date_words(plan.end)}"


def edition(facts: Facts, plan: Plan) -> tuple[Outcome, str]:
    day = facts.as_at
    if plan.start > day:
        return Outcome.PASS, f"it begins on {date_words(plan.start)}"
    running = [one for one in facts.plans if one.start <= day <= one.end]
    if not running:
        return (
            Outcome.FAIL,
            f"no plan covers {date_words(day)}: this one ended on {date_words(plan.end)}",
        )
    if all(one.status in UNFINISHED for one in running):
        return Outcome.WARN, f"the plan that covers {date_words(day)} has not been agreed yet"
    if any(one.end <= last_day_of(one.start, 12) for one in running):
        return Outcome.PASS, f"there is an edition for the year that runs on {date_words(day)}"
    if revised_within_a_year(facts):
        return Outcome.PASS, f"it was agreed or revised in the year before {date_words(day)}"
    words = (
        f"no yearly edition covers {date_words(day)}, and the plan was not agreed anew that year"
    )
    return Outcome.FAIL, words


def revised_within_a_year(facts: Facts) -> bool:
    return any(day <= facts.as_at <= months_after(day, 12) for day in facts.agreed)


def reasons_and_steps(facts: Facts) -> Found:
    """ST-09."""
    if not facts.priorities:
        return found([(Outcome.FAIL, "the plan has no priority")], priorities_page(facts))
    parts = [*without_steps(facts), *without_evidence(facts), *without_row(facts)]
    if not parts:
        words = times(len(facts.priorities), "priority", "priorities")
        parts = [(Outcome.PASS, f"{words} with evidence and rows for each topic")]
    return found(parts, priorities_page(facts), facts.of_plan("The action plan", "plan"))


def without_steps(facts: Facts) -> Iterator[tuple[Outcome, str]]:
    """A yearly edition may hold the rows of a longer plan's priority."""
    busy = {row.priority_id for row in facts.actions}
    idle = [
        each.number
        for each in facts.priorities
        if each.pk not in busy and not busy & {later.pk for later in each.carried_on_by.all()}
    ]
    if idle:
        yield Outcome.FAIL, f"{numbered(idle)} no row"


def without_evidence(facts: Facts) -> Iterator[tuple[Outcome, str]]:
    bare = [each for each in facts.priorities if not each.has_evidence]
    silent = [each.number for each in bare if not each.rationale.strip()]
    said = [each.number for each in bare if each.rationale.strip()]
    if silent:
        yield Outcome.FAIL, f"{numbered(silent)} neither evidence nor a reason"
    if said:
        yield Outcome.WARN, f"{numbered(said)} a reason in words and no evidence linked to it"


def without_row(facts: Facts) -> Iterator[tuple[Outcome, str]]:
    topics = [
        area.title
        for each in facts.priorities
        for area in each.areas.all()
        if area.pk not in facts.covered_areas
    ]
    if topics and facts.actions:
        yield Outcome.WARN, f"no row takes up {some([f'“{topic}”' for topic in topics])}"


def numbered(numbers: list[str]) -> str:
    """“Priority 2 has”, “priorities 1 and 3 have”."""
    if len(numbers) == 1:
        return f"priority {numbers[0]} has"
    return f"priorities {some(numbers, most=8)} have"
