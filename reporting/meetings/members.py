"""Who a member is at one meeting, and what they said beforehand about coming."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from csp.models import User
from plans.models import Group, Person, Seat
from reporting.meetings.access import MeetingScope
from reporting.meetings.queries.coming import seats_at
from reporting.meetings.rules.begun import has_begun
from reporting.models import Attendance, Meeting

YES, ONLINE, NO, SOMEBODY = "yes", "online", "no", "somebody"


@dataclass(frozen=True)
class MeetingMember:
    """Somebody who sits at a meeting: by a seat, or by a role alone, which has no seat."""

    name: str
    seat: Seat | None = None

    def is_of(self, row: Attendance) -> bool:
        """Whether a line of attendance is about this member, and not about whoever comes instead."""
        if row.substitute_for:
            return False
        if self.seat:
            return row.seat_id == self.seat.pk
        return row.seat_id is None and row.person_id is None and row.words == self.name

    def is_replaced_by(self, row: Attendance) -> bool:
        return row.substitute_for == self.name


def member_of_user(scope: MeetingScope, meeting: Meeting, user: User) -> MeetingMember | None:
    """As whom somebody who is signed in sits at a meeting; None for whoever does not. One query."""
    theirs = Q(person__user=user) | Q(post__holder__user=user)
    if seat := seats_at(meeting).filter(theirs).first():
        return member_of_seat(seat)
    groups = [meeting.group, *meeting.joint_groups.all()]
    strategic = any(group.kind == Group.Kind.STRATEGY for group in groups)
    if scope.strategy and strategic and not scope.clerk:
        return MeetingMember(str(user.name or user.email)[:200])
    return None


def member_of_person(meeting: Meeting, person: Person) -> MeetingMember | None:
    """As whom a known person sits at a meeting, by their name or by a post that they hold. One query."""
    theirs = Q(person=person) | Q(post__holder=person)
    seat = seats_at(meeting).filter(theirs).first()
    return member_of_seat(seat) if seat else None


def member_of_seat(seat: Seat) -> MeetingMember:
    return MeetingMember(str(seat.holder or seat)[:200], seat)


def takes_answers(meeting: Meeting) -> bool:
    """Whether it can still be said that one comes: the meeting stands and has not begun."""
    over = meeting.called_off or meeting.was_held
    return not over and not has_begun(meeting, timezone.localtime())


def answer_of(member: MeetingMember, said: Iterable[Attendance]) -> dict[str, str]:
    """What a member said before, as the form takes it; empty where nothing was said."""
    rows = list(said)
    own = next((row for row in rows if member.is_of(row)), None)
    other = next((row for row in rows if member.is_replaced_by(row)), None)
    if own is None:
        return {}
    if own.list == Attendance.List.APOLOGIES:
        return {"answer": SOMEBODY, "instead": other.words} if other else {"answer": NO}
    return {"answer": ONLINE if own.online else YES}
