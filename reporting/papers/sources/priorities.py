"""The priorities of a plan: a list that counts from 1, whole sentences, or each with all that it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from csp.prose.blocks import List, ListItem
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.document.parts import priorities as parts
from reporting.facts import plan as f
from reporting.facts.gather_plan import gather_priorities
from reporting.papers.desk import Desk
from reporting.papers.sources.reading import (
    NOTHING,
    PLAN,
    chosen_plan,
    facts_with_lists,
    fixed_choices,
    quotable_count,
)
from reporting.papers.sources.source import Option, PaperSource

FORM = Option(
    "form",
    "How they are printed",
    fixed_choices(
        ("", "A list of their titles"),
        ("statements", "A list of their statements"),
        ("full", "Each with its statement and areas"),
    ),
)


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    facts = facts_with_lists(desk, plan, priorities=gather_priorities(plan)) if plan else None
    if facts is None or not facts.priorities:
        return NOTHING
    return Gathered(
        blocks=priority_blocks(facts, options.get("form") or "list"),
        quotable=(
            quotable_count(len(facts.priorities), "priority", "priorities"),
            *(
                Quotable(each.key, f"Priority {each.number}", each.title)
                for each in facts.priorities
            ),
        ),
    )


def priority_blocks(facts: f.WholePlanFacts, form: str) -> tuple[d.DocumentBlock, ...]:
    if form == "full":
        return parts.all_priority_blocks(facts)
    items = (item(each, form) for each in facts.priorities)
    return (List(tuple(items), ordered=True),)


def item(each: f.PriorityFacts, form: str) -> ListItem:
    said = each.statement if form == "statements" and each.statement else each.title
    return ListItem(d.text(said))


SOURCE = PaperSource(
    "Priorities",
    "The priorities of a plan in their order, counted from 1.",
    gather,
    options=(PLAN, FORM),
    needs=("plan",),
)
