"""Whether a meeting has begun. Pure: the moment is given, in London."""

from __future__ import annotations

from datetime import datetime

from reporting.models import Meeting


def has_begun(meeting: Meeting, now: datetime) -> bool:
    """From its hour on; where none is known, from the day after, or from the month after."""
    day = now.date()
    if meeting.month_only:
        return (day.year, day.month) > (meeting.date.year, meeting.date.month)
    if day != meeting.date or meeting.starts is None:
        return day > meeting.date
    return now.time() >= meeting.starts
