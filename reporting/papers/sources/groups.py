"""The groups of the partnership: how they fit together, what each is for and who sits on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reporting import document as d
from reporting.document.gathered import Gathered
from reporting.document.parts.people import group_blocks, structure
from reporting.facts import plan as f
from reporting.facts.gather_plan import gather_groups
from reporting.papers.desk import Desk
from reporting.papers.sources.queries.sources import groups_to_choose
from reporting.papers.sources.reading import (
    NOTHING,
    facts_with_lists,
    fixed_choices,
    holder,
    quotable_count,
)
from reporting.papers.sources.source import Option, PaperSource

SHOWN = Option(
    "shown",
    "What is printed",
    fixed_choices(
        ("", "How they fit together, then each group"),
        ("structure", "How they fit together"),
        ("groups", "Each group"),
    ),
)
SEATS = Option(
    "seats",
    "Who sits on each",
    fixed_choices(("", "Print it"), ("none", "Leave it out")),
)


def choices(desk: Desk) -> Sequence[tuple[str, str]]:
    return [(name, name) for name in groups_to_choose(desk.partnership)]


GROUP = Option("group", "Only this group", choices, help="Prints its aims without its name.")


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    every = gather_groups(holder(desk), True)
    if options.get("seats") == "none":
        every = tuple(replace(each, seats=()) for each in every)
    if only := options.get("group"):
        # The heading of the section says whose aims they are.
        one = [block for each in every if each.name == only for block in group_blocks(each)[1:]]
        return Gathered(tuple(one))
    if not every:
        return NOTHING
    facts = facts_with_lists(desk, desk.plan, groups=every)
    return Gathered(
        chosen_group_blocks(facts, options.get("shown") or "all"),
        quotable=(quotable_count(len(every), "group"),),
    )


def chosen_group_blocks(facts: f.WholePlanFacts, what: str) -> tuple[d.DocumentBlock, ...]:
    tree, *groups = structure(facts)
    return {"structure": (tree,), "groups": tuple(groups)}.get(what, (tree, *groups))


SOURCE = PaperSource(
    "Groups",
    "A picture of the groups in words, then what each is for, its aims and who sits on it.",
    gather,
    options=(SHOWN, SEATS, GROUP),
)
