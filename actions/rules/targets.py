"""How a figure stands against its target, and where that differs from the lead's own judgement."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from csp.quantities import Qualifier, Quantity, format_number, parse_quantity

UP, DOWN = "up", "down"
WHOLE = Decimal(1)
HUNDRED = Decimal(100)
_FEWER = re.compile(r"reduc|decreas|drop|fall|fewer|less|cut\b|lower", re.IGNORECASE)
_MORE = re.compile(r"increas|rise|more|growth|higher|improve", re.IGNORECASE)
# "Under 70" leaves 70 out; these take it in.
_TAKES_IN = re.compile(r"at least|minimum|upwards|at most|up to", re.IGNORECASE)


class Mark(StrEnum):
    MET = "met"
    NEAR = "near"
    MISSED = "missed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TargetStanding:
    """A mark and the sentence that explains it. ``target_sentence`` is empty when there is no target."""

    mark: Mark
    sentence: str = ""

    @property
    def is_known(self) -> bool:
        return self.mark is not Mark.UNKNOWN


NO_TARGET = TargetStanding(Mark.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure has to reach. ``paced`` is the part of it that is due by now."""

    value: Decimal
    paced: Decimal
    way: str
    strict: bool
    words: str

    def reached_by(self, value: Decimal, goal: Decimal) -> bool:
        if value == goal:
            return not self.strict
        return value > goal if self.way == UP else value < goal

    def within(self, tolerance: Decimal) -> Goal:
        """The same goal made easier by so many per cent."""
        ease = abs(self.paced) * tolerance / HUNDRED
        paced = self.paced - ease if self.way == UP else self.paced + ease
        return Goal(self.value, paced, self.way, False, self.words)


def standing_against_target(
    measure: Any,
    reading: Any,
    before: Any = None,
    *,
    elapsed: Decimal = WHOLE,
    total: Decimal | None = None,
    missing: tuple[str, ...] = (),
) -> TargetStanding:
    """How a reading stands against its measure's target.

    ``before`` is the reading of the round before, for the sentence. ``elapsed`` is the share of the
    time to the target that is gone (1 at the end of the year): a count for the year is held against
    its share of the target, and a figure on its way from a baseline against a straight line.
    ``total`` is the year so far with this reading, for a measure whose figures are added up, and
    ``missing`` the earlier periods of the year that gave it none: then it is a floor at the most.
    """
    found = goal_of(measure, elapsed)
    if isinstance(found, TargetStanding):
        return found
    if reading is None or reading.value is None:
        return TargetStanding(Mark.UNKNOWN, f"There is no figure to hold against {found.words}.")
    if reading.member:
        return TargetStanding(Mark.UNKNOWN, "The target is for all groups together.")
    value = total if total is not None and adds_up_over_year(measure) else reading.value
    lacks = missing if total is not None and adds_up_over_year(measure) else ()
    hedge = floor_of(measure, value, reading.qualifier) if lacks else reading.qualifier
    mark = Mark.UNKNOWN
    if hedge is not None:
        mark = judged(found, value, hedge, measure.tolerance or Decimal())
    return TargetStanding(mark, target_sentence(found, mark, value, reading, before, lacks))


def floor_of(measure: Any, value: Decimal, qualifier: str) -> Qualifier | None:
    """How sure a sum is that lacks some of its parts: at least so much, or else nothing is known."""
    sure = qualifier in {Qualifier.EXACT, Qualifier.OVER}
    return Qualifier.OVER if sure and value >= 0 and measure.kind != "change" else None


def goal_of(measure: Any, elapsed: Decimal) -> Goal | TargetStanding:
    """What the measure's target asks for by now, or why that cannot be said."""
    target = parse_target(measure.target)
    if target is None or target.value is None:
        words = f"The target, “{measure.target}”, is not a number." if measure.target else ""
        return TargetStanding(Mark.UNKNOWN, words)
    baseline = parse_target(measure.baseline)
    value = target.value
    way = measure.polarity or way_of(target)
    if is_share_of(target, baseline, measure):
        if baseline is None or baseline.value is None:
            return TargetStanding(Mark.UNKNOWN, "A target of a change needs a baseline in figures.")
        change = abs(value) / HUNDRED * (-1 if _FEWER.search(target.unit) or value < 0 else 1)
        way = measure.polarity or (DOWN if change < 0 else UP)
        value = baseline.value * (WHOLE + change)
    if not way:
        return TargetStanding(Mark.UNKNOWN, "Nobody has said whether more or less of it is better.")
    strict = way_of(target) == way and not _TAKES_IN.search(target.words)
    paced = pace(measure, value, baseline, elapsed)
    return Goal(value, paced, way, strict, f"a target of {measure.target}")


