"""SQL of what comes next: the meetings ahead, minutes that are on their way, and who said that they come."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from plans.models import Seat
from reporting.meetings.access import MeetingScope
from reporting.meetings.queries.calendar import WAITING
from reporting.models import Attendance, Meeting

MOST_AHEAD = 5
MOST_MINUTED = 6


def meetings_ahead(scope: MeetingScope, on: date) -> list[Meeting]:
    """The next meetings that somebody may know of, with the number of their items and papers to come."""
    waiting = Q(items__papers__state__in=WAITING)
    rows = scope.meetings().select_related("group__rules", "partnership")
    rows = rows.prefetch_related("joint_groups").annotate(
        waiting=Count("items__papers", filter=waiting, distinct=True),
        listed=Count("items", distinct=True),
    )
    return list(rows.to_come(on)[:MOST_AHEAD])


def meetings_minuted_last(scope: MeetingScope) -> list[Meeting]:
    """The last meetings that were held, the latest first."""
    rows = scope.meetings().held().select_related("group__rules", "partnership")
    rows = rows.prefetch_related("joint_groups")
    return list(rows.order_by("-date", "-starts", "-pk")[:MOST_MINUTED])


def said_beforehand(meeting: Meeting) -> list[Attendance]:
    """Who said that they come, or that they do not."""
    rows = Attendance.objects.filter(meeting=meeting, expected=True).select_related("person")
    return list(rows.order_by("position", "pk"))


def seats_at(meeting: Meeting) -> QuerySet[Seat]:
    """The seats of the groups that meet, with who holds them."""
    groups = [meeting.group_id, *(group.pk for group in meeting.joint_groups.all())]
    rows = Seat.objects.filter(group__in=groups).select_related(
        "post__holder", "post__organisation", "person__organisation", "organisation"
    )
    return rows.order_by("group", "position", "pk")
