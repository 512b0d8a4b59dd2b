"""The same measure in several places: a small trend for each, all on one scale."""

from __future__ import annotations

from dataclasses import dataclass

from csp.charts.base import Chart, Row
from csp.charts.rows import series_rows
from csp.charts.sentences import trend_sentence
from csp.charts.small_svg import Panels
from csp.charts.values import Series, Target, merge_periods


@dataclass(frozen=True, kw_only=True)
class SmallMultiples(Chart):
    """One small trend for each series, side by side; what they are compared with runs through all."""

    series: tuple[Series, ...]
    measure: str = ""
    target: Target | None = None
    comparator: Series | None = None
    from_zero: bool = True

    @property
    def lines(self) -> tuple[Series, ...]:
        return (*self.series, *((self.comparator,) if self.comparator else ()))

    @property
    def axis(self) -> tuple[str, ...]:
        return merge_periods(self.lines)

    @property
    def summary(self) -> str:
        return trend_sentence(self.series, self.axis, self.unit, self.target)

    def svg(self) -> str:
        return Panels(self).drawn()

    def rows(self) -> tuple[Row, ...]:
        return series_rows("Period", self.axis, self.lines, self.target)
