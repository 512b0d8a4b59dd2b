"""What was chosen about a data block, as it is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from plans.models.base import Tenanted

Row = TypeVar("Row", bound=Tenanted)


def chosen_values(options: Mapping[str, Any], name: str) -> list[str]:
    """Every choice of one option in its order, none where nothing was chosen."""
    found = options.get(name) or []
    several = [found] if isinstance(found, str | int) else found
    return [str(each) for each in several if str(each)]


def first_chosen(options: Mapping[str, Any], name: str) -> str:
    return next(iter(chosen_values(options, name)), "")


def picked(rows: Iterable[Row], wanted: list[str], name: Callable[[Row], str] = str) -> list[Row]:
    """The rows chosen by number or by name, in the order of the choice. What is gone is left out."""
    every = list(rows)
    found = {name(row): row for row in reversed(every)} | {str(row.pk): row for row in every}
    return [found[each] for each in wanted if each in found]


def offered(rows: Iterable[Tenanted]) -> list[tuple[str, str]]:
    """Rows as choices, by their number."""
    return [(str(row.pk), str(row)) for row in rows]
