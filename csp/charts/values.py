"""What a chart shows: figures by period, targets, and changes in how things are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from csp.quantities import format_number

Mark = Literal["", "provisional", "approximate", "withheld"]
# Figures that stand, yet may change or are not exact, are drawn hollow.
HOLLOW: tuple[Mark, ...] = ("provisional", "approximate")


@dataclass(frozen=True, slots=True)
class Point:
    """The figure of one period or category. No value means that none is known: a gap, never nought.

    A ``withheld`` figure is known and may not be shown, so it carries no value here at all.
    """

    period: str
    value: Decimal | None = None
    mark: Mark = ""
    note: str = ""

    def __post_init__(self) -> None:
        if self.mark == "withheld" and self.value is not None:
            raise ValueError(f"The withheld figure of {self.period} came with its value.")
        if self.value is not None and not self.value.is_finite():
            raise ValueError(f"The figure of {self.period} is not a number.")

    @property
    def hollow(self) -> bool:
        return self.mark in HOLLOW


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one thing over periods, in order; no period comes twice."""

    name: str
    points: tuple[Point, ...] = ()

    def __post_init__(self) -> None:
        counts = Counter(point.period for point in self.points)
        if twice := [period for period, count in counts.items() if count > 1]:
            raise ValueError(f"“{self.name}” has two figures for {', '.join(twice)}.")

    @property
    def known(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.value is not None)

    def by_period(self) -> dict[str, Point]:
        return {point.period: point for point in self.points}


@dataclass(frozen=True, slots=True)
class Target:
    """A level to reach, or a range from ``low`` to ``high`` to stay in."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    words: str = "Target"

    def __post_init__(self) -> None:
        if self.value is None and (self.low is None or self.high is None):
            raise ValueError("A target needs a value, or both ends of a range.")

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The level, or the two ends of the range."""
        if self.value is not None:
            return (self.value,)
        return tuple(sorted(end for end in (self.low, self.high) if end is not None))

    def said(self, unit: str) -> str:
        """Target 3,000, or Expected range 5 to 7."""
        return f"{self.words} {' to '.join(format_figure(value, unit) for value in self.values)}"


@dataclass(frozen=True, slots=True)
class Break:
    """A change in how things are counted, from ``period`` on: figures on its two sides do not compare."""

    period: str
    words: str


def format_figure(value: Decimal, unit: str = "") -> str:
    """A figure as people read it: 4,369, 28.4%, £1,200 or 12 days."""
    if unit == "£":
        return f"{'-' if value < 0 else ''}£{format_number(abs(value))}"
    return format_number(value) + unit


def tidied(value: Decimal) -> Decimal:
    """The same value without idle noughts after the point."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def merge_periods(series: Iterable[Series], given: Iterable[str] = ()) -> tuple[str, ...]:
    """Every period in order: those given, and each other one after what it follows in its series."""
    merged = list(dict.fromkeys(given))
    for one in series:
        place = 0
        for point in one.points:
            if point.period not in merged:
                merged.insert(place, point.period)
            place = merged.index(point.period) + 1
    return tuple(merged)
