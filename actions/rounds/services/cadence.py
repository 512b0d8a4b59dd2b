"""How often a partnership reports, and the dates that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from actions.models import Cadence
from csp import changes
from csp.models import User
from csp.periods import Quarter, YearPart, parse_code, part_of
from csp.periods.holidays import working_day_from
from plans.models import Partnership

# How near its end a period may be for a round about it to be what somebody means to open.
NEARLY_OVER = timedelta(days=14)


def cadence_of(partnership: Partnership) -> Cadence:
    """The partnership's own, or the usual one, not stored yet: every quarter from April."""
    stored = Cadence.objects.filter(partnership=partnership).first()
    return stored or Cadence(partnership=partnership)


def save_cadence(
    *, by: User, cadence: Cadence, version: int | None, values: Mapping[str, Any]
) -> Cadence:
    """Change how often the partnership reports. Rounds that are open keep the dates they have."""
    if cadence.pk:
        return changes.update(cadence, by=by, version=version or 0, values=values)
    return changes.create(Cadence(partnership=cadence.partnership, **values), by=by)


def period_named(cadence: Cadence, code: str) -> Quarter | YearPart:
    """The part of the year that a code names, if it is one that this partnership reports on.

    Raises ValidationError with the code that would do.
    """
    try:
        named = parse_code(code, cadence.start_month)
    except ValueError as error:
        raise ValidationError({"period": str(error)}) from None
    own = part_of(named.start, cadence.parts, cadence.start_month)
    if own != named:
        raise ValidationError(
            {
                "period": f"Your partnership reports {cadence.get_parts_display().lower()}, so "
                f"{named} is not one of its periods. {own} is: write it as {own.code}."
            }
        )
    return own


def period_to_report(cadence: Cadence, today: date) -> Quarter | YearPart:
    """The part of the year that is nearly over, or else the one that ended last."""
    current = part_of(today, cadence.parts, cadence.start_month)
    return current if current.end - today <= NEARLY_OVER else current.previous()


@dataclass(frozen=True)
class Dates:
    """The days of a round."""

    opens_on: date
    due_on: date
    closes_on: date


def proposed_dates(
    cadence: Cadence,
    stretch: Quarter | YearPart,
    *,
    today: date,
    opens_on: date | None = None,
    due_on: date | None = None,
    closes_on: date | None = None,
) -> Dates:
    """The days that follow from the cadence, with those given left as they are.

    Answers are due so many days after the period ends, or from today if that day is past already. What
    would fall on a weekend or a bank holiday falls on the next working day.
    """
    usual = stretch.end + timedelta(days=cadence.due_days)
    usual = usual if usual > today else today + timedelta(days=cadence.due_days)
    due = due_on or working_day_from(usual)
    begins = today if today <= due else min(due, stretch.end + timedelta(days=1))
    return Dates(
        opens_on=opens_on or begins,
        due_on=due,
        closes_on=closes_on or working_day_from(due + timedelta(days=cadence.grace_days)),
    )