def parse_target(words: str) -> Quantity | None:
    """A target or baseline as a number; "120 in 2015/16" is 120."""
    for text in (words, re.split(r"\b(?:in|by|during|for|per year|a year)\b", words)[0]):
        try:
            return parse_quantity(text)
        except ValueError:
            continue
    return None


def way_of(target: Quantity) -> str:
    """Which way is good, where only the words of the target say so."""
    return {Qualifier.OVER: UP, Qualifier.UNDER: DOWN}.get(target.qualifier, "")


def is_share_of(target: Quantity, baseline: Quantity | None, measure: Any) -> bool:
    """Whether a percentage in the target is a change from the baseline and not itself the figure."""
    if not target.unit.startswith("%"):
        return False
    if _FEWER.search(target.unit) or _MORE.search(target.unit):
        return True
    stated = baseline is not None and not baseline.unit.startswith("%")
    return measure.kind == "change" and (stated or (target.value or 0) < 0)


def adds_up_over_year(measure: Any) -> bool:
    """Whether a year's figure is made of the figures of its rounds, or runs through them."""
    return measure.cumulative or measure.over_year == "sum"


def pace(measure: Any, value: Decimal, baseline: Quantity | None, elapsed: Decimal) -> Decimal:
    """The part of the goal that is due once ``elapsed`` of the time is gone."""
    elapsed = min(max(elapsed, Decimal()), WHOLE)
    if adds_up_over_year(measure):
        return value * elapsed
    if measure.target_on and baseline is not None and baseline.value is not None:
        return baseline.value + (value - baseline.value) * elapsed
    return value


def judged(goal: Goal, value: Decimal, qualifier: str, tolerance: Decimal) -> Mark:
    """The mark of a figure. "Over 60" may be anything above, so it can reach a goal but not miss it."""
    if goal.reached_by(value, goal.paced):
        return Mark.MET if is_sure(qualifier, goal.way) else Mark.UNKNOWN
    if not is_sure(qualifier, DOWN if goal.way == UP else UP):
        return Mark.UNKNOWN
    eased = goal.within(tolerance)
    near = bool(tolerance) and eased.reached_by(value, eased.paced)
    return Mark.NEAR if near else Mark.MISSED


def is_sure(qualifier: str, way: str) -> bool:
    """Whether a hedged figure still proves that it is as high (or as low) as its number."""
    return not (
        (qualifier == Qualifier.OVER and way == DOWN)
        or (qualifier == Qualifier.UNDER and way == UP)
    )


def so_far_words(value: Decimal, missing: tuple[str, ...]) -> str:
    """“48”, or “at least 48 (missing: Quarter 1)” where periods of the year gave no figure."""
    words = format_number(round_to_two_places(value))
    return f"at least {words} (missing: {', '.join(missing)})" if missing else words


def target_sentence(
    goal: Goal, mark: Mark, value: Decimal, reading: Any, before: Any, missing: tuple[str, ...] = ()
) -> str:
    said = reading.printed or format_number(round_to_two_places(value))
    if value != reading.value or missing:
        said = f"{so_far_words(value, missing)} so far"
    due = (
        ""
        if goal.paced == goal.value
        else f", where {format_number(round_to_two_places(goal.paced))} is due by now"
    )
    words = {
        Mark.MET: f"{said} reaches {goal.words}{due}.",
        Mark.NEAR: f"{said} is within the tolerance of {goal.words}{due}.",
        Mark.MISSED: f"{said} is short of {goal.words}{due}."
        if goal.way == UP
        else f"{said} is above {goal.words}{due}.",
        Mark.UNKNOWN: f"{said} may or may not reach {goal.words}{due}.",
    }[mark]
    words = words[0].upper() + words[1:]
    return (
        f"{words} Last time: {before.printed}." if before is not None and before.printed else words
    )


def round_to_two_places(value: Decimal) -> Decimal:
    """A figure without idle noughts, to two places."""
    return Decimal(f"{round(value, 2).normalize():f}")


GOOD = {"done", "on-track"}
BAD = {"at-risk", "off-track"}


def disagrees(nature: str, standings: Iterable[TargetStanding]) -> str:
    """A sentence where the lead's own judgement and the figures say different things, else nothing."""
    known = [each for each in standings if each.is_known]
    missed = [each for each in known if each.mark is Mark.MISSED]
    if nature in GOOD and missed:
        return f"The lead’s judgement is better than the figures. {missed[0].sentence}"
    if nature in BAD and known and all(each.mark is Mark.MET for each in known):
        return f"The figures are better than the lead’s judgement. {known[0].sentence}"
    return ""
