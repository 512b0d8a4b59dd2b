"""SQL about the actions of meetings: those that one asked for, and those that the next hears of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from actions.agreed.places import AgreedPlace
from actions.models import AgreedAction
from csp.models import User
from csp.periods import date_words
from plans.access import Access
from reporting.models import AgreedAtMeeting, Meeting


def agreed_at(meeting: Meeting, access: Access, user: User):
    """What a meeting asked somebody to do, as far as somebody may read it, in the order of its items."""
    seen = AgreedAction.objects.visible_to(access, user).for_list().with_owner_name()
    return seen.filter(at_meeting__item__meeting=meeting).order_by(
        "at_meeting__item__position", "number"
    )


def matters_arising(meeting: Meeting, access: Access, user: User):
    """What a meeting hears of: open actions of its group, and those closed since the one before."""
    since = day_before(meeting)
    closed = Q(closed_on__gte=since) if since else Q(closed_on__isnull=False)
    rows = AgreedAction.objects.visible_to(access, user).filter(
        Q(closed_on=None) | closed, group=meeting.group, agreed_on__lt=meeting.date
    )
    return rows.for_list().by_owner()


def day_before(meeting: Meeting) -> date | None:
    """The day on which the group met last before a meeting."""
    before = Meeting.objects.of_group(meeting.group).standing().filter(date__lt=meeting.date)
    return before.order_by("-date").values_list("date", flat=True).first()


def places_at_meetings(numbers: Iterable[int]) -> dict[int, AgreedPlace]:
    """For ``settings.AGREED_PLACES``: the item of each action that a meeting asked for."""
    ties = AgreedAtMeeting.objects.filter(agreed__in=numbers).select_related(
        "item__meeting__group", "item__meeting__partnership"
    )
    return {tie.agreed_id: place_at_meeting(tie) for tie in ties}


def place_at_meeting(tie: AgreedAtMeeting) -> AgreedPlace:
    meeting, number = tie.item.meeting, tie.item.number
    words = [str(meeting.group), date_words(meeting.date), *([number] if number else [])]
    return AgreedPlace(", ".join(words), meeting.get_absolute_url())
