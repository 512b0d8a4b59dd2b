"""Consultations with what people raised, and their questions with the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from csp.models import User
from csp.quantities import parse_money
from plans.models import Consultation, Partnership
from plans.pages.services import change_with, create_with


def create_consultation(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    raised: Iterable[Mapping] = (),
) -> Consultation:
    row = Consultation(partnership=partnership, **add_cost_in_pounds(values))
    return create_with(row, by=by, parts={"raised": raised})


def change_consultation(
    *,
    by: User | None,
    consultation: Consultation,
    version: int,
    values: Mapping[str, Any],
    raised: Iterable[Mapping],
) -> Consultation:
    return change_with(
        consultation,
        by=by,
        version=version,
        values=add_cost_in_pounds(values),
        parts={"raised": raised},
    )


def add_cost_in_pounds(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the cost in pounds that the printed words give: £25,000 and “around £25k” alike.

    Raises ValidationError where the words are no sum.
    """
    if "cost_printed" not in values:
        return dict(values)
    printed = values["cost_printed"].strip()
    return {**values, "cost_printed": printed, "cost": cost_in_pounds(printed)}


def cost_in_pounds(printed: str):
    try:
        return parse_money(printed).pounds if printed else None
    except ValueError as error:
        raise ValidationError({"cost_printed": str(error)}) from None
