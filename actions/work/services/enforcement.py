"""Legal tools and how they were used: numbers read from words, terms held to the law."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from actions.models import EnforcementUse, Tool
from actions.work.days import days_of_period_code
from actions.work.enforcement import duration_words
from actions.work.usual_tools import USUAL_TOOLS
from csp import changes
from csp.models import User
from csp.quantities import parse_quantity
from plans.law.days import last_day_of
from plans.models import Partnership

TOO_LONG = (
    "The law lets “{tool}” last {longest} at most, and this says {asked}. Correct the term, or "
    "record what came after it as an order of its own."
)
TOO_LATE = "An order cannot run that far into the future. Correct its first day or its term."
TOO_BIG = "That number is too big to be a count. Correct it."
BIGGEST = 10**9


def record_use(*, by: User | None, partnership: Partnership, values: Mapping[str, Any]):
    """Record how often, or how, a tool was used. ``period_code`` and ``printed`` say when and how many.

    Raises ValidationError, and records nothing, for a term that is longer than the law allows.
    """
    use = EnforcementUse(partnership=partnership, **enforcement_values(values))
    return changes.create(use, by=by)


def change_use(
    *, by: User | None, use: EnforcementUse, version: int, values: Mapping[str, Any]
) -> EnforcementUse:
    """The same for a use that is there; ``values`` are all of its answers."""
    return changes.update(use, by=by, version=version, values=enforcement_values(values))


def enforcement_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """All values of a use: what was answered, and what follows from it."""
    refuse_long_term(values["tool"], values.get("duration_months"))
    return {
        **values,
        **period_values(values),
        **parse_enforcement_count(values.get("printed", "")),
        "expires_on": expiry(values.get("starts_on"), values.get("duration_months")),
    }


def period_values(values: Mapping[str, Any]) -> dict[str, Any]:
    if not values.get("period_code"):
        return {}
    try:
        start, end = days_of_period_code(values["period_code"])
    except ValueError as error:
        raise ValidationError({"period_code": str(error)}) from error
    return {"start": start, "end": end}


def parse_enforcement_count(printed: str) -> dict[str, Any]:
    """The number that the words give, and what they say of it; no number for no words."""
    if not printed.strip():
        return {"count": None, "qualifier": "exact"}
    try:
        number = parse_quantity(printed)
    except ValueError as error:
        raise ValidationError({"printed": str(error)}) from error
    if number.value is not None and number.value >= BIGGEST:
        raise ValidationError({"printed": TOO_BIG})
    value = round(number.value, 2) if number.value is not None else None
    return {"count": value, "qualifier": number.qualifier.value}


def expiry(starts_on: date | None, months: int | None) -> date | None:
    """The last day of an order: two years from 29 February 2016 end on 28 February 2018."""
    if starts_on is None or months is None:
        return None
    try:
        return last_day_of(starts_on, months)
    except (ValueError, OverflowError) as error:
        raise ValidationError({"duration_months": TOO_LATE}) from error


def refuse_long_term(tool: Tool, months: int | None) -> None:
    if tool.longest_months and months and months > tool.longest_months:
        words = TOO_LONG.format(
            tool=tool,
            longest=duration_words(tool.longest_months),
            asked=duration_words(months),
        )
        raise ValidationError({"duration_months": words})


@transaction.atomic
def add_usual_tools(*, by: User | None, partnership: Partnership) -> list[Tool]:
    """Add the tools in common use that are not on the list yet; return those added."""
    held = {name.casefold() for name in names_of_tools(partnership)}
    return [
        changes.create(Tool(partnership=partnership, **usual.values()), by=by)
        for usual in USUAL_TOOLS
        if usual.name.casefold() not in held
    ]


def names_of_tools(partnership: Partnership) -> list[str]:
    rows = Tool.objects.filter(partnership=partnership).order_by()
    return list(rows.values_list("name", flat=True))
