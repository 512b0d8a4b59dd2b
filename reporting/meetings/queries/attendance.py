"""SQL of attendance over a year."""

from __future__ import annotations

from datetime import date

from plans.models import Group, Membership, Organisation
from plans.proofreading import runs_on
from reporting.meetings.rules.attendance_year import Came
from reporting.models import Attendance, Meeting

List = Attendance.List
THERE = (List.PRESENT, List.OFFICERS, List.ATTENDING)


def held_meetings(group: Group, first: date, last: date) -> list[Meeting]:
    """The meetings of a group that took place, in their order; those called off never count."""
    rows = Meeting.objects.of_group(group).held().between(first, last)
    return list(rows.select_related("partnership").order_by("date", "starts", "pk"))


def people_at(meetings: list[Meeting]) -> list[Came]:
    """Everybody on a list of these meetings but those who were only expected."""
    rows = Attendance.objects.filter(meeting__in=meetings, expected=False)
    rows = rows.exclude(list=List.ABSENT).order_by("pk")
    found = rows.values_list("meeting", "organisation", "list")
    return [Came(meeting, body, kind in THERE) for meeting, body, kind in found]


def authorities_in(partnership, on: date) -> list[Organisation]:
    """The responsible authorities of a day, by name."""
    rows = Membership.objects.filter(
        partnership=partnership, kind=Membership.Kind.RESPONSIBLE
    ).select_related("organisation")
    bodies = {
        each.organisation
        for each in rows
        if runs_on(each, on) and not each.organisation.has_ended(on)
    }
    return sorted(bodies, key=lambda body: body.name)


def parents_of_bodies(partnership) -> dict[int, int | None]:
    rows = Organisation.objects.filter(partnership=partnership).order_by()
    return dict(rows.values_list("pk", "parent"))
