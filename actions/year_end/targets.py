"""How a year's outturn stands against the whole of its target. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from actions.rules.targets import NO_TARGET, Mark, TargetStanding, standing_against_target
from actions.year_end.outturn import Outturn, Way


@dataclass(frozen=True, slots=True)
class ForYear:
    """The outturn in the shape of a reading, for the rules of targets."""

    value: Decimal | None
    qualifier: str
    printed: str
    member: str = ""


LOOSE = "The figure for the year is too unsure to be held against the target."


def standing_of_year(measure: Any, found: Outturn, member: str = "") -> TargetStanding:
    """How the year's figure stands against the whole target."""
    if not measure.target or found.way is Way.WORDS:
        return NO_TARGET
    if found.loose:
        return TargetStanding(Mark.UNKNOWN, LOOSE)
    if found.quantity is None:
        return standing_against_target(measure, None)
    year = ForYear(found.value, found.quantity.qualifier, found.printed, member)
    return standing_against_target(measure, year)
