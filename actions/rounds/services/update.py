"""What a lead says about a row: kept as it is typed, sent, changed until it is accepted, handed back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from actions.models import Comment, Invitation, Measure, Reading, Update
from actions.rounds.services.invitation import hand_back_row
from actions.rounds.services.mail import queue_not_theirs
from actions.rounds.services.round import held_open
from csp import changes
from csp.models import User

State = Update.State
TO_SEND = {State.ASKED, State.STARTED, State.RETURNED}
ACCEPTED = (
    "The officer has accepted what you sent about row {}, so it stays as it is. "
    "Write to them if something in it is wrong."
)
NOT_READY = "Row {}: say how it is going, or that there is nothing to report and why."
NOTHING_TO_SEND = "There is nothing to send yet: answer a row first."


@dataclass(frozen=True, slots=True)
class TypedReading:
    """What was typed for one measure or one group of it. ``values`` is None where the boxes are empty.

    ``version`` is that of the reading that the person saw, 0 where there was none.
    """

    measure: Measure
    member: str
    version: int
    values: Mapping[str, Any] | None


def save_update(
    *,
    by: User | None,
    said_as: str,
    update: Update,
    version: int,
    values: Mapping[str, Any],
    readings: Sequence[TypedReading] = (),
    behalf_of: str = "",
) -> Update:
    """Keep what has been answered so far; nothing goes to the officer until it is sent.

    An update that was sent already stays sent and says when it was changed. Measures that
    ``readings`` does not name are left alone. Raises changes.Stale when somebody else answered the
    same thing in between, ValidationError when a rule is broken, the round is closed or the update
    is accepted.
    """
    with changes.changing(), changes.with_reason(f"By {said_as}"):
        current = hold_update(update)
        stored = [store_reading(each, by=by, update=current) for each in readings]
        saved = changes.update(update, by=by, version=version, values=values)
        if saved.version == current.version and not any(stored):
            return saved
        changed = after_save(saved, by=by, said_as=said_as, behalf_of=behalf_of)
        step = changes.update(saved, by=by, version=saved.version, values=changed)
        step.beside = saved.beside
    return step


def hold_update(update: Update) -> Update:
    """The update as it is now, held with its round. Raises ValidationError when it may not change."""
    held_open(update.round)
    current = Update.objects.select_for_update(no_key=True).get(pk=update.pk)
    if current.state == State.ACCEPTED:
        raise ValidationError(ACCEPTED.format(update.action.ref))
    return current


def after_save(saved: Update, *, by: User | None, said_as: str, behalf_of: str) -> dict[str, Any]:
    """What follows from a save: a first answer begins it, a change of a sent one is told."""
    if saved.state == State.ASKED:
        return {"state": State.STARTED}
    if saved.state == State.SENT:
        return sending_fields(by=by, said_as=said_as, behalf_of=behalf_of)
    return {}


def sending_fields(*, by: User | None, said_as: str, behalf_of: str) -> dict[str, Any]:
    """Who says it and when."""
    return {
        "sent_at": timezone.now(),
        "sent_by": by,
        "sent_as": said_as[:200],
        "behalf_of": behalf_of[:200],
    }


# Figures


def store_reading(counted: TypedReading, *, by: User | None, update: Update) -> bool:
    """Keep one figure; true where that changed anything."""
    now = Reading.objects.filter(
        update=update, measure=counted.measure, member=counted.member
    ).first()
    if counted.values is None:
        return clear(counted, by=by, now=now)
    if now is None:
        row = Reading(
            partnership_id=update.partnership_id,
            update=update,
            measure=counted.measure,
            member=counted.member,
            **counted.values,
        )
        changes.create(row, by=by)
        return True
    if not counted.version and any(
        changes.value_differs(now, *each) for each in counted.values.items()
    ):
        raise changes.Stale(now, counted.values)
    version = counted.version or now.version
    saved = changes.update(now, by=by, version=version, values=counted.values)
    return saved.version != now.version


def clear(counted: TypedReading, *, by: User | None, now: Reading | None) -> bool:
    """Take a figure away that somebody emptied; one that they never saw stays."""
    if now is None or not counted.version:
        return False
    if counted.version != now.version:
        raise changes.Stale(now, {})
    changes.remove(now, by=by)
    return True


# Sending


def is_ready(update: Update) -> bool:
    """Whether it says enough to be sent."""
    return bool(update.status_id or update.nothing_because)


def send_updates(
    *, by: User | None, said_as: str, updates: Sequence[Update], behalf_of: str = ""
) -> list[Update]:
    """Send all of these to the officer, or none; those that are sent already are left as they are.

    Raises ValidationError when one of them says nothing, or when the round is closed.
    """
    waiting = [each for each in updates if each.state in TO_SEND]
    if not waiting:
        raise ValidationError(NOTHING_TO_SEND)
    with changes.changing(), changes.with_reason(f"By {said_as}"):
        return [send(each, by=by, said_as=said_as, behalf_of=behalf_of) for each in waiting]


def send(update: Update, *, by: User | None, said_as: str, behalf_of: str) -> Update:
    current = hold_update(update)
    if not is_ready(current):
        raise ValidationError(NOT_READY.format(update.action.ref))
    said = sending_fields(by=by, said_as=said_as, behalf_of=behalf_of)
    return changes.update(
        current,
        by=by,
        version=current.version,
        values=said | {"state": State.SENT},
        verb="sent",
    )


def not_mine(
    *,
    by: User | None = None,
    said_as: str,
    update: Update,
    words: str,
    invitation: Invitation | None = None,
) -> Comment:
    """Tell the officers by e-mail that a row is somebody else's; it leaves the link of who said so."""
    with changes.changing():
        hold_update(update)
        text = f"Not ours. {words.strip()}".strip()
        comment = Comment(
            partnership_id=update.partnership_id, update=update, text=text, by=by, said_as=said_as
        )
        changes.create(comment, by=by, verb="said not theirs")
        theirs = links_of_person(update, by, invitation)
        for each in theirs:
            hand_back_row(by=by, invitation=each, update=update)
        queue_not_theirs(by=by, comment=comment)
    return comment


def links_of_person(
    update: Update, by: User | None, invitation: Invitation | None
) -> list[Invitation]:
    """The link by which somebody spoke; of somebody signed in, the link that they were sent, if any."""
    if invitation is not None:
        return [invitation]
    return list(update.invitations.filter(user=by)) if by else []
