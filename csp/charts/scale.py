"""From values to places on a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from csp.charts.values import tidied

STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


def ticks(low: Decimal, high: Decimal, wanted: int = 5) -> tuple[Decimal, ...]:
    """Round values from at or below ``low`` to at or above ``high``, about so many steps apart."""
    span = (high - low) or abs(high) or Decimal(1)
    rough = span / wanted
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(size * power for size in STEPS if size * power >= rough)
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    return tuple(tidied(step * place) for place in range(first, max(last, first + 1) + 1))


@dataclass(frozen=True, slots=True)
class Scale:
    """Places values between two ends of a line, ``start`` for ``low`` and ``end`` for ``high``."""

    low: Decimal
    high: Decimal
    start: Decimal
    end: Decimal

    def at(self, value: Decimal) -> Decimal:
        return self.start + (value - self.low) * (self.end - self.start) / (self.high - self.low)


def scale_over(marks: Sequence[Decimal], start: Decimal, end: Decimal) -> Scale:
    """The scale whose ends are the first and last of these marks."""
    return Scale(marks[0], marks[-1], start, end)
