"""Money that comes in, stored together with the years that it is spread over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import changes
from csp.models import User
from csp.quantities import parse_money
from plans.models import FundingStream, FundingYear, Partnership
from plans.services.rows import keep_rows

Status = FundingStream.Status
IN_KIND = "Leave the amount out, or choose “In kind”, if what is given is no sum of money."


@transaction.atomic
def create_stream(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    years: Iterable[Mapping] = (),
) -> FundingStream:
    stream = changes.create(FundingStream(partnership=partnership, **understood(values)), by=by)
    keep_years(by, stream, years)
    return stream


@transaction.atomic
def change_stream(
    *,
    by: User | None,
    stream: FundingStream,
    version: int,
    values: Mapping[str, Any],
    years: Iterable[Mapping],
) -> FundingStream:
    changed = changes.update(stream, by=by, version=version, values=understood(values), strict=True)
    keep_years(by, changed, years)
    return changed


def keep_years(by: User | None, stream: FundingStream, rows: Iterable[Mapping]) -> None:
    keep_rows(
        by=by,
        existing=stream.years.all(),
        rows=rows,
        make=lambda: FundingYear(partnership=stream.partnership, stream=stream),
    )


def understood(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the sum in pounds that the printed words give: £10,000, £24K and £44k alike.

    Raises ValidationError where the words are no sum, unless what is given is not money.
    """
    printed = values.get("amount_printed", "").strip()
    return {**values, "amount_printed": printed, "amount": pounds_of(printed, values["status"])}


def pounds_of(printed: str, status: str) -> Decimal | None:
    if not printed:
        return None
    try:
        return parse_money(printed).pounds
    except ValueError as error:
        if status == Status.IN_KIND:
            return None
        raise ValidationError({"amount_printed": f"{error} {IN_KIND}"}) from None
