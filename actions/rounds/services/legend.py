"""A partnership's legend: the words that it has for how a row is doing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from actions.models import Status
from actions.rules.status import USUAL_LEGEND
from csp import changes
from csp.models import User
from plans.models import Partnership

NONE_STAYS = (
    "This entry stands for rows that nobody has reported on, so it stays. "
    "You can word it differently."
)
LAST_OF_KIND = "Without it nobody could say that a row is {}. Add another of that kind first."


def partnership_legend(partnership: Partnership) -> list[Status]:
    """Every entry in its order, those that can no longer be chosen too. One query."""
    return list(Status.objects.filter(partnership=partnership))


def ensure_legend(*, by: User | None, partnership: Partnership) -> list[Status]:
    """The partnership's legend; the usual one is put in place where there is none."""
    if found := partnership_legend(partnership):
        return found
    with changes.changing():
        # Held, for two people who begin at once would put it in place twice.
        Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
        if not Status.objects.filter(partnership=partnership).exists():
            for place, entry in enumerate(USUAL_LEGEND, start=1):
                status = Status(partnership=partnership, position=place, **entry._asdict())
                changes.create(status, by=by)
    return partnership_legend(partnership)


def add_status(*, by: User, partnership: Partnership, values: Mapping[str, Any]) -> Status:
    """Add an entry at the end of the legend. Raises ValidationError when it breaks a rule."""
    ensure_legend(by=by, partnership=partnership)
    return changes.create(Status(partnership=partnership, **values), by=by)


def change_status(*, by: User, status: Status, version: int, values: Mapping[str, Any]) -> Status:
    """Reword an entry. What it counts as stays once an update has used it, or history would change."""
    nature = values.get("nature", status.nature)
    if nature != status.nature:
        refuse_new_nature(status)
    return changes.update(status, by=by, version=version, values=values)


def refuse_new_nature(status: Status) -> None:
    if status.nature == Status.Nature.NONE:
        raise ValidationError({"nature": NONE_STAYS})
    if status.updates.exists():
        raise ValidationError(
            {
                "nature": "Updates have been given with this status, so what it counts as stays. "
                "Retire it and add another."
            }
        )


def retire_status(*, by: User, status: Status, version: int) -> Status:
    """Take an entry out of the choices; updates that were given with it keep it."""
    if status.nature == Status.Nature.NONE:
        raise ValidationError(NONE_STAYS)
    others = Status.objects.filter(
        partnership_id=status.partnership_id, nature=status.nature, in_use=True
    )
    kept = {Status.Nature.DONE, Status.Nature.ON_TRACK, Status.Nature.OFF_TRACK}
    if status.nature in kept and not others.exclude(pk=status.pk).exists():
        raise ValidationError(LAST_OF_KIND.format(status.get_nature_display().lower()))
    return changes.update(status, by=by, version=version, values={"in_use": False}, verb="retired")


def revive_status(*, by: User, status: Status, version: int) -> Status:
    """Let an entry be chosen again."""
    return changes.update(status, by=by, version=version, values={"in_use": True}, verb="revived")


def move_status(*, by: User, status: Status, to: int) -> None:
    """Put an entry at place ``to`` (from 0) of the legend."""
    changes.move(status, by=by, to=to)
