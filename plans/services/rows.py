"""Rows that are edited together on the page of the row they hang on: areas, names, priorities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet

from csp import changes
from csp.models import Ordered, User, Versioned

# What a repeating row of a form carries besides its answers; the rows come in their order already.
NOT_VALUES = {"id", "version", "ORDER"}

GONE = (
    "One of these rows was removed by somebody else while you were typing. Nothing was saved: "
    "open the page again in another tab, and copy across what you still need."
)


@transaction.atomic
def keep_rows(
    *,
    by: User | None,
    existing: QuerySet,
    rows: Iterable[Mapping[str, Any]],
    make: Callable[[], Model],
) -> None:
    """Make ``existing`` be what ``rows`` say, in their order.

    A row with an ``id`` is changed from the ``version`` it began from; one without is made by
    ``make()`` and filled; those that no row names are removed. Raises Stale, ValidationError or
    ProtectedError, and then nothing is stored.
    """
    there = {row.pk: row for row in existing}
    kept = list(rows)
    refuse_unknown(kept, there)
    for pk in there.keys() - {row.get("id") for row in kept}:
        changes.remove(there[pk], by=by)
    for place, row in enumerate(kept, start=1):
        keep_row(by, there.get(row.get("id")), row, make, place)


def refuse_unknown(rows: list[Mapping[str, Any]], there: Mapping[int, Model]) -> None:
    """Twice the same number, or a number that is not here, is a page that lost its way."""
    named = [row["id"] for row in rows if row.get("id")]
    if len(named) != len(set(named)) or set(named) - there.keys():
        raise ValidationError(GONE)


def keep_row(by, current: Versioned | None, row: Mapping[str, Any], make, place: int) -> None:
    values = {name: value for name, value in row.items() if name not in NOT_VALUES}
    if isinstance(current or make(), Ordered):
        values["position"] = place
    if current is not None:
        version = row.get("version") or current.version
        changes.update(current, by=by, version=version, values=values)
        return
    made = make()
    for name, value in values.items():
        setattr(made, name, value)
    changes.create(made, by=by)


def began(rows: Iterable[Versioned], *names: str) -> list[dict[str, Any]]:
    """What the repeating rows of a form begin from."""
    return [
        {"id": row.pk, "version": row.version} | {name: getattr(row, name) for name in names}
        for row in rows
    ]
