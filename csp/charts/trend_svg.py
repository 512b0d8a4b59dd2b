"""How a trend is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from csp.charts.axes import (
    EMPTY,
    LINE,
    WIDTH,
    draw_rule,
    label_svg,
    legend,
    period_labels,
    sign_entries,
    withheld_sign,
)
from csp.charts.looks import GREEN, GREEN_TINT
from csp.charts.places import Placed, draw_markers, lined
from csp.charts.svg import (
    INK,
    SOFT,
    draw_line,
    draw_text,
    drawing,
    element,
    text_on_white,
    width_of,
)
from csp.charts.trend_frame import HIGH, Layout
from csp.charts.values import Break, format_figure


class Plot(Layout):
    """The drawing of one trend, from what lies at the back to what lies in front."""

    def drawn(self) -> str:
        below, bottom = self.below()
        pairs = list(zip(self.chart.lines, self.looks, strict=True))
        parts = [self.head, self.grid(), *self.target(), *self.broken(), below]
        parted = {self.periods.index(each.period) for each in self.breaks}
        parts += (lined(self.placed(one), of, parted) for one, of in reversed(pairs))
        parts += (
            draw_markers(self.placed(one), of, one.name, self.chart.unit)
            for one, of in reversed(pairs)
        )
        parts += (self.valued(), *(label_svg(each, self.frame.right + 8) for each in self.labels()))
        chart = self.chart
        return drawing(chart.key, chart.title, chart.summary, (WIDTH, bottom), "".join(parts))

    def grid(self) -> str:
        frame, made = self.frame, []
        for mark, words in zip(self.marks, self.mark_words, strict=True):
            y = self.scale.at(mark)
            base = mark == 0 or mark == self.marks[0]
            made.append(draw_rule(frame.left, y, frame.right, y, base=base))
            made.append(draw_text(frame.left - 8, y + 5, words, anchor="end", colour=SOFT))
        if not any(one.known for one in self.chart.lines):
            middle = (frame.left + frame.right) / 2
            made.append(draw_text(middle, frame.top + HIGH // 2, EMPTY, anchor="middle"))
        return "".join(made)

    def target(self) -> Iterator[str]:
        if not (target := self.chart.target):
            return
        frame, places = self.frame, [self.scale.at(value) for value in target.values]
        if len(places) > 1:
            yield element(
                "rect", x=frame.left, y=places[1], width=frame.wide,
                height=places[0] - places[1], fill=GREEN_TINT,
            )  # fmt: skip
        for y in places:
            yield draw_line(
                frame.left, y, frame.right, y, GREEN, stroke_width=2, stroke_dasharray="6 2"
            )

    def broken(self) -> Iterator[str]:
        """A dashed line before each period from which counting changed, under its words."""
        y = self.break_top
        for each, lines in self.break_rows:
            x = self.break_x(each)
            yield draw_line(
                x, y, x, self.frame.bottom, INK, stroke_width="1.5", stroke_dasharray="4 3"
            )
            fits = x + 6 + max(map(width_of, lines)) <= WIDTH
            for at, words in enumerate(lines):
                side = (x + 6, None) if fits else (x - 6, "end")
                yield draw_text(side[0], y + 12 + LINE * at, words, anchor=side[1])
            y += LINE * len(lines)

    def break_x(self, each: Break) -> Decimal:
        column = self.periods.index(each.period)
        before = self.x(column - 1) if column else self.frame.left
        return (before + self.x(column)) / 2

    def valued(self) -> str:
        """The first and last figures of a line that is alone, written beside their markers."""
        if len(self.chart.series) != 1:
            return ""
        placed = self.placed(self.chart.series[0])
        if len(placed) < 2:
            return "".join(self.value(each, None, "middle") for each in placed)
        first = self.value(placed[0], placed[1], "start", -5)
        return first + self.value(placed[-1], placed[-2], "end", 5)

    def value(self, here: Placed, next_to: Placed | None, anchor: str, aside: int = 0) -> str:
        """Above the marker, or below it where the line goes up from there."""
        below = next_to is not None and next_to.y < here.y and here.y + 22 < self.frame.bottom
        y = here.y + (22 if below else -11)
        words = format_figure(here.value, self.chart.unit)
        return text_on_white(here.x + aside, y, words, anchor=anchor)

    def below(self) -> tuple[str, Decimal]:
        """Everything under the plot, and where the drawing ends."""
        y = self.frame.bottom
        parts = [self.withheld(y + 11)]
        y += 18 + (14 if parts[0] else 0)
        places = [self.x(column) for column in range(len(self.periods))]
        labels, high = period_labels(self.periods, places, y, self.frame.wide)
        entries = sign_entries(self.chart.lines)
        signs, more = legend(entries, y + high) if entries else ("", 0)
        y += high + more
        parts += (labels, signs)
        if self.marks[0] > 0:
            words = f"The scale begins at {self.mark_words[0]}, not at nought."
            parts.append(draw_text(0, y + 8, words, colour=SOFT))
            y += LINE
        return "".join(parts), y

    def withheld(self, y: Decimal) -> str:
        """A cross below the axis for each figure that may not be shown: nowhere near a value."""
        found: dict[str, list[str]] = {}
        for one, of in zip(self.chart.lines, self.looks, strict=True):
            for point in one.points:
                if point.mark == "withheld":
                    found.setdefault(point.period, []).append(of.colour)
        return "".join(
            withheld_sign(self.x(self.periods.index(period)) + 11 * place, y, colour)
            for period, colours in found.items()
            for place, colour in enumerate(colours)
        )
