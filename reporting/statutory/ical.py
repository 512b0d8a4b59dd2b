"""A calendar of duties as other programs read it: days and titles, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from icalendar import Calendar, Event, vDuration

from csp.models import User
from plans.access import Access, access_to
from plans.models import Partnership
from reporting.statutory.calendar import Due

SALT = "calendar of duties"
TYPE = "text/calendar; charset=utf-8"


def calendar_file(partnership: Partnership, dues: Iterable[Due], *, now: datetime) -> bytes:
    """An iCalendar file with a whole day for each. ``now`` is when it was made."""
    calendar = Calendar()
    calendar.add("prodid", "-//Safer Plans//Duties//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{partnership.name}: what falls due")
    calendar.add("refresh-interval", vDuration(timedelta(days=1)), {"value": "DURATION"})
    for due in dues:
        calendar.add_component(event_of(partnership, due, now))
    return calendar.to_ical()


def event_of(partnership: Partnership, due: Due, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{due.key}@{partnership.slug}")
    event.add("dtstamp", now)
    event.add("dtstart", due.on)
    event.add("dtend", due.on + timedelta(days=1))
    event.add("summary", due.words)
    event.add("url", settings.SITE_URL.rstrip("/") + due.url)
    event.add("transp", "TRANSPARENT")
    return event


def feed_token(user: User, partnership: Partnership) -> str:
    """What opens one person's calendar of one partnership without signing in, while they have a role."""
    return signing.Signer(salt=SALT).sign_object([user.pk, partnership.slug])


def access_by(token: str) -> Access | None:
    """Whose calendar a token opens, as they stand today; None where it opens nothing."""
    try:
        number, slug = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    user = User.objects.filter(pk=number, is_active=True).first()
    return access_to(user, slug) if user else None
