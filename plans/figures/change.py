"""How a figure has changed, said as the field says it: the sign always, the count where the base is small.

Pure. A change is taken only between the same months, and whether it is good is decided by the
measure's polarity, never by the sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from csp.periods import Month, month_of, range_words
from csp.periods.lengths import months_between, months_long, months_words
from csp.quantities import format_number

# Below this the count is printed beside the percentage, because a few cases make a great change.
SMALL_BASE = 50
NOT_APPLICABLE = "n/a"


class ChangePolarity(StrEnum):
    UP = "up"
    DOWN = "down"
    NEUTRAL = ""


class Verdict(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    SAME = "no change"
    NEITHER = "neither better nor worse"
    UNKNOWN = "cannot be said"


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """A count over a stretch of days. ``months`` are those with data; none means all of them."""

    value: Decimal | None
    start: date
    end: date
    months: frozenset[Month] = frozenset()
    approximate: bool = False
    # A number too small to print. Its change would give it away.
    suppressed: bool = False

    @property
    def covered(self) -> frozenset[Month]:
        return self.months or frozenset(months_between(self.start, self.end))

    @property
    def months_long(self) -> int:
        return months_long(self.start, self.end)

    @property
    def stretch(self) -> str:
        return range_words(self.start, self.end)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """From one figure to a later one. ``why_not`` says why there is no percentage, or no change at all."""

    now: PeriodFigure
    then: PeriodFigure
    difference: Decimal | None = None
    ratio: Decimal | None = None
    why_not: str = ""

    @property
    def percent(self) -> str:
        """With its sign and one decimal, such as -15.1%; “n/a” where there is none."""
        return NOT_APPLICABLE if self.ratio is None else percent_words(self.ratio * 100)

    @property
    def count(self) -> str:
        """The difference with its sign, such as +17."""
        return NOT_APPLICABLE if self.difference is None else signed_words(self.difference)

    @property
    def small_base(self) -> bool:
        return self.then.value is not None and abs(self.then.value) < SMALL_BASE

    @property
    def words(self) -> str:
        """What is printed: the percentage, with the count where the base is small."""
        if self.difference is None:
            return NOT_APPLICABLE
        if self.ratio is None:
            return f"{NOT_APPLICABLE} ({self.count})"
        return f"{self.percent} ({self.count})" if self.small_base else self.percent

    def verdict(self, polarity: str) -> Verdict:
        """Whether it is for the better, going by which way is good and not by the sign."""
        return judge(self.difference, polarity)


def judge(difference: Decimal | None, polarity: str) -> Verdict:
    if difference is None:
        return Verdict.UNKNOWN
    if difference == 0:
        return Verdict.SAME
    if polarity == ChangePolarity.NEUTRAL:
        return Verdict.NEITHER
    return Verdict.BETTER if (difference > 0) == (polarity == ChangePolarity.UP) else Verdict.WORSE


def compare_figures(now: PeriodFigure, then: PeriodFigure) -> FigureChange:
    """The change between the same months of two years, or why there is none to state."""
    if why_not := incomparable(now, then):
        return FigureChange(now, then, why_not=why_not)
    assert now.value is not None and then.value is not None  # noqa: S101 (said by incomparable)
    difference = now.value - then.value
    if then.value == 0:
        return FigureChange(now, then, difference, why_not="There is no percentage of nought.")
    return FigureChange(now, then, difference, difference / then.value)


def incomparable(now: PeriodFigure, then: PeriodFigure) -> str:
    """Why two figures cannot be set against each other, or nothing where they can."""
    for figure in (now, then):
        if figure.suppressed:
            return f"The figure for {figure.stretch} is too small to print, and so is its change."
        if figure.value is None:
            return f"There is no figure for {figure.stretch}."
    if now.months_long != then.months_long:
        return (
            f"{now.stretch} is {months_words(now.months_long)} and {then.stretch} is "
            f"{months_words(then.months_long)}, so the two cannot be compared."
        )
    if missing := unmatched(now, then):
        return f"There is no data for {missing}, so the two do not cover the same months."
    return ""


def unmatched(now: PeriodFigure, then: PeriodFigure) -> str:
    """The first month that one figure covers and the other, at the same place, does not."""
    for place in range(now.months_long):
        one, other = nth_month(now, place), nth_month(then, place)
        if (one in now.covered) != (other in then.covered):
            return str(other if one in now.covered else one)
    return ""


def nth_month(figure: PeriodFigure, place: int) -> Month:
    month = month_of(figure.start)
    for _ in range(place):
        month = month.next()
    return month


def signed_words(value: Decimal) -> str:
    """A difference with its sign; nought has none."""
    words = format_number(abs(value).normalize() if value % 1 else abs(value).quantize(Decimal(1)))
    return words if value == 0 else f"{'+' if value > 0 else '-'}{words}"


def percent_words(value: Decimal, places: int = 1) -> str:
    """A percentage with its sign, halves away from nought as people round them."""
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    if rounded == 0:
        return f"{abs(rounded)}%"
    return f"{'+' if rounded > 0 else '-'}{abs(rounded):,f}%"
