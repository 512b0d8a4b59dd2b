"""A plan for several years as a document: its sections as they stand, cover, contents, contact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plans.models import Section
from reporting.papers.desk import Desk
from reporting.papers.patterns.pattern import PaperType, Slot, data
from reporting.papers.sources.plan_section import lasting_section_name
from reporting.papers.sources.queries.sources import sections_of_plan

OWN_PAGE = {Section.Kind.SUMMARY, Section.Kind.ENDORSEMENTS}


def slots(desk: Desk) -> tuple[Slot, ...]:
    return (
        *own_sections(desk),
        Slot("What the short forms mean", (data("glossary", which="plan"),)),
        Slot("", (data("back-cover"),), {"new_page": True}),
    )


def own_sections(desk: Desk) -> tuple[Slot, ...]:
    """Each printed section of the plan as a section of the paper."""
    sections = sections_of_plan(desk.plan) if desk.plan else []
    return tuple(
        Slot(
            section.heading,
            (data("plan-section", section=lasting_section_name(section, sections)),),
            {"level": section.level, "new_page": section.kind in OWN_PAGE},
        )
        for section in sections
        if section.printed
    )


def strategy_values(desk: Desk) -> Mapping[str, Any]:
    plan = desk.plan
    told = {"title": plan.title, "subtitle": plan.subtitle, "day": plan.period} if plan else {}
    return {**told, "front": "cover", "contents": True}


PATTERN = PaperType(
    "Plan for several years",
    "The plan as one document: cover, contents, each section as it stands in the plan, promises and "
    "how to reach you.",
    slots,
    strategy_values,
    needs=("plan",),
)
