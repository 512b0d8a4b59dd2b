"""Figures side by side: one year against another, or one place against the next."""

from __future__ import annotations

from dataclasses import dataclass

from csp.charts.bars_svg import Across, Upright
from csp.charts.base import Chart, Row
from csp.charts.rows import series_rows
from csp.charts.sentences import bars_sentence, trend_sentence
from csp.charts.values import Series, merge_periods

# Longer words than this do not stand under a bar.
SHORT = 9


@dataclass(frozen=True, kw_only=True)
class Bars(Chart):
    """Bars from nought, a group for each category (the ``period`` of the points).

    ``over_time`` says that the categories are years or months in order, so that the summary tells
    how the figures moved. ``horizontal`` is decided by the length of the labels where it is None.
    """

    series: tuple[Series, ...]
    measure: str = ""
    label: str = "Category"
    over_time: bool = False
    horizontal: bool | None = None

    @property
    def categories(self) -> tuple[str, ...]:
        return merge_periods(self.series)

    @property
    def lies(self) -> bool:
        if self.horizontal is None:
            return any(len(words) > SHORT for words in self.categories)
        return self.horizontal

    @property
    def summary(self) -> str:
        if self.over_time:
            return trend_sentence(self.series, self.categories, self.unit)
        return bars_sentence(self.series, self.unit)

    def svg(self) -> str:
        return (Across(self) if self.lies else Upright(self)).drawn()

    def rows(self) -> tuple[Row, ...]:
        return series_rows(self.label, self.categories, self.series)
