"""One written section of a plan, with its picture, who signed it and what it prints under its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plans.models import Section
from reporting import document as d
from reporting.document import plan as report
from reporting.document.gathered import Gathered
from reporting.document.parts.actions import action_parts
from reporting.facts import plan as f
from reporting.facts.gather_plan import gather as gather_facts
from reporting.papers.desk import Desk
from reporting.papers.sources.keeping import mark_row_audiences
from reporting.papers.sources.plan_document import pictures_of
from reporting.papers.sources.queries.sources import sections_of_plan
from reporting.papers.sources.reading import NOTHING, PLAN, chosen_plan, reader_access
from reporting.papers.sources.source import Option, PaperSource


def choices(desk: Desk) -> Sequence[tuple[str, str]]:
    sections = sections_of_plan(desk.plan) if desk.plan else []
    return [
        (lasting_section_name(each, sections), each.heading) for each in sections if each.printed
    ]


def lasting_section_name(section: Section, sections: list[Section]) -> str:
    """Its kind, or else its heading, so that next year's plan is found by it too."""
    printed = [each for each in sections if each.printed]
    if sum(each.kind == section.kind for each in printed) == 1:
        return section.kind
    alone = sum(each.heading == section.heading for each in printed) == 1
    return section.heading if alone else f"section-{section.pk}"


def find_section_facts(wanted: str, sections: Sequence[f.SectionFacts]) -> f.SectionFacts | None:
    same = [each for each in sections if wanted in (each.key, each.heading)]
    return next(iter(same or [each for each in sections if each.kind == wanted]), None)


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    plan = chosen_plan(desk, options)
    wanted = options.get("section") or ""
    if plan is None or not wanted:
        return NOTHING
    facts = desk.once(
        ("facts", plan.pk),
        lambda: gather_facts(plan, public=True, access=reader_access(desk, plan)),
    )
    pictures = desk.once(("pictures", plan.pk), lambda: pictures_of(plan))
    section = find_section_facts(wanted, facts.sections)
    if section is None:
        return NOTHING
    part = report.section_part(section, 1, facts, pictures)
    return Gathered(
        blocks=(*part.blocks, *mark_row_audiences(tuple(under(section, facts)), facts.actions))
    )


def under(section: f.SectionFacts, facts: f.WholePlanFacts) -> Iterator[d.Part]:
    """The tables of the action plan stand on pages of their own."""
    if section.kind == Section.Kind.ACTIONS:
        yield from action_parts(facts, 1, first_on_new_page=bool(section.body))


SOURCE = PaperSource(
    "A section of a plan",
    "What a plan says under one of its headings, with its picture and what is printed below it.",
    gather,
    options=(PLAN, Option("section", "Section", choices, help="Its words are kept in the plan.")),
    needs=("plan",),
)
