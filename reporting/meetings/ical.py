"""Meetings as calendars read them: days, hours, titles and places, and nothing that is restricted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Event

from reporting.meetings.meeting_days import deadlines_of_meeting
from reporting.models import Meeting
from reporting.pages.calendar_files import bare_event, begin_calendar, whole_days

LONDON = ZoneInfo("Europe/London")


def meetings_calendar(
    name: str, meetings: Iterable[Meeting], *, clerk: bool, now: datetime
) -> bytes:
    """An iCalendar file; for clerks with the days of papers and agendas. ``now`` is when it was made.

    A meeting of which only the month is known is in none.
    """
    calendar = begin_calendar(name, part="Meetings")
    for meeting in meetings:
        if not meeting.month_only:
            calendar.add_component(meeting_event(meeting, now))
            for event in deadline_events(meeting, now) if clerk else ():
                calendar.add_component(event)
    return calendar.to_ical()


def meeting_event(meeting: Meeting, now: datetime) -> Event:
    """With its hours where they are known, else the whole day; one that is called off says so."""
    event = bare_event(meeting_uid(meeting), now=now)
    event.add("url", url_of_meeting(meeting))
    event.add("summary", meeting.title or f"{meeting.group}: {meeting.get_kind_display().lower()}")
    if meeting.starts:
        starts = datetime.combine(meeting.date, meeting.starts, LONDON)
        event.add("dtstart", starts)
        if meeting.ends:
            event.add("dtend", end_after(starts, meeting.ends))
    else:
        event.add("dtstart", meeting.date)
        event.add("dtend", meeting.date + timedelta(days=1))
    if meeting.place:
        event.add("location", meeting.place)
    event.add("status", "CANCELLED" if meeting.called_off else "CONFIRMED")
    return event


def end_after(starts: datetime, hour: time) -> datetime:
    """A meeting that ends at an hour before it began ends on the day after."""
    ends = datetime.combine(starts.date(), hour, LONDON)
    return ends if ends > starts else ends + timedelta(days=1)


def deadline_events(meeting: Meeting, now: datetime) -> Iterator[Event]:
    if meeting.called_off or meeting.was_held:
        return
    days = deadlines_of_meeting(meeting)
    for key, day, words in (
        ("papers", days.papers, "papers are due"),
        ("agenda", days.agenda, "the agenda goes out"),
    ):
        if day:
            uid = meeting_uid(meeting, f"-{key}")
            event = whole_days(uid, day, day, f"{meeting}: {words}", now=now)
            event.add("url", url_of_meeting(meeting))
            yield event


def meeting_uid(meeting: Meeting, what: str = "") -> str:
    return f"meeting-{meeting.pk}{what}@{meeting.partnership.slug}"


def url_of_meeting(meeting: Meeting) -> str:
    return settings.SITE_URL.rstrip("/") + meeting.get_absolute_url()
