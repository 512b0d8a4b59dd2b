"""The action plan: a table a priority, as the plan itself prints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.document.gathered import Gathered
from reporting.document.parts.actions import action_parts
from reporting.facts.gather_plan import priorities_of
from reporting.papers.desk import Desk
from reporting.papers.sources.keeping import marked
from reporting.papers.sources.reading import (
    NOTHING,
    PLAN,
    chosen_plan,
    counted,
    facts_of,
    rows_of,
)
from reporting.papers.sources.source import Source


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    if plan is None:
        return NOTHING
    rows = rows_of(desk, plan)
    if not rows:
        return NOTHING
    facts = facts_of(desk, plan, priorities=priorities_of(plan), actions=rows)
    open_rows = [row for row in rows if row.visibility in {"", "public"}]
    measures = sum(len(row.measures) for row in open_rows)
    return Gathered(
        blocks=marked(action_parts(facts, 1, first_on_new_page=False), rows),
        quotable=(
            counted(len(open_rows), "row", key="rows"),
            counted(measures, "performance measure", key="measures"),
        ),
    )


SOURCE = Source(
    "Action plan",
    "A table for each priority with its aims, activity, leads, measures and risks, on landscape pages.",
    gather,
    options=(PLAN,),
    needs=("plan",),
)
