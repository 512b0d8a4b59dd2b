"""The meeting of 4 April 2017 as the demo holds it, counted as its published minutes count."""

from __future__ import annotations

from datetime import date

import pytest

from reporting.meetings.queries.attendance import authorities_in, parents_of_bodies, people_at
from reporting.meetings.rules.attendance_year import attendance_of_authorities
from reporting.models import Attendance, Meeting, MeetingDecision

pytestmark = pytest.mark.one_database


@pytest.fixture
def meeting(demo):
    return Meeting.objects.get(partnership__slug="stockton", date=date(2017, 4, 4))


def test_its_items_decisions_and_lists_are_as_many_as_were_published(meeting):
    items = list(meeting.items.prefetch_related("decisions"))
    assert len(items) == 15
    assert [item.decisions.count() for item in items].count(0) == 6
    assert MeetingDecision.objects.filter(item__meeting=meeting).count() == 10
    restricted = [item for item in items if item.audience == "restricted"]
    assert [str(item.public_title) for item in restricted] == [
        "Recorded Crime & Disorder (Restricted)"
    ]
    lists = [row.list for row in Attendance.objects.filter(meeting=meeting)]
    assert [lists.count(each) for each in ("present", "officers", "apologies")] == [16, 1, 1]
    assert meeting.none_printed == ["in-attendance"]


def test_nobody_came_for_the_fire_brigade_and_for_health(meeting):
    bodies = authorities_in(meeting.partnership, meeting.date)
    names = {body.pk: body.name for body in bodies}
    lines = attendance_of_authorities(
        list(names), [meeting.pk], people_at([meeting]), parents_of_bodies(meeting.partnership)
    )
    absent = {names[line.body] for line in lines if not line.came}
    assert len(absent) == 2 and "Cleveland Fire Brigade" in absent


def test_the_next_meeting_has_an_agenda_and_the_year_is_laid_out(meeting):
    rows = Meeting.objects.of_group(meeting.group)
    assert [row.date for row in rows][:3] == [
        date(2017, 4, 4),
        date(2017, 5, 16),
        date(2017, 6, 27),
    ]
    following = rows[1]
    assert following.state == "agenda"
    assert "Minutes of 4 April 2017" in [str(item) for item in following.items.all()]
