"""Indicators, stored together with the breaks in their series and the totals that papers print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from csp.models import User
from plans.figures.spans import Span
from plans.models import GeographyScheme, Indicator, Partnership, PrintedTotal
from plans.pages.services import create_with, keep_rows


def create_indicator(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    breaks: Iterable[Mapping] = (),
) -> Indicator:
    row = Indicator(partnership=partnership, **values)
    return create_with(row, by=by, parts={"breaks": breaks})


def keep_printed_totals(
    *,
    by: User | None,
    indicator: Indicator,
    scheme: GeographyScheme | None,
    rows: Iterable[Mapping],
) -> None:
    """The totals that papers print for one set of places; each row has a ``span``."""
    if scheme is None:
        raise ValidationError("Add a set of places first: a total is the sum of its places.")
    keep_rows(
        by=by,
        existing=indicator.printed_totals.filter(scheme=scheme),
        rows=[with_days(row) for row in rows],
        make=lambda: PrintedTotal(
            partnership=indicator.partnership, indicator=indicator, scheme=scheme
        ),
    )


def with_days(row: Mapping[str, Any]) -> dict[str, Any]:
    span: Span = row["span"]
    days = {"period_code": span.code, "start": span.start, "end": span.end}
    return {name: value for name, value in row.items() if name != "span"} | days
