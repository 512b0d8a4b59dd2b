"""A plan on one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.papers.desk import Desk
from reporting.papers.patterns.pattern import PaperType, Slot, data


def slots(desk: Desk) -> tuple[Slot, ...]:
    return (Slot("", (data("plan-on-a-page"),)),)


def plan_on_a_page_values(desk: Desk) -> Mapping[str, Any]:
    plan = desk.plan
    told = {"title": str(plan), "subtitle": plan.subtitle} if plan else {}
    return {**told, "issuer": desk.partnership.name}


PATTERN = PaperType(
    "Plan on a page",
    "The plan in boxes on one sheet: vision, priorities, promises and who is behind it.",
    slots,
    plan_on_a_page_values,
    needs=("plan",),
)
