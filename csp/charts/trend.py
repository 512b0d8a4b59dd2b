"""Figures over periods, with what they should be and what they are compared with."""

from __future__ import annotations

from dataclasses import dataclass

from csp.charts.base import Chart, Row
from csp.charts.rows import series_rows
from csp.charts.sentences import trend_sentence
from csp.charts.trend_svg import Plot
from csp.charts.values import Break, Series, Target, merge_periods


@dataclass(frozen=True, kw_only=True)
class Trend(Chart):
    """One or more lines over periods.

    ``measure`` says what is counted. ``periods`` names the whole axis where it is longer than what
    the series hold; ``lacking`` is a sentence on what they lack. A scale that does not begin at nought
    (``from_zero=False``) says so.
    """

    series: tuple[Series, ...]
    measure: str = ""
    target: Target | None = None
    comparator: Series | None = None
    breaks: tuple[Break, ...] = ()
    periods: tuple[str, ...] = ()
    lacking: str = ""
    from_zero: bool = True

    @property
    def lines(self) -> tuple[Series, ...]:
        """Every series that is drawn; what the others are compared with comes last."""
        return (*self.series, *((self.comparator,) if self.comparator else ()))

    @property
    def axis(self) -> tuple[str, ...]:
        return merge_periods(self.lines, self.periods)

    @property
    def summary(self) -> str:
        said = trend_sentence(self.series, self.axis, self.unit, self.target, self.breaks)
        return f"{said} {self.lacking}".rstrip()

    def svg(self) -> str:
        return Plot(self).drawn()

    def rows(self) -> tuple[Row, ...]:
        remarks = {each.period: f"Counting changed: {each.words}" for each in self.breaks}
        return series_rows("Period", self.axis, self.lines, self.target, remarks)
