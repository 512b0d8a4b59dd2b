"""Where the new rows of a file go: each to the place after the row that it follows in the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from simple_history.utils import bulk_update_with_history

from actions.imports.proposal import ProposedRow
from actions.models import Action
from csp.models import User
from plans.models import Plan

# A row that the plan has, or the place in the file of one that is new.
Slot = Action | int


def make_room(
    *, by: User | None, plan: Plan, rows: Iterable[ProposedRow], new: Mapping[int, int], reason: str
) -> dict[int, int]:
    """The position of each new row, by its place in the file; rows that are there make room for it.

    ``new`` gives the number of the priority of each new row, by its place in the file.
    """
    there = {each.pk: each for each in plan.actions.order_by("position", "ref_key", "pk")}
    stored: dict[int, list[Action]] = defaultdict(list)
    file: dict[int, list[Slot]] = defaultdict(list)
    for action in there.values():
        stored[action.priority_id].append(action)
    for each in rows:
        current = there.get(each.current.pk) if each.current else None
        if each.row.place in new:
            file[new[each.row.place]].append(each.row.place)
        elif current:
            file[current.priority_id].append(current)
    positions: dict[int, int] = {}
    moved: list[Action] = []
    for priority in set(new.values()):
        found, shifted = assign_positions(merge_new_rows(stored[priority], file[priority]))
        positions |= found
        moved += shifted
    bulk_update_with_history(
        moved, Action, ["position"], default_user=by, default_change_reason=reason[:100]
    )
    return positions


def merge_new_rows(stored: Sequence[Action], file: Sequence[Slot]) -> list[Slot]:
    """The stored rows with the new ones of the file among them.

    What stands in the file before every row that is known goes before the first of those; where no
    row is known, to the end.
    """
    order: list[Slot] = list(stored)
    known = [each for each in file if isinstance(each, Action)]
    at = order.index(known[0]) if known else len(order)
    for each in file:
        if isinstance(each, Action):
            at = order.index(each)
        else:
            order.insert(at, each)
        at += 1
    return order


def assign_positions(order: Iterable[Slot]) -> tuple[dict[int, int], list[Action]]:
    """The positions of the new rows, and the stored ones that had to step aside."""
    positions, moved, last = {}, [], 0
    for each in order:
        if not isinstance(each, Action):
            positions[each] = last = last + 1
            continue
        if each.position <= last:
            each.position = last + 1
            moved.append(each)
        last = each.position
    return positions, moved
