"""The short forms that the partnership uses, written out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting import document as d
from reporting.document.gathered import Gathered
from reporting.facts.gather_plan import gather as gather_facts
from reporting.papers.desk import Desk
from reporting.papers.sources.queries.sources import terms_printed
from reporting.papers.sources.reading import (
    NOTHING,
    PLAN,
    chosen_plan,
    fixed_choices,
    quotable_count,
)
from reporting.papers.sources.source import Option, PaperSource

WHICH = Option(
    "which",
    "Which short forms",
    fixed_choices(("", "All of the partnership's"), ("plan", "Those that the plan uses")),
)


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    terms = [(each.acronym, each.words) for each in terms_printed(desk.partnership)]
    plan = chosen_plan(desk, options) if options.get("which") == "plan" else None
    if plan:
        used = {each.acronym for each in gather_facts(plan, public=True).glossary}
        terms = [each for each in terms if each[0] in used]
    if not terms:
        return NOTHING
    facts = d.Facts(tuple(d.Fact(acronym, d.text(words)) for acronym, words in terms))
    return Gathered((facts,), quotable=(quotable_count(len(terms), "short form"),))


SOURCE = PaperSource(
    "Short forms",
    "Abbreviations in the order of the alphabet, each with what it stands for.",
    gather,
    options=(WHICH, PLAN),
)
