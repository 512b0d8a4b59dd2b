"""Where rows stand: adding one below another, copying one, and moving one within the plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from actions.models import Action
from actions.rows.columns import COPIED, COPIED_PARTS
from actions.rows.services.action import create_action, move_action, next_ref
from actions.rows.services.revising import Approval
from csp import changes
from csp.models import User
from plans.models import Plan, Priority


def hold_rows(*actions: Action) -> list[Action]:
    """The rows as they now are, with nobody else reordering their plan until this transaction ends."""
    plan = actions[0].plan_id
    Plan.objects.order_by().select_for_update(no_key=True).filter(pk=plan).first()
    rows = Action.objects.order_by().select_related("plan", "priority", "area")
    found = rows.filter(plan=plan).in_bulk([action.pk for action in actions])
    if any(action.pk not in found for action in actions):
        raise ValidationError("Somebody else removed that row a moment ago. Nothing was changed.")
    return [found[action.pk] for action in actions]


@transaction.atomic
def add_below(
    *,
    by: User,
    action: Action,
    values: dict[str, Any] | None = None,
    parts: dict | None = None,
    approval: Approval | None = None,
) -> Action:
    """Add a row straight below another, with the next reference of its priority."""
    (action,) = hold_rows(action)
    whole = {"priority": action.priority, "ref": next_ref(action.priority)} | (values or {})
    added = create_action(by=by, plan=action.plan, values=whole, parts=parts, approval=approval)
    changes.move(added, by=by, to=order_of(action.priority, without=added).index(action.pk) + 1)
    return added


@transaction.atomic
def duplicate_action(*, by: User, action: Action, approval: Approval | None = None) -> Action:
    """Copy a row with its leads, measures and risks to the place below it."""
    values = {name: getattr(action, name) for name in COPIED}
    parts = {
        kind: [copied_part_values(part, names) for part in getattr(action, kind).all()]
        for kind, names in COPIED_PARTS.items()
    }
    return add_below(by=by, action=action, values=values, parts=parts, approval=approval)


def copied_part_values(part: Any, names: Iterable[str]) -> dict[str, Any]:
    people = {"people": list(part.people.all())} if hasattr(part, "people") else {}
    return {name: getattr(part, name) for name in names} | people


@transaction.atomic
def step(*, by: User, action: Action, up: bool) -> Action:
    """Move a row one place; from the edge of its priority into the one beside it."""
    (action,) = hold_rows(action)
    order = order_of(action.priority)
    to = order.index(action.pk) + (-1 if up else 1)
    if 0 <= to < len(order):
        return move_action(by=by, action=action, priority=action.priority, to=to)
    beside = beside_priority(action.priority, up=up)
    if beside is None:
        return action
    return move_action(by=by, action=action, priority=beside, to=len(order_of(beside)) if up else 0)


def beside_priority(priority: Priority, *, up: bool) -> Priority | None:
    every = list(priority.plan.priorities.order_by("position", "pk"))
    place = every.index(priority) + (-1 if up else 1)
    return every[place] if 0 <= place < len(every) else None


@transaction.atomic
def put_beside(*, by: User, action: Action, other: Action, below: bool) -> Action:
    """Move a row to the place above or below another row of its plan."""
    if other.pk == action.pk:
        return action
    action, other = hold_rows(action, other)
    to = order_of(other.priority, without=action).index(other.pk) + below
    return move_action(by=by, action=action, priority=other.priority, to=to)


def order_of(priority: Priority, *, without: Action | None = None) -> list[int]:
    """The numbers of a priority's rows as they stand."""
    rows = priority.actions.order_by("position", "ref_key", "pk").values_list("pk", flat=True)
    return [pk for pk in rows if without is None or pk != without.pk]
