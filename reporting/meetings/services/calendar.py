"""Meetings in the calendar: planned one by one or a year at once, changed, moved, called off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from actions.planner.services.rows import move_meeting_day
from csp import changes
from csp.changes import changing
from csp.models import User
from plans.models import Group, GroupCadence
from reporting.meetings.services.arising import settle_next_meetings
from reporting.models import Meeting
from reporting.models.meeting import HELD

Side = Meeting.Side
HELD_ALREADY = "It was held, so it can be neither moved nor cancelled."
CALLED_OFF = "It is called off already. Nothing was changed."
NOT_CALLED_OFF = "It stands in the calendar. Nothing was changed."
ON_THAT_DAY = "{} meets on {} already. Choose another day, or change that meeting."
BY_CORRESPONDENCE = (
    "This is a question by correspondence, for which nobody meets. It has a page of its own."
)
GOES_ON = "The meeting that it was moved to has been worked on, so it stays. Cancel that one first."


def plan_meeting(
    *, by: User | None, meeting: Meeting, joint_groups: Iterable[Group] = ()
) -> Meeting:
    """Put a meeting into the calendar. Two on one day are allowed: they differ by time or kind."""
    with changing():
        planned = changes.create(
            meeting, by=by, verb="planned", links={"joint_groups": joint_groups}
        )
        settle_next_meetings(by=by, group=planned.group)
    return planned


def lay_out_year(
    *, by: User | None, group: Group, cadence: GroupCadence, days: Iterable[date]
) -> list[Meeting]:
    """Plan a meeting on each of these days, with the times and place of the cadence.

    Days on which the group meets already are passed over, so that it can be done again.
    """
    with changing():
        Group.objects.select_for_update(no_key=True).get(pk=group.pk)
        taken = set(
            Meeting.objects.of_group(group).standing().values_list("date", flat=True).order_by()
        )
        return [
            plan_meeting(by=by, meeting=meeting_on(group, cadence, day))
            for day in sorted(set(days) - taken)
        ]


def meeting_on(group: Group, cadence: GroupCadence, day: date) -> Meeting:
    return Meeting(
        partnership_id=group.partnership_id,
        group=group,
        date=day,
        starts=cadence.begins_at,
        ends=cadence.ends_at,
        place=cadence.place,
    )


def change_meeting(
    *,
    by: User,
    meeting: Meeting,
    version: int,
    values: Mapping[str, Any],
    links: Mapping[str, Iterable] | None = None,
) -> Meeting:
    """Change what is said of a meeting. Raises as ``csp.changes.update``."""
    with changing():
        changed = changes.update(meeting, by=by, version=version, values=values, links=links)
        settle_next_meetings(by=by, group=changed.group)
    return changed


def move_meeting(
    *, by: User, meeting: Meeting, version: int, to: date, reason: str, starts=None, place: str = ""
) -> Meeting:
    """Move a meeting to another day: a new one takes over its agenda, and the old one leads to it.

    Raises ValidationError where it was held or called off, or the group meets on that day already.
    """
    with changing():
        held = hold_open(meeting, version)
        refuse_correspondence(held)
        if to == held.date and not held.month_only:
            raise ValidationError({"to": "It is on that day already. Choose another one."})
        if Meeting.objects.of_group(held.group).standing().filter(date=to).exists():
            words = ON_THAT_DAY.format(held.group, f"{to.day} {to:%B %Y}")
            raise ValidationError({"to": words})
        new = plan_meeting(
            by=by, meeting=again_on(held, to, starts, place), joint_groups=held.joint_groups.all()
        )
        hand_over(held, new, by=by)
        move_in_planners(held, new, by=by)
        values = {"side": Side.MOVED, "reason": reason, "moved_to": new}
        changes.update(held, by=by, version=held.version, values=values, verb="moved")
        settle_next_meetings(by=by, group=held.group)
    return new


def again_on(meeting: Meeting, day: date, starts, place: str) -> Meeting:
    """The same meeting on another day. What was issued stays with the old one."""
    state = meeting.State.AGENDA if meeting.state == meeting.State.ISSUED else meeting.state
    return Meeting(
        partnership_id=meeting.partnership_id,
        group=meeting.group,
        kind=meeting.kind,
        title=meeting.title,
        date=day,
        starts=starts or meeting.starts,
        ends=meeting.ends if starts is None else None,
        requirement=meeting.requirement,
        place=place or meeting.place,
        joining_link=meeting.joining_link,
        open_to_public=meeting.open_to_public,
        next_meeting=meeting.next_meeting,
        next_meeting_words=meeting.next_meeting_words,
        state=state,
    )


def hand_over(old: Meeting, new: Meeting, *, by: User | None) -> None:
    """Have the items, what is to come and those who said that they come go to another meeting."""
    for kept in (old.items, old.forward_items, old.attendance):
        for row in kept.all():
            changes.update(row, by=by, version=row.version, values={"meeting": new})
    before = Meeting.objects.filter(next_meeting=old)
    for row in before:
        changes.update(row, by=by, version=row.version, values={"next_meeting": new})


def cancel_meeting(*, by: User, meeting: Meeting, version: int, reason: str) -> Meeting:
    """Call a meeting off. Its items stay with it, and what the forward plan had for it asks for a place."""
    with changing():
        held = hold_open(meeting, version)
        values = {"side": Side.CANCELLED, "reason": reason}
        cancelled = changes.update(
            held, by=by, version=held.version, values=values, verb="cancelled"
        )
        settle_next_meetings(by=by, group=held.group)
    return cancelled


def restore_meeting(*, by: User, meeting: Meeting) -> Meeting:
    """Undo moving or cancelling. A meeting that it was moved to goes again, unless it was issued since."""
    with changing():
        held = lock_meeting(meeting)
        if held.side not in (Side.MOVED, Side.CANCELLED):
            raise ValidationError(NOT_CALLED_OFF)
        new = held.moved_to
        values = {"side": Side.NONE, "reason": "", "moved_to": None}
        stored = changes.update(
            held, by=by, version=held.version, values=values, verb="brought back"
        )
        if new is not None:
            take_back(new, stored, by=by)
        settle_next_meetings(by=by, group=stored.group)
    return stored


def take_back(new: Meeting, old: Meeting, *, by: User) -> None:
    if new.state not in (new.State.PLANNED, new.State.AGENDA) or new.side:
        raise ValidationError(GOES_ON)
    hand_over(new, old, by=by)
    move_in_planners(new, old, by=by)
    changes.remove(new, by=by, verb="taken back")


def move_in_planners(old: Meeting, new: Meeting, *, by: User | None) -> None:
    """Have the planners of its groups follow a meeting to its other day."""
    for group in (old.group, *old.joint_groups.all()):
        move_meeting_day(
            by=by,
            group=group,
            old=old.date,
            new=new.date,
            from_month=old.month_only,
            to_month=new.month_only,
        )


def hold_open(meeting: Meeting, version: int) -> Meeting:
    """The meeting, held until the transaction ends, if it may still be called off."""
    held = lock_meeting(meeting)
    if held.version != version:
        raise changes.Stale(held, {})
    if held.state in HELD:
        raise ValidationError(HELD_ALREADY)
    if held.called_off:
        raise ValidationError(CALLED_OFF)
    return held


def refuse_correspondence(meeting: Meeting) -> None:
    """What is done to a meeting at which people meet is not done to a question that is put by mail."""
    if meeting.kind == Meeting.Kind.CORRESPONDENCE:
        raise ValidationError(BY_CORRESPONDENCE)


def lock_meeting(meeting: Meeting) -> Meeting:
    """The meeting, held until the transaction ends, so that two people change it one at a time."""
    rows = Meeting.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("group", "partnership").get(pk=meeting.pk)
