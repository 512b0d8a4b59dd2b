"""What the nation, the county and the commissioner ask for, and which of our priorities serve it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reporting import document as d
from reporting.document.gathered import Gathered
from reporting.document.parts import priorities as parts
from reporting.facts.gather_plan import gather_drivers, gather_priorities
from reporting.papers.desk import Desk
from reporting.papers.sources.reading import (
    PLAN,
    chosen_plan,
    facts_with_lists,
    fixed_choices,
    holder,
)
from reporting.papers.sources.source import Option, PaperSource

SHOWN = Option(
    "shown",
    "What is printed",
    fixed_choices(
        ("", "Their strategies, then whose priorities ours serve"),
        ("strategies", "Their strategies"),
        ("matrix", "Whose priorities ours serve"),
    ),
)
LEVEL = Option("level", "Whose", fixed_choices(("", "Everybody's"), *parts.LEVELS.items()))


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    shown, level = options.get("shown") or "", options.get("level") or ""
    every = gather_drivers(holder(desk, plan), True) if shown != "matrix" else ()
    facts = facts_with_lists(
        desk,
        plan,
        drivers=tuple(each for each in every if level in ("", each.level)),
        priorities=gather_priorities(plan) if plan else (),
    )
    told = tuple(block for each in facts.drivers for block in parts.driver_blocks(each))
    matrix = parts.driver_crosswalk(facts) if shown != "strategies" and not level else ()
    return Gathered((*told, *map(name_rows_by_priority, matrix, [facts] * len(matrix))))


def name_rows_by_priority(matrix: d.Table, facts: Any) -> d.Table:
    """The same table with each row under the name of its priority, so that words over it stay."""
    rows = zip(matrix.rows, facts.priorities, strict=True)
    return replace(matrix, rows=tuple(replace(row, anchor=each.key) for row, each in rows))


SOURCE = PaperSource(
    "What others ask of us",
    "National, county and police priorities, and a table of which of ours serve which of theirs.",
    gather,
    options=(PLAN, SHOWN, LEVEL),
)
