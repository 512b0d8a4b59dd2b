"""Members say beforehand whether they come; it stands with the attendance until they are ticked there."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from csp import changes
from csp.models import User
from reporting.meetings.members import NO, ONLINE, SOMEBODY, MeetingMember, takes_answers
from reporting.meetings.queries.coming import said_beforehand
from reporting.meetings.services.attending import attendance_of_seat
from reporting.meetings.services.calendar import lock_meeting
from reporting.models import Attendance, Meeting

List = Attendance.List
NOT_NOW = "The meeting has begun, or was moved or cancelled, so nothing was noted."


def say_coming(
    *,
    by: User | None,
    meeting: Meeting,
    member: MeetingMember,
    answer: str,
    instead: str = "",
    said_as: str = "",
) -> None:
    """Note whether a member comes, and who comes instead; what was said before is replaced.

    ``said_as`` names whoever came by a link. Raises ValidationError once the meeting has begun, or where it
    was called off.
    """
    with changes.changing():
        held = lock_meeting(meeting)
        if not takes_answers(held):
            raise ValidationError(NOT_NOW)
        rows = said_beforehand(held)
        own = next((row for row in rows if member.is_of(row)), None)
        keep_answer(own or line_of_member(member, held), answer, by=by)
        other = next((row for row in rows if member.is_replaced_by(row)), None)
        keep_substitute(other, member, held, instead if answer == SOMEBODY else "", by=by)
        if said_as:
            changes.record_event(by=by, verb="said by link", target=held, detail={"by": said_as})


def line_of_member(member: MeetingMember, meeting: Meeting) -> Attendance:
    if member.seat:
        return attendance_of_seat(member.seat, meeting)
    return Attendance(partnership_id=meeting.partnership_id, meeting=meeting, words=member.name)


def keep_answer(row: Attendance, answer: str, *, by: User | None) -> None:
    values: dict[str, Any] = {
        "list": List.APOLOGIES if answer in (NO, SOMEBODY) else List.PRESENT,
        "online": answer == ONLINE,
        "expected": True,
    }
    keep_line(row, values, by=by)


def keep_substitute(
    row: Attendance | None, member: MeetingMember, meeting: Meeting, words: str, *, by: User | None
) -> None:
    """Who comes instead, for the same body; taken away where nobody does."""
    if not words:
        if row:
            changes.remove(row, by=by, verb="took back")
        return
    if row is None:
        row = line_of_member(member, meeting)
        row.person, row.seat, row.substitute_for = None, None, member.name
        row.role = ""
    keep_line(row, {"words": words.strip(), "list": List.PRESENT, "expected": True}, by=by)


def keep_line(row: Attendance, values: dict[str, Any], *, by: User | None) -> None:
    if row.pk:
        changes.update(row, by=by, version=row.version, values=values, verb="answered")
        return
    for name, value in values.items():
        setattr(row, name, value)
    changes.create(row, by=by, verb="answered")
