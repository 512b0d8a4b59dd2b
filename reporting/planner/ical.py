"""A planner as calendars read it: its meetings and the days of its activities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.core import signing

from actions.models import Planner, PlannerEntry
from actions.planner.queries import planners_seen
from actions.planner.sheet import PlannerSheet
from csp.models import User
from plans.access import Access, access_to
from plans.audience import Audience
from reporting.pages.calendar_files import begin_calendar, whole_days

SALT = "calendar of a planner"
# Times of a whole month or more would lie over everything else in a calendar.
TOO_WIDE = frozenset({"month", "months", "year"})


def planner_calendar(sheet: PlannerSheet, *, now: datetime) -> bytes:
    """An iCalendar file with a whole day, or several, for each. ``now`` is when it was made."""
    planner = sheet.planner
    calendar = begin_calendar(planner.text_title or planner.title, part="Planner")
    for key, start, end, words, place, said in calendar_days(sheet):
        event = whole_days(f"{key}@{planner.partnership.slug}", start, end, words, now=now)
        if place:
            event.add("location", place)
        if said:
            event.add("description", said)
        calendar.add_component(event)
    return calendar.to_ical()


def calendar_days(sheet: PlannerSheet) -> Iterator[tuple[str, date, date, str, str, str]]:
    """A key, the first and last day, the words, the place and what else is known of each."""
    for row in sheet.rows:
        if row.row.day:
            words = f"{sheet.planner.group} meets"
            yield f"planner-row-{row.row.pk}", row.row.day, row.row.day, words, "", ""
    for entry in sheet.entries():
        if is_in_calendar(entry) and entry.starts_on and entry.ends_on:
            several = entry.when_kind == PlannerEntry.WhenKind.DAYS
            end = entry.starts_on if several else entry.ends_on
            said = "\n".join(filter(None, (entry.when_printed if several else "", entry.bodies)))
            key = f"planner-activity-{entry.pk}"
            yield key, entry.starts_on, end, entry.title, entry.place, said


def is_in_calendar(entry: PlannerEntry) -> bool:
    """Whether an activity has days of its own; one that has become current is there as that."""
    gone = entry.state == PlannerEntry.State.DROPPED or entry.became_id is not None
    return not gone and entry.when_kind not in TOO_WIDE


def planner_feed_token(user: User, planner: Planner) -> str:
    """What opens one person's calendar of one planner without signing in, while they have a role."""
    return signing.Signer(salt=SALT).sign_object([user.pk, planner.partnership.slug, planner.pk])


def planner_by_token(token: str) -> tuple[Access, Planner] | None:
    """Whose calendar of which planner a token opens, as both stand today; None where it opens nothing.

    What is restricted is in no calendar: others may look where programs keep theirs.
    """
    try:
        number, slug, pk = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    user = User.objects.filter(pk=number, is_active=True).first()
    access = access_to(user, slug) if user else None
    if access is None:
        return None
    planner = planners_seen(access).exclude(audience=Audience.RESTRICTED).filter(pk=pk).first()
    return (access, planner) if planner else None
