"""A whole plan inside another paper, as its appendix: its own title, then all that the plan prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from plans.models import Plan
from reporting import document as d
from reporting.document import plan as report
from reporting.document.gathered import Gathered
from reporting.facts import plan as f
from reporting.facts.gather_plan import gather as gather_facts
from reporting.facts.pictures import live_pictures
from reporting.papers.desk import Desk
from reporting.papers.sources.keeping import mark_row_audiences
from reporting.papers.sources.queries.sources import sections_of_plan
from reporting.papers.sources.reading import (
    NOTHING,
    PLAN,
    chosen_plan,
    fixed_choices,
    quotable_count,
    reader_access,
)
from reporting.papers.sources.source import Option, PaperSource

TITLE = Option(
    "title",
    "Title of the plan",
    fixed_choices(
        ("", "Print it above the plan"), ("none", "Leave it to the section's own heading")
    ),
)
TERMS = Option(
    "terms",
    "Short forms",
    fixed_choices(("", "Print what they mean at the end"), ("none", "Leave them out")),
)


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    if plan is None:
        return NOTHING
    facts = gather_facts(plan, public=True, access=reader_access(desk, plan))
    if options.get("terms") == "none":
        facts = replace(facts, glossary=())
    parts = tuple(inner_plan_parts(facts, pictures_of(plan)))
    if not parts:
        return NOTHING
    if options.get("title") != "none":
        parts = (title_part(facts), *(replace(each, level=each.level + 1) for each in parts))
    return Gathered(
        blocks=mark_row_audiences(parts, facts.actions),
        quotable=(
            quotable_count(len(facts.priorities), "priority", "priorities", key="priorities"),
            quotable_count(len(open_rows(facts)), "row", key="rows"),
        ),
    )


def open_rows(facts: f.WholePlanFacts) -> list[f.ActionFacts]:
    return [row for row in facts.actions if row.audience.is_public]


def pictures_of(plan: Plan) -> report.Pictures:
    return report.Pictures(live_pictures(each.picture for each in sections_of_plan(plan)))


def inner_plan_parts(facts: f.WholePlanFacts, pictures: report.Pictures) -> Iterator[d.Part]:
    """What the plan prints between its covers."""
    yield from report.section_parts(facts, pictures)
    yield from report.at_the_end(facts)
    yield from report.glossary_parts(facts)


def title_part(facts: f.WholePlanFacts) -> d.Part:
    said = (facts.plan.subtitle, facts.partnership.strapline)
    return d.Part(
        heading=f"{facts.plan.title} {facts.plan.period}",
        blocks=tuple(d.paragraph(words) for words in said if words),
        anchor="title",
    )


SOURCE = PaperSource(
    "A whole plan",
    "Everything that a plan prints, under its own title, for an appendix.",
    gather,
    options=(PLAN, TITLE, TERMS),
    needs=("plan",),
)
