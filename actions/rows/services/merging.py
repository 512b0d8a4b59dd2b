"""Two people in one row: what each changed since, so that both are kept where they do not overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from actions.models import Action
from csp import changes
from csp.models import User

Values = Mapping[str, Any]
Parts = Mapping[str, Sequence[Values]]


def settle_row(
    now: Action, version: int, values: Values, parts: Parts
) -> tuple[dict[str, Any], dict[str, Sequence[Values]], tuple[str, ...]]:
    """What is left to save of a row's values and lists, typed by somebody who saw ``version``.

    The third is what others changed since. A list counts as one field: leads, measures or risks.
    Raises changes.Stale when both changed the same one.
    """
    if version == now.version:
        return dict(values), dict(parts), ()
    yours = {**values, **parts}
    try:
        kept, beside = changes.settle_conflicts(now, version, values)
        left, more = settle_parts(now, version, parts)
    except changes.Stale as stale:
        raise changes.Stale(stale.theirs, yours) from stale
    return kept, left, (*beside, *more)


def settle_parts(
    now: Action, version: int, parts: Parts
) -> tuple[dict[str, Sequence[Values]], tuple[str, ...]]:
    """The lists that are still to be saved, and those that others changed since."""
    if not parts:
        return {}, ()
    moment = next_save(now, version)
    if moment is None:
        raise changes.Stale(now, parts)
    left, beside = {}, []
    for name, wanted in parts.items():
        began, current = list_at(now, name, moment), list(getattr(now, name).all())
        others = [part_identity(part) for part in began] != [
            part_identity(part) for part in current
        ]
        if others:
            beside.append(name)
        if not is_list_untouched(began, wanted, current):
            if others and not is_list_untouched(current, wanted, current):
                raise changes.Stale(now, parts)
            left[name] = wanted
    return left, tuple(beside)


def next_save(now: Action, version: int) -> datetime | None:
    """When the version after this one was begun: whatever its lists then became is later."""
    saves = Action.history.filter(id=now.pk, version=version + 1)
    return (
        saves.order_by("history_date", "history_id").values_list("history_date", flat=True).first()
    )


def remember_parts(action: Action, *, by: User | None, at: datetime) -> None:
    """A version of a row in which only its lists changed, begun at a moment before they did."""
    changes.sign_history(action, by)
    Action.history.bulk_history_create([action], update=True, default_user=by, default_date=at)


def list_at(action: Action, name: str, moment: datetime) -> list[Any]:
    """A row's leads, measures or risks as they were just before a moment, in order."""
    model = getattr(action, name).model
    past = model.history.filter(action_id=action.pk, history_date__lt=moment)
    latest = {part.id: part for part in past.order_by("history_date", "history_id")}
    there = [part for part in latest.values() if part.history_type != "-"]
    return sorted(there, key=lambda part: (part.position, part.id))


def part_identity(part: Any) -> tuple[int, int]:
    """What tells that somebody saved a part since; its version steps for its people too."""
    return part.id, part.version


def is_list_untouched(
    began: Sequence[Any], wanted: Sequence[Values], current: Sequence[Any]
) -> bool:
    """Whether what is wanted is the list as it was: nobody touched it on that page."""
    if [part.id for part in began] != [values.get("id") for values in wanted]:
        return False
    people = {part.id: part for part in current}
    return all(
        part_says(part, values, people.get(part.id))
        for part, values in zip(began, wanted, strict=True)
    )


def part_says(part: Any, values: Values, current: Any) -> bool:
    for name, value in values.items():
        if name == "people":
            if current is None or set(current.people.all()) != set(value):
                return False
        elif name != "id" and changes.value_differs(part, name, value):
            return False
    return True
