"""Whether each priority has evidence and steps, and each topic a row."""

from __future__ import annotations

from collections.abc import Iterator

from csp.prose.nouns import count_noun
from plans.law.duties import REGULATIONS_BEGAN, regulations
from reporting.statutory.check import Page, check
from reporting.statutory.facts import Facts
from reporting.statutory.result import Found, Outcome, found, some


@check(
    "ST-09",
    "Priorities with reasons and steps",
    *regulations("regulation 11(1)(a) to (c)", "regulation 9(a) to (c)"),
    asks=(
        "Every priority says what evidence it rests on and has steps, and so has every topic in it."
    ),
    todo="Link evidence to each priority, and write a row for each topic.",
    mended_on=Page("Priorities", "priorities", of_plan=True),
    began=REGULATIONS_BEGAN,
    needs_plan=True,
)
def reasons_and_steps(facts: Facts) -> Found:
    if not facts.priorities:
        return found(
            [(Outcome.FAIL, "the plan has no priority")], facts.of_plan("Priorities", "priorities")
        )
    parts = [*without_steps(facts), *without_evidence(facts), *without_row(facts)]
    if not parts:
        words = count_noun(len(facts.priorities), "priority", "priorities")
        parts = [(Outcome.PASS, f"{words} with evidence and rows for each topic")]
    return found(
        parts, facts.of_plan("Priorities", "priorities"), facts.of_plan("The action plan", "plan")
    )


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
