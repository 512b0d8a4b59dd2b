"""The promises of a plan, with when each was last kept and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.document.parts import priorities as parts
from reporting.document.parts.words import day_words, sentence
from reporting.facts import plan as f
from reporting.facts.gather_plan import gather_promises
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
        ("", "A table that says which have been kept"),
        ("list", "A list, as the plan prints them"),
        ("short", "A list without their explanations"),
    ),
)
COLUMNS = (
    d.Column("Promise", 1.8, header=True),
    d.Column("What it means", 2),
    d.Column("By when", 1),
    d.Column("Kept", 1.6),
)
NOT_KEPT = "Not recorded as kept yet"


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    promises = gather_promises(plan, True) if plan else ()
    if plan is None or not promises:
        return NOTHING
    return Gathered(
        blocks=promise_blocks(
            facts_with_lists(desk, plan, promises=promises), options.get("form") or "table"
        ),
        quotable=tuple(quotable_promises(promises)),
    )


def quotable_promises(promises: tuple[f.PromiseFacts, ...]) -> Iterator[Quotable]:
    kept = sum(bool(each.kept_on) for each in promises)
    yield quotable_count(len(promises), "promise", key="promises")
    yield Quotable("kept", "Promises kept", f"{kept:,} of {len(promises):,}")


def promise_blocks(facts: f.WholePlanFacts, form: str) -> tuple[d.DocumentBlock, ...]:
    if form == "list":
        return parts.promises(facts)
    if form == "short":
        return (d.bullets(*(each.text for each in facts.promises)),)
    rows: list[d.Row | d.GroupHead] = []
    for heading, group in groupby(facts.promises, key=lambda each: each.heading):
        rows += [d.GroupHead(heading)] if heading else []
        rows += map(promise_row, group)
    return (d.Table("Our promises", COLUMNS, tuple(rows), show_caption=False),)


def promise_row(promise: f.PromiseFacts) -> d.Row:
    return d.Row(
        (
            d.cell(sentence(promise.text)),
            d.cell(promise.explanation),
            d.cell(promise.due),
            d.cell(promise_kept_words(promise)),
        ),
        anchor=promise.key,
    )


def promise_kept_words(promise: f.PromiseFacts) -> str:
    if not promise.kept_on:
        return NOT_KEPT
    note = f": {promise.kept_note}" if promise.kept_note else ""
    return f"Yes, last on {day_words(promise.kept_on)}{note}"


SOURCE = PaperSource(
    "Promises",
    "What the partnership promised the public, and which promises it has kept.",
    gather,
    options=(PLAN, FORM),
    needs=("plan",),
)
