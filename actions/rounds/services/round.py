"""Opening a round, asking for what was added since, closing it, and opening it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from actions.models import Action, Cadence, Round, Update
from actions.rounds.queries import not_asked, plans_in_force, rows_to_ask
from actions.rounds.services.cadence import cadence_of, period_named, proposed_dates
from actions.rounds.services.invitation import invite_leads
from actions.rounds.services.legend import ensure_legend
from actions.rounds.services.mail import queue_moved, queue_opening
from csp import changes
from csp.changes.bulk import create_many
from csp.models import User
from csp.periods import Quarter, YearPart, overlaps, part_of, today
from plans.models import Partnership

YearlyPart = Quarter | YearPart
# A list to choose from that is longer than this helps nobody: six years of quarters.
MOST_OFFERED = 24

CLOSED = (
    "{} is closed, so nothing in it can be changed. An officer can open it again, with a reason."
)
NOBODY_TO_ASK = (
    "No agreed or published plan has a row in that period, so nobody would be asked. "
    "Record that the plan is agreed, then open the round."
)
THERE_ALREADY = "There is a round for {} already: open it from the list of rounds."
OVERLAPS = "{} reports on some of the same days. Two rounds would ask people the same thing twice."


def open_round(
    *,
    by: User | None,
    partnership: Partnership,
    period: str,
    due_on: date | None = None,
    opens_on: date | None = None,
    closes_on: date | None = None,
    instructions: str | None = None,
    final: bool = False,
    title: str = "",
) -> Round:
    """Ask for an update on every live row of the partnership: ``period`` is a code such as 2016-17Q1.

    Dates that are not given follow from the cadence. Raises ValidationError, and asks nobody, when
    there is a round for the period already, when the dates are out of order or when no plan has a
    row to ask about.
    """
    with changes.changing():
        # Held, so that two officers who open the same round at once make one.
        Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
        cadence = cadence_of(partnership)
        stretch = period_named(cadence, period)
        refuse_second(partnership, stretch)
        dates = proposed_dates(
            cadence, stretch, today=today(), opens_on=opens_on, due_on=due_on, closes_on=closes_on
        )
        round = Round(
            partnership=partnership,
            period=stretch.code,
            title=title or str(stretch),
            start=stretch.start,
            end=stretch.end,
            opens_on=dates.opens_on,
            due_on=dates.due_on,
            closes_on=dates.closes_on,
            instructions=cadence.instructions if instructions is None else instructions,
            final=final,
        )
        changes.create(round, by=by, verb="opened")
        ensure_legend(by=by, partnership=partnership)
        if not ask_about_rows(live_rows(round), by=by, round=round, on=dates.opens_on):
            raise ValidationError(NOBODY_TO_ASK)
        write_to_leads(by=by, round=round)
    return round


def write_to_leads(*, by: User | None, round: Round) -> None:
    """Give whoever leads a row their link, and queue an e-mail for those who have not had one."""
    invite_leads(by=by, round=round)
    queue_opening(by=by, round=round)


def refuse_second(partnership: Partnership, stretch: YearlyPart) -> None:
    rounds = Round.objects.of(partnership)
    clash = rounds.overlapping(stretch.start, stretch.end).first()
    if clash and clash.period == stretch.code:
        raise ValidationError({"period": THERE_ALREADY.format(stretch)})
    if clash:
        raise ValidationError({"period": OVERLAPS.format(clash)})


def periods_to_open(partnership: Partnership, cadence: Cadence, *, today: date) -> list[YearlyPart]:
    """The parts of the year, the latest first, that have begun, lie in a plan and have no round."""
    spans = adopted_spans(partnership)
    rounds = set(Round.objects.of(partnership).values_list("start", "end"))
    found: list[YearlyPart] = []
    stretch = part_of(today, cadence.parts, cadence.start_month)
    while spans and len(found) < MOST_OFFERED and stretch.end >= min(start for start, _ in spans):
        planned = any(overlaps(stretch.start, stretch.end, *span) for span in spans)
        if planned and not any(overlaps(stretch.start, stretch.end, *each) for each in rounds):
            found.append(stretch)
        stretch = stretch.previous()
    return found


def adopted_spans(partnership: Partnership) -> list[tuple[date, date]]:
    """The first and last days of the plans that have rows to report on, superseded since or not."""
    plans = plans_in_force(partnership, date.min, date.max).filter(actions__isnull=False)
    return list(plans.order_by().values_list("start", "end").distinct())


def live_rows(round: Round) -> QuerySet[Action]:
    """The rows that a round is about, as the plans stand now."""
    return rows_to_ask(round.partnership_id, round.start, round.end, final=round.final)


def ask_about_rows(
    actions: Iterable[Action], *, by: User | None, round: Round, on: date
) -> list[Update]:
    """Lay an empty update for each row."""
    wanted = [
        Update(partnership_id=round.partnership_id, round=round, action=action, asked_on=on)
        for action in actions
    ]
    return create_many(wanted, by=by)


def ask_new_rows(*, by: User | None, round: Round) -> list[Update]:
    """Ask about rows that were added, and ask leads who were named, since the round was opened.

    Asking again when nothing is new changes nothing. Raises ValidationError when it is closed.
    """
    with changes.changing():
        held = held_open(round)
        new = ask_about_rows(not_asked(live_rows(held), held), by=by, round=held, on=today())
        if new:
            detail = {"updates": [0, len(new)]}
            changes.record_event(by=by, verb="asked about new rows", target=held, detail=detail)
        write_to_leads(by=by, round=held)
    return new


def held_open(round: Round) -> Round:
    """The round as it is now, held until the transaction ends so that nobody closes it meanwhile.

    Whatever writes into a round calls this first. Raises ValidationError when it is closed.
    """
    held = Round.objects.select_for_update(no_key=True).get(pk=round.pk)
    held.partnership = round.partnership
    if not held.is_open:
        raise ValidationError(CLOSED.format(held))
    return held


def change_round(*, by: User, round: Round, version: int, values: Mapping[str, Any]) -> Round:
    """Change the dates, the name or the instructions of an open round.

    Where a day moved, whoever still owes an answer is told the new ones by e-mail.
    """
    with changes.changing():
        held = held_open(round)
        days = (held.due_on, held.closes_on)
        changed = changes.update(round, by=by, version=version, values=values)
        invite_leads(by=by, round=changed)  # Links last until the round closes.
        if (changed.due_on, changed.closes_on) != days:
            queue_moved(by=by, round=changed)
    return changed


def close_round(*, by: User, round: Round, version: int) -> Round:
    """Lock a round: what is in it stays as it is. Rows without an answer stay without one."""
    with changes.changing():
        held_open(round)
        return changes.update(
            round,
            by=by,
            version=version,
            values={"closed_at": timezone.now()},
            verb="closed",
            strict=True,
        )


def reopen_round(
    *, by: User, round: Round, version: int, reason: str, closes_on: date | None = None
) -> Round:
    """Unlock a closed round, for answers until ``closes_on`` if that is given.

    Raises ValidationError without a reason, or when it is open.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": "Say why it is opened again."})
    with changes.changing():
        if Round.objects.select_for_update(no_key=True).get(pk=round.pk).is_open:
            raise ValidationError(f"{round} is open already.")
        values: dict[str, Any] = {"closed_at": None, "reopened_because": reason}
        if closes_on:
            values["closes_on"] = closes_on
        opened = changes.update(
            round, by=by, version=version, values=values, verb="reopened", strict=True
        )
        invite_leads(by=by, round=opened)
        queue_moved(by=by, round=opened)
    return opened
