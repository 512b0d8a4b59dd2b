"""Rows that are stored together with the row they hang on: areas, names, priorities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet

from csp import changes
from csp.models import Ordered, User, Versioned

Row = TypeVar("Row", bound=Versioned)
# The rows that hang on a row, by the name under which it knows them ("priorities", "former_names").
Parts = Mapping[str, Iterable[Mapping[str, Any]]]

# What a repeating row of a form carries besides its answers; the rows come in their order already.
NOT_VALUES = {"id", "version", "ORDER"}

GONE = (
    "One of these rows was removed by somebody else while you were typing. Nothing was saved: "
    "open the page again in another tab, and copy across what you still need."
)


@transaction.atomic
def create_with(
    row: Row, *, by: User | None, parts: Parts, links: Mapping[str, Iterable] | None = None
) -> Row:
    """Store a new row with its parts, or nothing at all. Raises as ``csp.changes.create``."""
    stored = changes.create(row, by=by, links=links)
    keep_parts(stored, by=by, parts=parts)
    return stored


@transaction.atomic
def change_with(
    row: Row,
    *,
    by: User | None,
    version: int,
    values: Mapping[str, Any],
    parts: Parts,
    links: Mapping[str, Iterable] | None = None,
    strict: bool = False,
) -> Row:
    """Change a row and make its parts be these, or change nothing. Raises as ``csp.changes.update``.

    Parts that are not named are left alone.
    """
    changed = changes.update(row, by=by, version=version, values=values, links=links, strict=strict)
    keep_parts(changed, by=by, parts=parts)
    return changed


def keep_parts(row: Model, *, by: User | None, parts: Parts) -> None:
    """Make each part that is named be what its rows say, in their order."""
    for name, rows in parts.items():
        keep_part(getattr(row, name), by=by, rows=rows)


def keep_part(part: Any, *, by: User | None, rows: Iterable[Mapping[str, Any]]) -> None:
    """``part`` is the manager of what hangs on one row, such as ``driver.priorities``."""
    row = part.instance
    keep_rows(
        by=by,
        existing=part.all(),
        rows=rows,
        make=lambda: part.model(partnership=row.partnership, **{part.field.name: row}),
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


def repeating_initial(rows: Iterable[Versioned], *names: str) -> list[dict[str, Any]]:
    """What the repeating rows of a form begin from."""
    return [
        {"id": row.pk, "version": row.version} | {name: getattr(row, name) for name in names}
        for row in rows
    ]
