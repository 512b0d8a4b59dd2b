"""What is due to be said on a day: to the lead, then to the body's contact, then to the officer.

Nothing here reads the clock or the database; days are days in London.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from actions.models import Cadence, Mail, Round
from csp.periods.holidays import working_days_before

Kind = Mail.Kind
TO_LEAD = {
    Kind.OPENING, Kind.BEFORE, Kind.LATE, Kind.NUDGE, Kind.RETURNED, Kind.QUESTION, Kind.MOVED,
}  # fmt: skip


@dataclass(frozen=True)
class Times:
    """A round's days and the partnership's habits, in days."""

    opens_on: date
    due_on: date
    closes_on: date
    remind_before: int
    remind_every: int
    contact_after: int
    officer_after: int
    gap_days: int
    warns_on: date  # the last day on which an officer can still hear of late rows in good time


# Working days before the round closes.
GOOD_TIME = 3


def times_of(round: Round, cadence: Cadence) -> Times:
    return Times(
        round.opens_on,
        round.due_on,
        round.closes_on,
        cadence.remind_before,
        cadence.remind_every,
        cadence.contact_after,
        cadence.officer_after,
        cadence.gap_days,
        working_days_before(round.closes_on, GOOD_TIME),
    )


@dataclass(frozen=True)
class LeadMail:
    """Something that was said about a lead's rows, and on which day."""

    kind: str
    on: date


def kinds_due(
    times: Times,
    today: date,
    said: Collection[LeadMail],
    *,
    waiting: bool,
    asked: bool = True,
    contact: bool = True,
    written_on: date | None = None,
) -> list[Kind]:
    """What is due today about one lead, given all that was said before; at most one to each person.

    ``waiting``: an answer is owed. ``asked``: the lead has been told of every row. ``contact``: their
    body has somebody else to tell. ``written_on``: when the lead's address was last written to.
    """
    if not waiting or not times.opens_on <= today <= times.closes_on:
        return []
    to_lead = due_to_lead(times, today, said, asked=asked, written_on=written_on)
    checks = (
        (Kind.CONTACT, contact and contact_is_due(times, today, said)),
        (Kind.OFFICER, officer_is_due(times, today, said, contact=contact)),
    )
    return [*([to_lead] if to_lead else []), *(kind for kind, is_due in checks if is_due)]


def due_to_lead(
    times: Times, today: date, said: Collection[LeadMail], *, asked: bool, written_on: date | None
) -> Kind | None:
    """Asking comes first and waits for nothing; reminders keep the least gap between two e-mails."""
    if not asked or last(said, {Kind.OPENING}) is None:
        return Kind.OPENING
    if is_too_soon(times, today, said, written_on):
        return None
    if today > times.due_on:
        late = last(said, {Kind.LATE})
        return (
            Kind.LATE if late is None or days_between(late, today) >= times.remind_every else None
        )
    soon = times.due_on - timedelta(days=times.remind_before)
    # One that went before another due day was meant is none about this one.
    reminded = last(said, {Kind.BEFORE})
    return Kind.BEFORE if today >= soon and (reminded is None or reminded < soon) else None


def is_too_soon(
    times: Times, today: date, said: Collection[LeadMail], written_on: date | None = None
) -> bool:
    """Whether the lead was written to less than the least gap ago; never twice on one day."""
    free = free_on(times, said, written_on)
    return free is not None and today < free


def free_on(
    times: Times, said: Collection[LeadMail], written_on: date | None = None
) -> date | None:
    """The first day on which the lead may be written to again; None if they never were."""
    known = [day for day in (last(said, TO_LEAD), written_on) if day is not None]
    return max(known) + timedelta(days=max(times.gap_days, 1)) if known else None


def contact_is_due(times: Times, today: date, said: Collection[LeadMail]) -> bool:
    """Once, after the lead was reminded on an earlier day and did not answer."""
    late = last(said, {Kind.LATE})
    return (
        late is not None
        and late < today
        and days_between(times.due_on, today) >= times.contact_after
        and last(said, {Kind.CONTACT}) is None
    )


def officer_is_due(times: Times, today: date, said: Collection[LeadMail], *, contact: bool) -> bool:
    """Once, after the contact, or the lead where there is no contact, was told on an earlier day.

    However that went, in good time before the round closes.
    """
    if last(said, {Kind.OFFICER}) is not None or today <= times.due_on:
        return False
    before = last(said, {Kind.CONTACT if contact else Kind.LATE})
    was_told = before is not None and before < today
    return today >= times.warns_on or (
        was_told and days_between(times.due_on, today) >= times.officer_after
    )


def last(said: Collection[LeadMail], kinds: Collection[str]) -> date | None:
    return max((each.on for each in said if each.kind in kinds), default=None)


def days_between(start: date, end: date) -> int:
    return (end - start).days
