"""SQL of what a county reader sees of the meetings of its districts: what each of them publishes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from csp.models import User
from plans.models import Partnership, Role
from reporting.meetings.access import MeetingReader, public_scope
from reporting.models import Meeting

# How far back the page looks.
LOOK_BACK = timedelta(days=366)


@dataclass(frozen=True)
class DistrictMeetings:
    """The meetings of one partnership that everybody may know of: those to come, and those that were held."""

    partnership: Partnership
    ahead: tuple[MeetingReader, ...]
    past: tuple[MeetingReader, ...]


def districts_of(user: User) -> list[Partnership]:
    """The partnerships that somebody reads for the county, by name."""
    roles = Role.objects.filter(user=user, kind=Role.Kind.COUNTY, ended_at=None)
    rows = Partnership.objects.filter(pk__in=roles.values("partnership"))
    return list(rows.order_by("name", "pk"))


def meetings_of_districts(districts: list[Partnership], on: date) -> list[DistrictMeetings]:
    """As the public reads them, whatever else the reader may do there. Two statements for any number."""
    rows = Meeting.objects.filter(
        partnership__in=districts, group__rules__public_dates=True, date__gte=on - LOOK_BACK
    )
    rows = rows.select_related("group__rules", "partnership").prefetch_related("joint_groups")
    found: dict[int, list[MeetingReader]] = defaultdict(list)
    for meeting in rows.next_first(on):
        found[meeting.partnership_id].append(public_scope(meeting.partnership_id).reader(meeting))
    return [
        DistrictMeetings(
            partnership=each,
            ahead=tuple(reader for reader in found[each.pk] if is_ahead(reader)),
            past=tuple(reader for reader in found[each.pk] if not is_ahead(reader)),
        )
        for each in districts
    ]


def is_ahead(reader: MeetingReader) -> bool:
    return getattr(reader.meeting, "past", 1) == 0
