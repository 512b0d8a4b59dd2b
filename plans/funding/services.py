"""Money that comes in, stored together with the years that it is spread over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from csp.models import User
from csp.quantities import parse_money
from plans.models import FundingStream, Partnership
from plans.pages.services import change_with, create_with

Status = FundingStream.Status
IN_KIND = "Leave the amount out, or choose “In kind”, if what is given is no sum of money."


def create_stream(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    years: Iterable[Mapping] = (),
) -> FundingStream:
    row = FundingStream(partnership=partnership, **add_amount_in_pounds(values))
    return create_with(row, by=by, parts={"years": years})


def change_stream(
    *,
    by: User | None,
    stream: FundingStream,
    version: int,
    values: Mapping[str, Any],
    years: Iterable[Mapping],
) -> FundingStream:
    return change_with(
        stream,
        by=by,
        version=version,
        values=add_amount_in_pounds(values),
        parts={"years": years},
        strict=True,
    )


def add_amount_in_pounds(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the sum in pounds that the printed words give: £10,000, £24K and £44k alike.

    Raises ValidationError where the words are no sum, unless what is given is not money.
    """
    printed = values.get("amount_printed", "").strip()
    return {
        **values,
        "amount_printed": printed,
        "amount": amount_in_pounds(printed, values["status"]),
    }


def amount_in_pounds(printed: str, status: str) -> Decimal | None:
    if not printed:
        return None
    try:
        return parse_money(printed).pounds
    except ValueError as error:
        if status == Status.IN_KIND:
            return None
        raise ValidationError({"amount_printed": f"{error} {IN_KIND}"}) from None
