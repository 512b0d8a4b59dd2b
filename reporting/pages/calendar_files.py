"""What every iCalendar file of the site has in common: its head, and an event of whole days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.http import HttpResponse
from icalendar import Calendar, Event, vDuration

from reporting.pages.answers import name_download

PRIVATE = "no-store, private"
ICAL_TYPE = "text/calendar; charset=utf-8"


def begin_calendar(name: str, *, part: str) -> Calendar:
    """A calendar without events, which programs ask for anew once a day. ``part`` is of what it is."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Safer Plans//{part}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(timedelta(days=1)), {"value": "DURATION"})
    return calendar


def bare_event(uid: str, *, now: datetime) -> Event:
    """An event that is known by ``uid`` for good. ``now`` is when the file is made."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now)
    return event


def whole_days(uid: str, first: date, last: date, words: str, *, now: datetime) -> Event:
    """An event from the first to the last day, beside which there is time for others."""
    event = bare_event(uid, now=now)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", words)
    event.add("transp", "TRANSPARENT")
    return event


def send_calendar_file(data: bytes, name: str, *, kept: str = PRIVATE) -> HttpResponse:
    """The file under a name; ``kept`` says for whom and how long it may be kept on its way."""
    response = HttpResponse(data, content_type=ICAL_TYPE)
    response["Cache-Control"] = kept
    return name_download(response, name, "inline")
