"""The days around one meeting, by the rules of its group. No query beyond the group's rules."""

from __future__ import annotations

from reporting.meetings.access import rules_of_group
from reporting.meetings.rules.deadlines import MeetingDeadlines, deadlines_of
from reporting.models import Meeting


def deadlines_of_meeting(meeting: Meeting) -> MeetingDeadlines:
    rules = rules_of_group(meeting.group)
    return deadlines_of(
        meeting.date,
        month_only=meeting.month_only,
        paper_days=rules.paper_days,
        agenda_days=rules.agenda_days,
        draft_days=rules.draft_days,
    )
