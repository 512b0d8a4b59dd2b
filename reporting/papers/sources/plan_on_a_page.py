"""A plan on one page: boxes that the officers wrote, or else one for each thing that the plan holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plans.models import Plan, Section
from reporting import document as d
from reporting.document.gathered import Gathered
from reporting.document.parts.front import own_boxes, summary
from reporting.facts.gather_plan import (
    groups_of,
    memberships_of,
    priorities_of,
    promises_of,
    section_of,
)
from reporting.papers.desk import Desk
from reporting.papers.sources.queries.sources import sections_of_plan
from reporting.papers.sources.reading import NOTHING, PLAN, chosen_plan, facts_of, one_of, rows_of
from reporting.papers.sources.source import Option, Source

OURS = Option(
    "boxes",
    "Boxes",
    one_of(("", "As the plan's own summary has them"), ("data", "Made from what is recorded")),
)


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    if plan is None:
        return NOTHING
    if options.get("boxes") != "data":
        for section in filter(is_summary, sections_of_plan(plan)):
            if boxes := own_boxes(section_of(section)):
                return Gathered(boxes)
    return Gathered(made(desk, plan))


def is_summary(section: Section) -> bool:
    return section.printed and section.kind == Section.Kind.SUMMARY


def made(desk: Desk, plan: Plan) -> tuple[d.DocumentBlock, ...]:
    facts = facts_of(
        desk,
        plan,
        priorities=priorities_of(plan),
        promises=promises_of(plan, True),
        # One page is read by everybody, so it counts what everybody may read.
        actions=tuple(row for row in rows_of(desk, plan) if row.visibility == "public"),
        memberships=memberships_of(plan, True),
        groups=groups_of(plan, True),
    )
    # How long the plan runs is said of any plan, and is not worth a page by itself.
    return tuple(each for each in summary(facts) if isinstance(each, d.Boxes) and each.items[1:])


SOURCE = Source(
    "Plan on a page",
    "Boxes with the vision, the priorities, the promises and who takes part.",
    gather,
    options=(PLAN, OURS),
    needs=("plan",),
)
