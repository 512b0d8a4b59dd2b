"""Indicators, stored together with the breaks in their series and the totals that papers print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import changes
from csp.models import User
from plans.models import Break, GeographyScheme, Indicator, Partnership, PrintedTotal
from plans.services.rows import keep_rows
from plans.spans import Span


@transaction.atomic
def create_indicator(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    breaks: Iterable[Mapping] = (),
) -> Indicator:
    indicator = changes.create(Indicator(partnership=partnership, **values), by=by)
    keep_breaks(by, indicator, breaks)
    return indicator


@transaction.atomic
def change_indicator(
    *,
    by: User | None,
    indicator: Indicator,
    version: int,
    values: Mapping[str, Any],
    breaks: Iterable[Mapping],
) -> Indicator:
    changed = changes.update(indicator, by=by, version=version, values=values, strict=True)
    keep_breaks(by, changed, breaks)
    return changed


def keep_breaks(by: User | None, indicator: Indicator, rows: Iterable[Mapping]) -> None:
    keep_rows(
        by=by,
        existing=indicator.breaks.all(),
        rows=rows,
        make=lambda: Break(partnership=indicator.partnership, indicator=indicator),
    )


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
