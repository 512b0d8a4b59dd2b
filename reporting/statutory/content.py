"""What a plan must hold: four duties, a revision each year, and priorities that have reasons and steps."""

from __future__ import annotations

from collections.abc import Iterator

from csp.periods import date_words, financial_year_of
from plans.access import UNFINISHED, Can
from plans.law.days import last_day_of, months_after
from plans.law.duties import LENGTH_ENDED, PLAN_MONTHS, limbs_in_force
from plans.models import Partnership, Plan
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


def yearly_revision(facts: Facts) -> Found:
    """ST-08: revised before the year that runs now; the length was asked of plan years up to 2011-12."""
    page = facts.link("Plans", "plans")
    if facts.plan is None:
        return found([(Outcome.UNKNOWN, "no plan is recorded")], page)
    return found([*old_length(facts, facts.plan), *edition(facts, facts.plan)], page)


def old_length(facts: Facts, plan: Plan) -> Iterator[tuple[Outcome, str]]:
    """Regulation 11(1)(a), in Wales 9(1)(a), as made."""
    if plan.start >= LENGTH_ENDED[Partnership.Nation(facts.partnership.nation)]:
        return
    latest = last_day_of(plan.start, PLAN_MONTHS)
    if plan.end != latest:
        words = f"the plan ends on {date_words(plan.end)}; three years, as was asked until 2011, "
        yield Outcome.WARN, f"{words}would end on {date_words(latest)}"


def edition(facts: Facts, plan: Plan) -> Iterator[tuple[Outcome, str]]:
    day = facts.as_at
    running = [one for one in facts.plans if one.start <= day <= one.end]
    if plan.start > day:
        yield Outcome.PASS, f"it begins on {date_words(plan.start)}"
    elif not running:
        words = f"no plan covers {date_words(day)}: this one ended on {date_words(plan.end)}"
        yield Outcome.FAIL, words
    elif all(one.status in UNFINISHED for one in running):
        yield Outcome.WARN, f"the plan that covers {date_words(day)} has not been agreed yet"
    else:
        yield revised(facts)


def revised(facts: Facts) -> tuple[Outcome, str]:
    """Whether a plan was agreed or revised in the twelve months before the year that runs."""
    began = financial_year_of(facts.as_at).start
    days = [day for day in facts.revisions if day <= facts.as_at]
    before = [day for day in days if day < began]
    year = f"the year that began on {date_words(began)}"
    if before and before[-1] >= months_after(began, -12):
        return (
            Outcome.PASS,
            f"the plan was agreed or revised on {date_words(before[-1])}, before {year}",
        )
    if days and days[-1] >= began:
        return (
            Outcome.WARN,
            f"the plan was agreed or revised on {date_words(days[-1])}, after {year} had begun",
        )
    if days:
        return (
            Outcome.FAIL,
            f"the plan was last agreed or revised on {date_words(days[-1])}, "
            f"and not in the twelve months before {year}",
        )
    return Outcome.UNKNOWN, "it is not recorded when the plan was agreed or revised"


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
        all_idle = len(idle) == len(facts.priorities)
        yield Outcome.FAIL if all_idle else Outcome.WARN, f"{numbered(idle)} no row"


def without_evidence(facts: Facts) -> Iterator[tuple[Outcome, str]]:
    bare = [each for each in facts.priorities if not each.has_evidence]
    silent = [each.number for each in bare if not each.rationale.strip()]
    said = [each.number for each in bare if each.rationale.strip()]
    if silent:
        yield Outcome.WARN, f"{numbered(silent)} neither evidence nor a reason"
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
