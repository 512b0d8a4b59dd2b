"""How small trends are drawn beside each other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from csp.charts.axes import (
    LINE,
    WIDTH,
    Entry,
    draw_rule,
    keep_words_inside,
    legend,
    mark_words,
    marks_for,
    room_for,
    series_entry,
    sign_entries,
    withheld_sign,
)
from csp.charts.looks import COMPARATOR, GREEN, series_look
from csp.charts.places import draw_markers, lined, place_figures
from csp.charts.scale import scale_over
from csp.charts.svg import SOFT, draw_line, draw_text, drawing, text_on_white, width_of, wrap
from csp.charts.values import Series, format_figure

if TYPE_CHECKING:
    from csp.charts.small import SmallMultiples

ACROSS = 3
HIGH = 84
BETWEEN = 16
SIZE = 14
PAD = 7
LOOK = replace(series_look(0), half=Decimal("3.2"))


class Panels:
    """The drawing of small trends in rows of three."""

    def __init__(self, chart: SmallMultiples) -> None:
        self.chart = chart
        self.periods = chart.axis
        self.marks = marks_for(chart.lines, chart.target, chart.from_zero, 2)
        self.words = [mark_words(mark, chart.unit) for mark in self.marks]
        points = (point for one in chart.lines for point in one.points)
        self.under = 32 if any(point.mark == "withheld" for point in points) else 20
        self.left = room_for(self.words, SIZE) + 7
        self.wide = (WIDTH - self.left - BETWEEN * (ACROSS - 1)) / ACROSS

    def drawn(self) -> str:
        head, high = self.heading()
        parts, y = [head], Decimal(high)
        series = self.chart.series
        for start in range(0, len(series), ACROSS):
            drawn, y = self.row(series[start : start + ACROSS], y)
            parts.append(drawn)
        chart = self.chart
        return drawing(chart.key, chart.title, chart.summary, (WIDTH, y), "".join(parts))

    def heading(self) -> tuple[str, int]:
        lines = wrap(self.chart.measure, WIDTH) if self.chart.measure else []
        made = "".join(
            draw_text(0, 13 + LINE * at, words, colour=SOFT) for at, words in enumerate(lines)
        )
        drawn, more = legend(self.entries(), Decimal(LINE * len(lines) + 4))
        return made + drawn, LINE * len(lines) + 4 + more

    def entries(self) -> list[Entry]:
        """What runs through every panel, and what the signs mean."""
        made = []
        if self.chart.comparator:
            made.append(series_entry(COMPARATOR, self.chart.comparator.name))
        if self.chart.target:
            made.append(Entry(target_sample, 26, self.chart.target.said(self.chart.unit)))
        return made + sign_entries(self.chart.lines)

    def row(self, series: tuple[Series, ...], y: Decimal) -> tuple[str, Decimal]:
        """Up to three panels from ``y`` down, and where the next row begins."""
        names = [wrap(one.name, self.wide, SIZE) for one in series]
        top = y + LINE * max(map(len, names)) + 22
        parts: list[str] = []
        for column, (one, lines) in enumerate(zip(series, names, strict=True)):
            left = self.left + column * (self.wide + BETWEEN)
            parts += (
                draw_text(left, y + 13 + LINE * at, words, size=SIZE, bold=True)
                for at, words in enumerate(lines)
            )
            parts.append(self.panel(one, left, top, first=column == 0))
        return "".join(parts), top + HIGH + self.under + 10

    def panel(self, one: Series, left: Decimal, top: Decimal, *, first: bool) -> str:
        scale = scale_over(self.marks, top + HIGH, top)
        parts = []
        for mark, words in zip(self.marks, self.words, strict=True):
            y = scale.at(mark)
            parts.append(draw_rule(left, y, left + self.wide, y, base=mark == self.marks[0]))
            if first:
                parts.append(
                    draw_text(left - 7, y + 5, words, anchor="end", size=SIZE, colour=SOFT)
                )
        for value in self.chart.target.values if self.chart.target else ():
            parts.append(target_line(left, scale.at(value), self.wide))
        if self.chart.comparator:
            through = place_figures(
                self.chart.comparator, self.periods, lambda at: self.x(at, left), scale
            )
            parts.append(lined(through, COMPARATOR))
        places = place_figures(one, self.periods, lambda at: self.x(at, left), scale)
        parts += (
            lined(places, LOOK),
            draw_markers(places, LOOK, one.name, self.chart.unit),
            self.withheld(one, left, top + HIGH + 9),
            self.ends(left, top + HIGH + self.under),
        )
        if places:
            last = places[-1]
            words = format_figure(last.value, self.chart.unit)
            x = keep_words_inside(last.x, width_of(words, SIZE), round(left + self.wide))
            parts.append(text_on_white(x, last.y - 9, words, anchor="middle", size=SIZE))
        else:
            parts.append(
                draw_text(left + PAD, top + HIGH - 8, "no figures", size=SIZE, colour=SOFT)
            )
        return "".join(parts)

    def x(self, column: int, left: Decimal) -> Decimal:
        room = self.wide - 2 * PAD
        count = len(self.periods)
        return left + PAD + (room / 2 if count == 1 else room * column / (count - 1))

    def ends(self, left: Decimal, y: Decimal) -> str:
        """The first and last period; the last alone where both do not fit."""
        if not self.periods:
            return ""
        first, last = self.periods[0], self.periods[-1]
        made = draw_text(left + self.wide, y, last, anchor="end", size=SIZE, colour=SOFT)
        if first != last and width_of(first + last, SIZE) + 10 < self.wide:
            made += draw_text(left, y, first, size=SIZE, colour=SOFT)
        return made

    def withheld(self, one: Series, left: Decimal, y: Decimal) -> str:
        columns = (
            self.periods.index(point.period) for point in one.points if point.mark == "withheld"
        )
        return "".join(withheld_sign(self.x(at, left), y, LOOK.colour) for at in columns)


def target_line(x: Decimal, y: Decimal, wide: Decimal) -> str:
    return draw_line(x, y, x + wide, y, GREEN, stroke_width=2, stroke_dasharray="6 2")


def target_sample(x: Decimal, y: Decimal) -> str:
    return target_line(x, y, Decimal(26))
