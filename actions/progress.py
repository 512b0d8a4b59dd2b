"""How a row has gone from round to round."""

from __future__ import annotations

from dataclasses import dataclass

from actions.models import Action, Update
from actions.status import Direction, direction
from plans.access import Access


@dataclass(frozen=True)
class Step:
    """What was said in one round, and which way the row went since the one before."""

    update: Update
    direction: Direction


def progress_of(action: Action, access: Access) -> list[Step]:
    """What was said about a row, as far as somebody may read it, newest first. One query."""
    seen = Update.objects.visible_to(access).filter(action=action).said()
    found = list(seen.select_related("round", "status").order_by("-round__start", "-pk"))
    steps = []
    for update, before in zip(found, [*found, None][1:], strict=True):
        update.partnership = update.round.partnership = access.partnership
        steps.append(Step(update, way(before, update)))
    return steps


def way(before: Update | None, now: Update) -> Direction:
    natures = [each.status.nature if each and each.status else None for each in (before, now)]
    return direction(*natures)
