"""The forward plan: subjects wanted, placed, moved with a reason, dropped, taken from what is offered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from csp import changes
from csp.changes import changing
from csp.models import User
from csp.periods import month_of, today
from reporting.meetings.rules.forward import ForwardOffer
from reporting.models import ForwardItem, ForwardMove, Meeting
from reporting.models.forward import STILL_TO_COME
from reporting.models.meeting import HELD

State = ForwardItem.State
SETTLED = "It is on an agenda or settled already, so it does not move any more."
CLOSED = "That meeting was held or called off. Choose one that is still to come."
ANOTHER_GROUP = "Choose a meeting of the group whose forward plan this is."
EACH = "What comes to every meeting has no place of its own."


def want_subject(*, by: User | None, subject: ForwardItem) -> ForwardItem:
    """Put a new subject into the forward plan; one with a meeting or a month is placed there."""
    if subject.meeting:
        refuse_meeting(subject, subject.meeting)
    if subject.meeting_id or subject.month:
        subject.state = State.PLACED
    if subject.entered_on is None:
        subject.entered_on = today()
    return changes.create(subject, by=by)


def change_subject(
    *, by: User, subject: ForwardItem, version: int, values: Mapping[str, Any]
) -> ForwardItem:
    """Change what is said of a subject; its place has a step of its own. Raises as ``csp.changes.update``."""
    return changes.update(subject, by=by, version=version, values=values)


def place_subject(
    *,
    by: User,
    subject: ForwardItem,
    version: int,
    meeting: Meeting | None = None,
    month: date | None = None,
    reason: str = "",
) -> ForwardItem:
    """Put a subject to a meeting, a month, or back among those without a place; the move is kept.

    Raises ValidationError for one that is settled or a meeting that is over, and ``changes.Stale`` where
    somebody moved it since ``version``.
    """
    with changing():
        held = hold_subject(subject)
        if held.version != version:
            raise changes.Stale(held, {"meeting": meeting})
        if held.state not in STILL_TO_COME:
            raise ValidationError(SETTLED)
        if held.repeats == ForwardItem.Repeats.EACH:
            raise ValidationError(EACH)
        if meeting is not None:
            refuse_meeting(held, meeting)
        first = month.replace(day=1) if month and meeting is None else None
        before, was = place_words(held.meeting, held.month), held.meeting
        if (held.meeting, held.month) == (meeting, first):
            return held
        placed = meeting is not None or first is not None
        moved = State.MOVED if held.state != State.WANTED else State.PLACED
        values = {
            "meeting": meeting,
            "month": first,
            "state": moved if placed else State.WANTED,
        }
        stored = changes.update(held, by=by, version=version, values=values, verb="placed")
        ForwardMove.objects.create(
            partnership=held.partnership,
            forward=stored,
            before=was,
            after=meeting,
            before_words=before,
            after_words=place_words(meeting, first),
            reason=reason,
            by=by,
        )
    return stored


def place_words(meeting: Meeting | None, month: date | None) -> str:
    """A place as it is kept with a move, so that it can be read when the meeting is gone."""
    if meeting is not None:
        return meeting.day_words
    return str(month_of(month)) if month else ""


def refuse_meeting(subject: ForwardItem, meeting: Meeting) -> None:
    groups = {meeting.group_id, *meeting.joint_groups.values_list("pk", flat=True)}
    if subject.group_id not in groups:
        raise ValidationError({"meeting": ANOTHER_GROUP})
    if meeting.state in HELD or meeting.called_off:
        raise ValidationError({"meeting": CLOSED})


def drop_subject(*, by: User, subject: ForwardItem, version: int) -> ForwardItem:
    """Say that a subject is not wanted any more. It stays to be read, and can be wanted again."""
    return settle(by=by, subject=subject, version=version, state=State.DROPPED, verb="dropped")


def want_again(*, by: User, subject: ForwardItem, version: int) -> ForwardItem:
    """Undo dropping: the subject waits for a place."""
    if subject.state != State.DROPPED:
        raise ValidationError(SETTLED)
    return changes.update(
        subject, by=by, version=version, verb="wanted again",
        values={"state": State.WANTED, "meeting": None, "month": None},
    )  # fmt: skip


def settle(*, by: User, subject: ForwardItem, version: int, state: str, verb: str) -> ForwardItem:
    if subject.state not in STILL_TO_COME:
        raise ValidationError(SETTLED)
    values = {"state": state}
    return changes.update(subject, by=by, version=version, values=values, verb=verb)


def take_offer(*, by: User, group, offer: ForwardOffer, meeting: Meeting | None) -> ForwardItem:
    """Put what is offered into the forward plan. Raises ValidationError where it is there already."""
    subject = ForwardItem(
        partnership_id=group.partnership_id,
        group=group,
        title=offer.title,
        label=offer.label,
        purpose=offer.purpose,
        source=offer.source,
        source_words=offer.source_words,
        source_key=offer.key,
        recommendation_id=offer.recommendation,
        meeting=meeting,
    )
    return want_subject(by=by, subject=subject)


def hold_subject(subject: ForwardItem) -> ForwardItem:
    rows = ForwardItem.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("partnership", "group", "meeting").get(pk=subject.pk)
