"""Who is at a meeting: members put on the lists, ticked, written in, and when they came and left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from csp import changes
from csp.models import User
from plans.models import Seat
from reporting.meetings.queries.coming import seats_at
from reporting.models import AgendaItem, Attendance, Meeting

List = Attendance.List
THERE = (List.PRESENT, List.OFFICERS, List.ATTENDING)
IS_APPROVED = "These minutes are approved, so they do not change any more."
WAS_NOT_THERE = "{name} is not on the list of those present. Say first that they came."
LEFT_TOO_EARLY = (
    "{name} would have left before the first item that they were there for. "
    "Take the tick away instead."
)


def seat_members(*, by: User, meeting: Meeting) -> list[Attendance]:
    """Put everybody with a seat on one of the meeting's groups on a list, absent until they are ticked.

    Apologies that were sent beforehand stand. Who said that they come is not there before they are.
    """
    there = Attendance.objects.filter(meeting=meeting)
    seated = set(there.exclude(seat=None).values_list("seat", flat=True))
    made = []
    for seat in seats_at(meeting):
        if seat.pk not in seated:
            made.append(changes.create(attendance_of_seat(seat, meeting), by=by, verb="listed"))
    said = there.filter(expected=True)
    said.filter(list=List.APOLOGIES).update(expected=False)
    said.exclude(list=List.APOLOGIES).update(list=List.ABSENT, chair=False)
    return made


def attendance_of_seat(seat: Seat, meeting: Meeting) -> Attendance:
    """The person of a seat, or of the post that has it, for its body; else its words."""
    person = seat.holder
    body = seat.body or (person.organisation if person else None)
    return Attendance(
        partnership_id=meeting.partnership_id,
        meeting=meeting,
        list=List.ABSENT,
        person=person,
        words="" if person else str(seat)[:200],
        role=str(seat.post or "")[:200],
        organisation=body,
        bracket_key=f"b{body.pk}" if body else "",
        seat=seat,
    )


def mark_present(*, by: User, row: Attendance, present: bool) -> Attendance:
    """Tick somebody, or take the tick away again. Who gave apologies and came is present."""
    values: dict[str, Any] = {"list": List.PRESENT if present else List.ABSENT, "expected": False}
    if present and row.seat and row.seat.chair and not has_chair(row.meeting):
        values["chair"] = True
    if not present:
        values |= {"chair": False, "from_item": None, "until_item": None}
    refuse_approved(row.meeting)
    return changes.update(row, by=by, version=row.version, values=values, verb="marked")


def came_or_left(*, by: User, row: Attendance, came: bool, item: AgendaItem) -> Attendance:
    """Somebody came for an item, or left before it. Their body counts at the items between.

    Raises ValidationError where somebody would have left before they came.
    """
    refuse_approved(row.meeting)
    place = item.parent or item
    if came:
        values: dict[str, Any] = {"list": List.PRESENT, "expected": False, "until_item": None}
        values["from_item"] = place if item_before(place) else None
    else:
        before = item_before(place)
        if row.list not in THERE:
            raise ValidationError(WAS_NOT_THERE.format(name=row))
        if before is None or (row.from_item and row.from_item.position > before.position):
            raise ValidationError(LEFT_TOO_EARLY.format(name=row))
        values = {"until_item": before}
    return changes.update(row, by=by, version=row.version, values=values, verb="marked")


def item_before(item: AgendaItem) -> AgendaItem | None:
    """The item of the agenda before one."""
    rows = AgendaItem.objects.filter(meeting=item.meeting_id).at_top().light()
    return rows.filter(position__lt=item.position).order_by("position", "pk").last()


def has_chair(meeting: Meeting) -> bool:
    return Attendance.objects.filter(meeting=meeting, chair=True).exists()


def write_in(*, by: User, row: Attendance) -> Attendance:
    """Put somebody on a list who is on none."""
    refuse_approved(row.meeting)
    return changes.create(row, by=by, verb="listed")


def change_attendance(
    *, by: User, row: Attendance, version: int, values: Mapping[str, Any]
) -> Attendance:
    """Which list, for whom, from and until when. Raises Stale where somebody else changed the same."""
    refuse_approved(row.meeting)
    return changes.update(row, by=by, version=version, values=values)


def refuse_approved(meeting: Meeting) -> None:
    if meeting.state == Meeting.State.APPROVED:
        raise ValidationError(IS_APPROVED)
