"""A calendar of duties as other programs read it: days and titles, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.core import signing
from icalendar import Event

from csp.models import User
from plans.access import Access, access_to
from plans.models import Partnership
from reporting.pages.calendar_files import begin_calendar, whole_days
from reporting.statutory.calendar import Due

SALT = "calendar of duties"


def calendar_file(partnership: Partnership, dues: Iterable[Due], *, now: datetime) -> bytes:
    """An iCalendar file with a whole day for each. ``now`` is when it was made."""
    calendar = begin_calendar(f"{partnership.name}: what falls due", part="Duties")
    for due in dues:
        calendar.add_component(event_of(partnership, due, now))
    return calendar.to_ical()


def event_of(partnership: Partnership, due: Due, now: datetime) -> Event:
    event = whole_days(f"{due.key}@{partnership.slug}", due.on, due.on, due.words, now=now)
    event.add("url", settings.SITE_URL.rstrip("/") + due.url)
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
