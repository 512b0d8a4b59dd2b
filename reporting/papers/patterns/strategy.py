"""A plan for several years as a document: its sections as they stand, cover, contents, contact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plans.models import Section
from reporting.papers.desk import Desk
from reporting.papers.patterns.pattern import Pattern, Slot, data

OWN_PAGE = {Section.Kind.SUMMARY, Section.Kind.ENDORSEMENTS}


def slots(desk: Desk) -> tuple[Slot, ...]:
    return (
        *(whole(section) for section in sections_of(desk)),
        Slot("Other words that we use", (data("glossary"),)),
        Slot("", (data("back-cover"),), {"new_page": True}),
    )


def sections_of(desk: Desk) -> list[Section]:
    return list(desk.plan.sections.filter(printed=True)) if desk.plan else []


def whole(section: Section) -> Slot:
    """A section of the plan as a section of the paper; the table of actions lies on its side."""
    rows = section.kind == Section.Kind.ACTIONS
    pieces = (data("plan-section", section=str(section.pk)),)
    return Slot(
        section.heading,
        (*pieces, data("actions")) if rows else pieces,
        {
            "level": section.level,
            "new_page": section.kind in OWN_PAGE,
            "landscape": rows,
        },
    )


def values(desk: Desk) -> Mapping[str, Any]:
    plan = desk.plan
    told = {"title": plan.title, "subtitle": plan.subtitle, "day": plan.period} if plan else {}
    return {**told, "front": "cover", "contents": True}


PATTERN = Pattern(
    "Plan for several years",
    "The plan as one document: cover, contents, each section as it stands in the plan, promises and "
    "how to reach you.",
    slots,
    values,
    needs=("plan",),
)
