"""How a row has gone from round to round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actions.models import Action, Update
from actions.models.querysets.rounds import SAID
from actions.rules.status import Direction, direction
from plans.access import Access

if TYPE_CHECKING:
    from actions.models.querysets.rounds import AskedUpdate


@dataclass(frozen=True)
class ProgressStep:
    """What was said in one round, and which way the row went since the one before.

    ``silence`` says why nothing is told of a round that asked about the row.
    """

    update: Update
    direction: Direction
    silence: str = ""


def progress_of(action: Action, access: Access) -> list[ProgressStep]:
    """How a row went from round to round, newest first: what was said of it, as far as somebody may read
    it, and the rounds that asked and of which nothing is told. Nothing for a row of which nothing is.
    One query.
    """
    asked = Update.objects.asked_of(access).filter(action=action)
    found = list(asked.select_related("round", "status").order_by("-round__start", "-pk"))
    if not any(is_sent_and_readable(each) for each in found):
        return []
    steps = []
    for update, before in zip(found, [*found, None][1:], strict=True):
        update.partnership = update.round.partnership = access.partnership
        steps.append(ProgressStep(update, way(before, update), progress_silence(update)))
    return steps


def is_sent_and_readable(update: AskedUpdate) -> bool:
    return update.readable and update.state in SAID


def progress_silence(update: AskedUpdate) -> str:
    if is_sent_and_readable(update):
        return ""
    return "Not accepted yet." if update.state in SAID else "No update."


def way(before: AskedUpdate | None, now: AskedUpdate) -> Direction:
    """Which way it went between two rounds, where both are told of."""
    known = [each if each and is_sent_and_readable(each) else None for each in (before, now)]
    natures = [each.status.nature if each and each.status else None for each in known]
    return direction(*natures)
