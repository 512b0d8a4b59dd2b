"""SQL of the link that a member holds: the meeting that it opens, and who holds it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from csp.models import EmailedLink
from plans.models import Person
from reporting.models import Meeting

# How often a meeting may have been moved before its link gives up.
MOST_MOVES = 10


def meeting_of_link(link: EmailedLink) -> Meeting | None:
    """The meeting that a link opens; where it was moved, the one that took its place."""
    rows = Meeting.objects.filter(partnership=link.tenant)
    rows = rows.select_related("group__rules", "partnership").prefetch_related("joint_groups")
    meeting = rows.filter(pk=link.about_id or 0).first()
    for _ in range(MOST_MOVES):
        if meeting is None or meeting.moved_to_id is None:
            break
        meeting = rows.filter(pk=meeting.moved_to_id).first()
    return meeting


def holder_of_member_link(link: EmailedLink, day: date) -> Person | None:
    """Whoever a link was made for, while they are there and read the same address."""
    there = Q(ended_on=None) | Q(ended_on__gte=day)
    rows = Person.objects.filter(there, partnership=link.tenant, email__iexact=link.email)
    return rows.filter(pk=link.holder_id or 0).first()


def links_to_meeting(meeting: Meeting) -> QuerySet[EmailedLink]:
    """The links that open a meeting for its members, the newest first."""
    rows = EmailedLink.objects.about_row(meeting).filter(purpose=EmailedLink.Purpose.MEMBER)
    return rows.order_by("-made_at", "-pk")
