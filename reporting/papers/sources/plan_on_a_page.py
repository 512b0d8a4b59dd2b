"""A plan on one page: boxes that the officers wrote, or else one for each thing that the plan holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plans.models import Plan, Section
from reporting import document as d
from reporting.document.gathered import Gathered
from reporting.document.parts.front import own_boxes, summary_boxes
from reporting.facts.gather_plan import (
    gather_groups,
    gather_memberships,
    gather_priorities,
    gather_promises,
    section_facts,
)
from reporting.papers.desk import Desk
from reporting.papers.sources.queries.sources import sections_of_plan
from reporting.papers.sources.reading import (
    NOTHING,
    PLAN,
    chosen_plan,
    facts_with_lists,
    fixed_choices,
    readable_plan_rows,
)
from reporting.papers.sources.source import Option, PaperSource

OURS = Option(
    "boxes",
    "Boxes",
    fixed_choices(
        ("", "As the plan's own summary has them"), ("data", "Made from what is recorded")
    ),
)


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    if plan is None:
        return NOTHING
    if options.get("boxes") != "data":
        for section in filter(is_summary, sections_of_plan(plan)):
            if boxes := own_boxes(section_facts(section)):
                return Gathered(boxes)
    return Gathered(plan_page_blocks(desk, plan))


def is_summary(section: Section) -> bool:
    return section.printed and section.kind == Section.Kind.SUMMARY


def plan_page_blocks(desk: Desk, plan: Plan) -> tuple[d.DocumentBlock, ...]:
    facts = facts_with_lists(
        desk,
        plan,
        priorities=gather_priorities(plan),
        promises=gather_promises(plan, True),
        # One page is read by everybody, so it counts what everybody may read.
        actions=tuple(row for row in readable_plan_rows(desk, plan) if row.audience.is_public),
        memberships=gather_memberships(plan, True),
        groups=gather_groups(plan, True),
    )
    # How long the plan runs is said of any plan, and is not worth a page by itself.
    return tuple(
        each for each in summary_boxes(facts) if isinstance(each, d.Boxes) and each.items[1:]
    )


SOURCE = PaperSource(
    "Plan on a page",
    "Boxes with the vision, the priorities, the promises and who takes part.",
    gather,
    options=(PLAN, OURS),
    needs=("plan",),
)
