"""SQL of calendars of meetings: whose a link is, and the meetings in it."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from csp.models import EmailedLink, User
from plans.models import Group, Partnership
from reporting.meetings.access import MeetingScope
from reporting.models import Meeting

# How far back a calendar goes.
LOOK_BACK = timedelta(days=366)


def meetings_in_calendar(scope: MeetingScope, group: Group | None, on: date) -> QuerySet[Meeting]:
    """The meetings that somebody may know of and people come to, of one group or of all, in order."""
    rows = scope.meetings().where_people_meet().filter(date__gte=on - LOOK_BACK)
    rows = rows.of_group(group) if group else rows
    return rows.select_related("group__rules", "partnership").order_by("date", "starts", "pk")


def calendar_links_of(user: User, partnership: Partnership) -> QuerySet[EmailedLink]:
    """The addresses that somebody made for their calendars, which still open something."""
    rows = EmailedLink.objects.held_by(user).filter(
        tenant=partnership.pk, purpose=EmailedLink.Purpose.CALENDAR, revoked_at=None
    )
    return rows.order_by("-made_at", "-pk")


def groups_with_meetings(scope: MeetingScope, partnership: Partnership) -> QuerySet[Group]:
    """The groups of whose meetings somebody may know, alone or together with others."""
    seen = scope.meetings().order_by()
    joint = Meeting.joint_groups.through.objects.filter(meeting__in=seen.values("pk"))
    wanted = Q(pk__in=seen.values("group")) | Q(pk__in=joint.values("group"))
    return Group.objects.filter(wanted, partnership=partnership).order_by("position", "pk")
