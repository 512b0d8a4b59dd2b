"""Changing the same cells of several rows at once, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from actions.cells import CELLS, same, text_of
from actions.lead_names import Parties
from actions.models import Action
from actions.services.action import change_action
from actions.services.cell import cell_parts
from actions.services.revising import Approval
from csp.models import User

Wanted = Mapping[str, str]


@transaction.atomic
def change_several(
    *, by: User, actions: Iterable[Action], wanted: Wanted, approval: Approval | None = None
) -> list[Action]:
    """Write the same leads, timescale, area or visibility in every row; returns those that changed.

    A row whose priority has no area of that title keeps its own. Raises changes.Stale when somebody
    else just wrote the same in one of the rows, and NeedsReason where agreed wording would change
    without an ``approval``; nothing is changed in either case.
    """
    rows = [action for action in actions if would_change(action, wanted)]
    known = Parties.of(rows[0].partnership) if rows and "leads" in wanted else None
    return [
        change_action(
            by=by,
            action=row,
            version=row.version,
            values=values_for(row, wanted),
            parts=parts_for(row, wanted, known),
            approval=approval,
        )
        for row in rows
    ]


def would_change(action: Action, wanted: Wanted) -> bool:
    """Whether a row says something else now."""
    return bool(values_for(action, wanted)) or leads_differ(action, wanted)


def leads_differ(action: Action, wanted: Wanted) -> bool:
    cell = CELLS["leads"]
    return "leads" in wanted and not same(text_of(action, cell), wanted["leads"], cell)


def values_for(action: Action, wanted: Wanted) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: wanted[name]
        for name in ("timescale", "visibility")
        if name in wanted and getattr(action, name) != wanted[name]
    }
    if "area" in wanted:
        areas = {area.title: area for area in action.priority.areas.all()} | {"": None}
        area = areas.get(wanted["area"], action.area)
        if area != action.area:
            values["area"] = area
    return values


def parts_for(action: Action, wanted: Wanted, known: Parties | None) -> dict[str, list] | None:
    if not leads_differ(action, wanted):
        return None
    return {"leads": cell_parts(action, CELLS["leads"], wanted["leads"], known)}
