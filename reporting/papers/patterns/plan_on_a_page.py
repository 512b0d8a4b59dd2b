"""A plan on one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.papers.desk import Desk
from reporting.papers.patterns.pattern import Pattern, Slot, data


def slots(desk: Desk) -> tuple[Slot, ...]:
    return (Slot("", (data("plan-on-a-page"),)),)


def values(desk: Desk) -> Mapping[str, Any]:
    plan = desk.plan
    told = {"title": str(plan), "subtitle": plan.subtitle} if plan else {}
    return {**told, "issuer": desk.partnership.name}


PATTERN = Pattern(
    "Plan on a page",
    "The plan in boxes on one sheet: vision, priorities, promises and who is behind it.",
    slots,
    values,
    needs=("plan",),
)
