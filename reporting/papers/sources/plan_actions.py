"""The action plan: a table a priority, as the plan itself prints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.document.gathered import Gathered
from reporting.document.parts.actions import action_parts
from reporting.facts.gather_plan import gather_priorities
from reporting.papers.desk import Desk
from reporting.papers.sources.keeping import mark_row_audiences
from reporting.papers.sources.reading import (
    NOTHING,
    PLAN,
    chosen_plan,
    facts_with_lists,
    quotable_count,
    readable_plan_rows,
)
from reporting.papers.sources.source import PaperSource


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    if plan is None:
        return NOTHING
    rows = readable_plan_rows(desk, plan)
    if not rows:
        return NOTHING
    facts = facts_with_lists(desk, plan, priorities=gather_priorities(plan), actions=rows)
    open_rows = [row for row in rows if row.audience.is_public]
    measures = sum(len(row.measures) for row in open_rows)
    return Gathered(
        blocks=mark_row_audiences(action_parts(facts, 1, first_on_new_page=False), rows),
        quotable=(
            quotable_count(len(open_rows), "row", key="rows"),
            quotable_count(measures, "performance measure", key="measures"),
        ),
    )


SOURCE = PaperSource(
    "Action plan",
    "A table for each priority with its aims, activity, leads, measures and risks, on landscape pages.",
    gather,
    options=(PLAN,),
    needs=("plan",),
)
