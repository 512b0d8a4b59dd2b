"""Whether each priority has evidence and steps, and each topic a row."""

from __future__ import annotations

from collections.abc import Iterator

from csp.prose.nouns import count_noun
from plans.law.duties import REGULATIONS_BEGAN, regulations
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts, some


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
def reasons_and_steps(facts: StatutoryFacts) -> CheckVerdict:
    if not facts.priorities:
        return combine_verdicts(
            [(CheckOutcome.FAIL, "the plan has no priority")],
            facts.of_plan("Priorities", "priorities"),
        )
    parts = [*without_steps(facts), *without_evidence(facts), *without_row(facts)]
    if not parts:
        words = count_noun(len(facts.priorities), "priority", "priorities")
        parts = [(CheckOutcome.PASS, f"{words} with evidence and rows for each topic")]
    return combine_verdicts(
        parts, facts.of_plan("Priorities", "priorities"), facts.of_plan("The action plan", "plan")
    )


def without_steps(facts: StatutoryFacts) -> Iterator[tuple[CheckOutcome, str]]:
    """A yearly edition may hold the rows of a longer plan's priority."""
    busy = {row.priority_id for row in facts.actions}
    idle = [
        each.number
        for each in facts.priorities
        if each.pk not in busy and not busy & {later.pk for later in each.carried_on_by.all()}
    ]
    if idle:
        all_idle = len(idle) == len(facts.priorities)
        yield (
            CheckOutcome.FAIL if all_idle else CheckOutcome.WARN,
            f"{numbered_priorities(idle)} no row",
        )


def without_evidence(facts: StatutoryFacts) -> Iterator[tuple[CheckOutcome, str]]:
    bare = [each for each in facts.priorities if not each.has_evidence]
    silent = [each.number for each in bare if not each.rationale.strip()]
    said = [each.number for each in bare if each.rationale.strip()]
    if silent:
        yield CheckOutcome.WARN, f"{numbered_priorities(silent)} neither evidence nor a reason"
    if said:
        yield (
            CheckOutcome.WARN,
            f"{numbered_priorities(said)} a reason in words and no evidence linked to it",
        )


def without_row(facts: StatutoryFacts) -> Iterator[tuple[CheckOutcome, str]]:
    topics = [
        area.title
        for each in facts.priorities
        for area in each.areas.all()
        if area.pk not in facts.covered_areas
    ]
    if topics and facts.actions:
        yield CheckOutcome.WARN, f"no row takes up {some([f'“{topic}”' for topic in topics])}"


def numbered_priorities(numbers: list[str]) -> str:
    """“Priority 2 has”, “priorities 1 and 3 have”."""
    if len(numbers) == 1:
        return f"priority {numbers[0]} has"
    return f"priorities {some(numbers, most=8)} have"
