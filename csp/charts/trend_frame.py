"""Where everything in a trend stands."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from csp.charts.axes import (
    END,
    LINE,
    WIDTH,
    Frame,
    Label,
    legend,
    mark_words,
    marks_for,
    room_for,
    series_entry,
    spread_labels,
)
from csp.charts.looks import COMPARATOR, GREEN, series_look
from csp.charts.places import Placed, place_figures
from csp.charts.scale import scale_over
from csp.charts.svg import SOFT, draw_text, wrap
from csp.charts.values import Series

if TYPE_CHECKING:
    from csp.charts.trend import Trend

HIGH = 210
PAD = 14
# The widest that words beside the plot may be, and how many series may be named there.
BESIDE = 98
MOST_BESIDE = 5


class Layout:
    """The frame of one trend, and the places of its figures, names and changes of counting."""

    def __init__(self, chart: Trend) -> None:
        self.chart = chart
        self.periods = chart.axis
        self.looks = [series_look(place) for place in range(len(chart.series))]
        self.looks += [COMPARATOR] if chart.comparator else []
        self.breaks = [each for each in chart.breaks if each.period in self.periods]
        self.marks = marks_for(chart.lines, chart.target, chart.from_zero)
        known = chart.target or any(one.known for one in chart.lines)
        self.mark_words = [mark_words(mark, chart.unit) if known else "" for mark in self.marks]
        self.head, top = self.heading()
        self.break_rows = [(each, wrap(each.words, WIDTH * 3 // 5)) for each in self.breaks]
        self.break_top = Decimal(top)
        # Under what is measured there is room for the first figure, which may be the highest.
        top += LINE * sum(len(lines) for _, lines in self.break_rows) + (
            20 if chart.measure else 10
        )
        self.frame = self.framed(Decimal(top))
        self.scale = scale_over(self.marks, self.frame.bottom, self.frame.top)

    def heading(self) -> tuple[str, int]:
        """What is measured, and a legend where the names do not fit beside. Gives the height too."""
        lines = wrap(self.chart.measure, WIDTH) if self.chart.measure else []
        made = "".join(
            draw_text(0, 13 + LINE * at, words, colour=SOFT) for at, words in enumerate(lines)
        )
        high = LINE * len(lines) + 4
        if len(self.chart.lines) < 2 or self.named_beside():
            return made, high
        names = (one.name for one in self.chart.lines)
        drawn, more = legend(list(map(series_entry, self.looks, names)), Decimal(high))
        return made + drawn, high + more

    def named_beside(self) -> bool:
        folded = [wrap(one.name, BESIDE) for one in self.chart.lines]
        return 1 < len(folded) <= MOST_BESIDE and max(map(len, folded)) <= 3

    def framed(self, top: Decimal) -> Frame:
        beside = [*self.names_beside(), *([self.target_lines()] if self.chart.target else [])]
        room = room_for(words for lines in beside for words in lines)
        right = Decimal(WIDTH) - (room + (27 if self.named_beside() else 10) if room else END - PAD)
        return Frame(room_for(self.mark_words) + 8, top, right, top + HIGH)

    def names_beside(self) -> list[list[str]]:
        if not self.named_beside():
            return []
        return [wrap(one.name, BESIDE) for one in self.chart.lines]

    def target_lines(self) -> list[str]:
        target = self.chart.target
        return wrap(target.said(self.chart.unit), BESIDE) if target else []

    def x(self, column: int) -> Decimal:
        room = self.frame.wide - 2 * PAD
        if len(self.periods) == 1:
            return self.frame.left + PAD + room / 2
        return self.frame.left + PAD + room * column / (len(self.periods) - 1)

    def placed(self, one: Series) -> list[Placed]:
        return place_figures(one, self.periods, self.x, self.scale)

    def labels(self) -> list[Label]:
        """The names beside the plot, each as near its line's end as the others let it be."""
        made = []
        shown = zip(self.chart.lines, self.looks, self.names_beside(), strict=False)
        for one, of, lines in shown:
            if places := self.placed(one):
                made.append(Label(places[-1].y, lines, of.colour, of))
        if target := self.chart.target:
            middle = sum(target.values, Decimal(0)) / len(target.values)
            made.append(Label(self.scale.at(middle), self.target_lines(), GREEN))
        spread_labels(made, self.frame.top - 10, self.frame.bottom + 10)
        return made
