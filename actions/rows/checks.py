"""What an officer would want to know about the rows of a plan, and about the plan as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actions.models import Action, CrossReference
from actions.rows import wording
from actions.rows.columns import COLUMNS, REFERRING, Column
from actions.rows.queries.answers import open_answers
from csp.prose import cell_lines
from plans import proofreading
from plans.audience import Audience
from plans.evidence.checks import strategy_warnings
from plans.figures.checks import linked_warnings
from plans.models import Plan, Priority
from plans.proofreading import Surroundings
from plans.proofreading.findings import Finding, Passage
from plans.proofreading.plan import authorities_without_seat, period_conflicts
from plans.proofreading.words import find_gaps, find_wrong_sums

CHECKED = tuple(column for column in COLUMNS if column.checked)


@dataclass(frozen=True)
class PlanCheckFacts:
    """The rows and priorities of a plan, read once."""

    around: Surroundings
    actions: tuple[Action, ...]
    priorities: tuple[Priority, ...]

    @classmethod
    def of(cls, plan: Plan, today: date) -> PlanCheckFacts:
        actions = Action.objects.filter(plan=plan).for_checks()
        return cls(
            around=Surroundings.of(plan, today),
            actions=tuple(actions),
            priorities=tuple(plan.priorities.prefetch_related("areas")),
        )


def plan_warnings(plan: Plan, *, today: date) -> list[Finding]:
    """Everything to look at in a plan, in the order of its rows; a constant number of queries."""
    facts = PlanCheckFacts.of(plan, today)
    texts = [*proofreading.section_texts(plan), *row_texts(facts)]
    return [
        *row_warnings(facts),
        *uncovered_areas(facts),
        *find_gaps(texts),
        *proofreading.exposure_warnings(facts.around, texts),
        *proofreading.several_names(facts.around, texts),
        *proofreading.absent_authorities(facts.around),
        *authorities_without_seat(facts.around),
        *period_conflicts(plan, texts),
        *proofreading.ended_bodies(facts.around, leading_bodies(facts)),
        *proofreading.repealed_terms(facts.around, texts),
        *linked_warnings(plan, today=today),
        *strategy_warnings(plan, facts.priorities),
        *find_wrong_sums([*texts, *answer_texts(plan)]),
        *wording.outside_the_plan(facts.around, facts.actions, lambda row: row_url(facts, row)),
        *wording.short_form_warnings(facts.around, texts, lead_words(facts)),
    ]


def lead_words(facts: PlanCheckFacts) -> list[str]:
    return [lead.words for action in facts.actions for lead in action.leads.all()]


def row_url(facts: PlanCheckFacts, action: Action, page: str = "action_edit") -> str:
    return proofreading.page_address(facts.around.plan, page, facts.around.plan.slug, action.pk)


def row_texts(facts: PlanCheckFacts) -> Iterator[Passage]:
    for action in facts.actions:
        for column in CHECKED:
            if words := cell_words(action, column):
                yield Passage(
                    words=words,
                    where=f"Row {action.ref}",
                    url=row_url(facts, action),
                    ref=action.ref,
                    cell=column.name,
                    public=action.visibility == Audience.PUBLIC,
                )


def cell_words(action: Action, column: Column) -> str:
    if not column.is_lines:
        return getattr(action, column.name)
    return "\n".join(str(part) for part in getattr(action, column.name).all())


def answer_texts(plan: Plan) -> Iterator[Passage]:
    """What leads say in rounds that are open, where it can still be mended."""
    for update in open_answers(plan):
        said = [update.happened, *(reading.printed for reading in update.readings.all())]
        for words in filter(None, said):
            where = f"The {update.round.short} update on row {update.action.ref}"
            yield Passage(
                words=words,
                where=where,
                url=update.get_absolute_url(),
                ref=update.action.ref,
                cell="",
                public=False,
            )


def row_warnings(facts: PlanCheckFacts) -> Iterator[Finding]:
    for action in facts.actions:
        yield from empty_cells(facts, action)
        yield from wrong_references(facts, action)


def empty_cells(facts: PlanCheckFacts, action: Action) -> Iterator[Finding]:
    """``no-lead``, ``no-measure``, ``no-risk``: a row may leave them out, but somebody will ask."""
    for part, code, words in (
        ("leads", "no-lead", "has nobody to lead it"),
        ("measures", "no-measure", "has no measure, so nobody can say whether it worked"),
        ("risks", "no-risk", "states no assumption or risk"),
    ):
        if not getattr(action, part).all():
            yield Finding(
                code, f"Row {action.ref} {words}.", row_url(facts, action), action.ref, part
            )


def wrong_references(facts: PlanCheckFacts, action: Action) -> Iterator[Finding]:
    """``self-reference``, ``broken-reference`` and ``doubtful-reference``."""
    for reference in action.references.all():
        code = message = ""
        if reference.target_id is None:
            code = "broken-reference"
            message = f"points to {reference.ref}, and there is no such row"
        elif reference.points_to_itself:
            code, message = "self-reference", f"says “{reference.words}”, which is the row itself"
        elif (target := reference.target) and (
            meant := likelier_target(facts, action, reference, target)
        ):
            code = "doubtful-reference"
            message = (
                f"points to {target.ref}, but its words are those of {meant.ref}. "
                "Is that the row it means"
            )
        if code:
            end = "?" if code == "doubtful-reference" else "."
            yield Finding(
                code,
                f"Row {action.ref} {message}{end}",
                row_url(facts, action),
                action.ref,
                cell_with_words(action, reference.words),
            )


def cell_with_words(action: Action, words: str) -> str:
    return next((cell for cell in REFERRING if words in getattr(action, cell)), "")


# Words that say how a line refers rather than what it refers to.
LINKING = {"link", "links", "linked", "point", "points", "action", "actions", "under", "above"}


def likelier_target(
    facts: PlanCheckFacts, action: Action, reference: CrossReference, target: Action
) -> Action | None:
    """The one other row that has all the telling words of the line, when the target has none."""
    line = next((line for line in cell_lines(action.activity) if reference.words in line), "")
    telling = {word for word in lower_case_words(line) if len(word) > 4} - LINKING
    if not telling or telling & lower_case_words(aim_and_activity(target)):
        return None
    others = [
        each
        for each in facts.actions
        if each.pk not in {action.pk, reference.target_id}
        and telling <= lower_case_words(aim_and_activity(each))
    ]
    return others[0] if len(others) == 1 else None


def lower_case_words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def aim_and_activity(action: Action) -> str:
    return f"{action.aim} {action.activity}"


def uncovered_areas(facts: PlanCheckFacts) -> Iterator[Finding]:
    """``area-without-action``: a topic that the plan names and no row takes up."""
    taken = {action.area_id for action in facts.actions}
    for priority in facts.priorities if facts.actions else ():
        for area in priority.areas.all():
            if area.pk not in taken:
                yield Finding(
                    "area-without-action",
                    f"No row takes up “{area.title}” under priority {priority.number}.",
                    proofreading.page_address(
                        facts.around.plan, "priority_edit", facts.around.plan.slug, priority.pk
                    ),
                )


def leading_bodies(facts: PlanCheckFacts) -> set[int]:
    return {
        lead.organisation_id
        for action in facts.actions
        for lead in action.leads.all()
        if lead.organisation_id
    }
