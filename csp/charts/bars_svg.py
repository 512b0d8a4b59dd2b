"""How bars are drawn, upright or lying. They always begin at nought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from csp.charts.axes import (
    LINE,
    WIDTH,
    Entry,
    draw_rule,
    legend,
    mark_words,
    marks_for,
    period_labels,
    room_for,
)
from csp.charts.looks import HATCHES, Look, draw_box, series_look
from csp.charts.scale import Scale
from csp.charts.svg import (
    INK,
    SOFT,
    clean,
    draw_text,
    drawing,
    element,
    text_on_white,
    width_of,
    wrap,
)
from csp.charts.values import HOLLOW, Point, Series, format_figure

if TYPE_CHECKING:
    from csp.charts.bars import Bars

HIGH = 210
# The left, top, width and height of a box.
Sides = tuple[Decimal, Decimal, Decimal, Decimal]
WIDEST = Decimal(54)
NONE = "no figure"


class Drawing:
    """What both ways of drawing bars share."""

    def __init__(self, chart: Bars) -> None:
        self.chart = chart
        self.categories = chart.categories
        self.looks = [series_look(place) for place in range(len(chart.series))]
        self.marks = marks_for(chart.series, None, True)
        self.points = [one.by_period() for one in chart.series]

    def drawn(self) -> str:
        head, high = self.heading()
        body, bottom = self.body(Decimal(high))
        chart = self.chart
        return drawing(chart.key, chart.title, chart.summary, (WIDTH, bottom), head + body)

    def body(self, y: Decimal) -> tuple[str, Decimal]:
        """The bars from ``y`` down, and where they end."""
        raise NotImplementedError

    def heading(self) -> tuple[str, int]:
        lines = wrap(self.chart.measure, WIDTH) if self.chart.measure else []
        made = "".join(
            draw_text(0, 13 + LINE * at, words, colour=SOFT) for at, words in enumerate(lines)
        )
        drawn, more = legend(list(self.entries()), Decimal(LINE * len(lines) + 4))
        return made + drawn, LINE * len(lines) + 4 + more

    def entries(self) -> Iterator[Entry]:
        if len(self.chart.series) > 1:
            for one, of in zip(self.chart.series, self.looks, strict=True):
                yield box_entry(of, one.name)
        marks = {point.mark for one in self.chart.series for point in one.points}
        if hollow := " or ".join(mark for mark in HOLLOW if mark in marks):
            yield box_entry(Look(INK, hatch="open"), hollow, hollow=True)

    def group(self, category: str) -> Iterator[tuple[int, Series, Look, Point | None]]:
        for place, (one, of) in enumerate(zip(self.chart.series, self.looks, strict=True)):
            yield place, one, of, self.points[place].get(category)

    def bar(self, one: Series, of: Look, point: Point, sides: Sides) -> str:
        """One bar, which says itself under a pointer."""
        value = format_figure(point.value or Decimal(0), self.chart.unit)
        name = f"{one.name}, " if len(self.chart.series) > 1 else ""
        mark = f" ({point.mark})" if point.mark else ""
        told = element("title", clean(f"{name}{point.period}: {value}{mark}"))
        return element("g", told + drawn_box(of, sides, hollow=point.hollow))


class Upright(Drawing):
    """Bars that stand, for short labels."""

    def body(self, y: Decimal) -> tuple[str, Decimal]:
        words = [mark_words(mark, self.chart.unit) for mark in self.marks]
        self.left = room_for(words) + 8
        top = y + 14
        self.scale = Scale(self.marks[0], self.marks[-1], top + HIGH, top)
        self.step = (WIDTH - self.left) / max(len(self.categories), 1)
        parts = []
        for mark, said in zip(self.marks, words, strict=True):
            at = self.scale.at(mark)
            parts.append(draw_rule(self.left, at, WIDTH, at))
            parts.append(draw_text(self.left - 8, at + 5, said, anchor="end", colour=SOFT))
        parts += (self.bars(place, each) for place, each in enumerate(self.categories))
        nought = self.scale.at(Decimal(0))
        parts.append(draw_rule(self.left, nought, WIDTH, nought, base=True))
        middles = [self.left + self.step * (2 * at + 1) / 2 for at in range(len(self.categories))]
        below = top + HIGH + 18
        labels, high = period_labels(self.categories, middles, below, WIDTH - self.left)
        return "".join((*parts, labels)), below + high

    def bars(self, place: int, category: str) -> str:
        count = len(self.looks)
        wide = min(WIDEST, self.step * Decimal("0.76") / count)
        start = self.left + self.step * (2 * place + 1) / 2 - wide * count / 2
        made = []
        for at, one, of, point in self.group(category):
            x = start + wide * at
            if point is None or point.value is None:
                made.append(self.missing(point, x + wide / 2))
                continue
            made.append(self.bar(one, of, point, self.sides(point.value, x, wide)))
            made.append(self.value(point.value, x + wide / 2, wide))
        return "".join(made)

    def sides(self, value: Decimal, x: Decimal, wide: Decimal) -> Sides:
        nought, end = self.scale.at(Decimal(0)), self.scale.at(value)
        return x + 2, min(nought, end), wide - 4, abs(nought - end)

    def value(self, value: Decimal, x: Decimal, wide: Decimal) -> str:
        """The figure at the end of its bar, where it fits."""
        words = format_figure(value, self.chart.unit)
        if width_of(words) > max(wide + 4, self.step / len(self.looks) - 4):
            return ""
        y = self.scale.at(value) + (18 if value < 0 else -6)
        return text_on_white(x, y, words, anchor="middle")

    def missing(self, point: Point | None, x: Decimal) -> str:
        """A word in place of a bar, from the bottom up, so that nobody reads a nought."""
        words = "withheld" if point and point.mark == "withheld" else NONE
        y = self.scale.at(Decimal(0)) - 8
        turn = f"rotate(-90 {x:.1f} {y:.1f})"
        return element("text", words, x=x + 5, y=y + 5, fill=SOFT, font_size=13, transform=turn)


class Across(Drawing):
    """Bars that lie, with long labels to their left and each figure at its end."""

    def body(self, y: Decimal) -> tuple[str, Decimal]:
        folded = [wrap(words, WIDTH // 3) for words in self.categories]
        left = room_for(words for lines in folded for words in lines) + 10
        self.end = WIDTH - room_for(self.every_figure()) - 8
        self.scale = Scale(self.marks[0], self.most(), left + self.room_below(), self.end)
        nought = self.scale.at(Decimal(0))
        thick = 26 if len(self.looks) == 1 else 22
        y += 4
        parts: list[str] = []
        top = y
        for category, lines in zip(self.categories, folded, strict=True):
            high = max(thick * len(self.looks), LINE * len(lines))
            first = y + Decimal(high - LINE * len(lines)) / 2 + 13
            parts += (
                draw_text(left - 10, first + LINE * at, words, anchor="end")
                for at, words in enumerate(lines)
            )
            parts.append(
                self.bars(category, y + Decimal(high - thick * len(self.looks)) / 2, thick)
            )
            y += high + 12
        parts.append(draw_rule(nought, top - 4, nought, y - 6, base=True))
        return "".join(parts), y

    def every_figure(self) -> list[str]:
        known = (point.value for one in self.chart.series for point in one.known)
        return [
            *(format_figure(value, self.chart.unit) for value in known if value is not None),
            NONE,
        ]

    def most(self) -> Decimal:
        """The scale ends at the longest bar, as no axis is printed."""
        values = [point.value for one in self.chart.series for point in one.known if point.value]
        return max([*values, Decimal(0)]) or self.marks[-1]

    def room_below(self) -> Decimal:
        """What figures at the end of bars below nought need on their left."""
        return room_for(self.every_figure()) + 6 if self.marks[0] < 0 else Decimal(0)

    def bars(self, category: str, y: Decimal, thick: int) -> str:
        nought, made = self.scale.at(Decimal(0)), []
        for at, one, of, point in self.group(category):
            top = y + thick * at
            middle = top + Decimal(thick) / 2 + 5
            if point is None or point.value is None:
                words = "withheld" if point and point.mark == "withheld" else NONE
                made.append(draw_text(nought + 6, middle, words, colour=SOFT))
                continue
            end = self.scale.at(point.value)
            sides = min(nought, end), top + 2, abs(end - nought), Decimal(thick - 4)
            made.append(self.bar(one, of, point, sides))
            aside, anchor = (-6, "end") if point.value < 0 else (6, None)
            words = format_figure(point.value, self.chart.unit)
            made.append(draw_text(end + aside, middle, words, anchor=anchor, bold=True))
        return "".join(made)


def drawn_box(of: Look, sides: Sides, *, hollow: bool) -> str:
    """A box; one that is not final or not exact has a dashed edge, and is never solid."""
    hatch = "open" if hollow and of.hatch == HATCHES[0] else of.hatch
    return draw_box(replace(of, hatch=hatch), *sides, dash="4 3" if hollow else None)


def box_entry(of: Look, words: str, *, hollow: bool = False) -> Entry:
    def draw(x: Decimal, y: Decimal) -> str:
        return drawn_box(of, (x + 1, y - 8, Decimal(24), Decimal(16)), hollow=hollow)

    return Entry(draw, 26, words)
