"""What the plan's table reads of its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet

from actions.models.querysets.action import ActionQuerySet
from actions.rows.columns import WORDS
from actions.rows.links import RowLink


class Line(NamedTuple):
    """One measure, with its target where there is one."""

    words: str
    target: str = ""


def table_rows(actions: ActionQuerySet) -> QuerySet[Any, Any]:
    """The cells of each row in the printed order, as tuples: see ``actions.rows.table``."""
    place = ("pk", "priority_id", "ref", "area__title", "visibility", "version")
    return actions.in_order().values_list(*place, *WORDS, named=True)


def gather_parts(found: Iterable[tuple], seen: set[int], url_of) -> dict[int, dict[str, list]]:
    """What each row has several of. A link leads only to a row that the reader may see."""
    make = {
        "leads": lambda row, words, more, target: words,
        "measures": lambda row, words, more, target: Line(words, more),
        "risks": lambda row, words, more, target: words,
        "revised": lambda row, words, more, target: words,
        "references": lambda row, words, more, target: link(row, words, more, target, seen, url_of),
    }
    name = {"references": "links"}
    parts: dict[int, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    for row, kind, _position, _number, words, more, target in sorted(found, key=in_order):
        parts[row][name.get(kind, kind)].append(make[kind](row, words, more, target))
    return parts


def in_order(part: tuple) -> tuple:
    return part[:4]


def link(
    row: int, ref: str, now: str | None, target: int | None, seen: set[int], url_of
) -> RowLink:
    if target is None:
        return RowLink(ref, trouble="no such row")
    if target == row:
        return RowLink(ref, trouble="points to itself")
    return RowLink(ref, now or ref, url_of(target) if target in seen else "")
