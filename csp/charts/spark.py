"""A trend in the height of a line of text, for a row of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from csp.charts.base import Chart, Row
from csp.charts.looks import COLOURS, GREEN, WHITE
from csp.charts.rows import series_rows
from csp.charts.sentences import trend_sentence
from csp.charts.svg import Paint, clean, draw_line, element
from csp.charts.values import Series, Target, merge_periods

WIDE, HIGH, EDGE = 120, 32, 5
# More figures than pixels would only smudge: the newest are drawn, all are in the rows.
MOST = 40
INK = COLOURS[0]


@dataclass(frozen=True, kw_only=True)
class Spark(Chart):
    """One line without axes against its target: from its least to its most, so only the shape counts."""

    series: Series
    target: Target | None = None
    lacking: str = ""

    @property
    def periods(self) -> tuple[str, ...]:
        return merge_periods((self.series,))

    @property
    def summary(self) -> str:
        said = trend_sentence((self.series,), self.periods, self.unit, self.target)
        return f"{said} {self.lacking}".rstrip()

    def rows(self) -> tuple[Row, ...]:
        return series_rows("Period", self.periods, (self.series,), self.target)

    def svg(self) -> str:
        names = f"{self.key}-title", f"{self.key}-desc"
        told = element("title", clean(shorten_label(self.title, 120)), id=names[0])
        told += element("desc", clean(shorten_label(self.summary, 240)), id=names[1])
        return element(
            "svg", told + self.inside(), xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {WIDE} {HIGH}", role="img", aria_labelledby=" ".join(names), fill="none",
        )  # fmt: skip

    def inside(self) -> str:
        places = self.places()
        parts = [
            draw_line(0, y, WIDE, y, GREEN, stroke_width="1.5", stroke_dasharray="4 2")
            for y in self.heights(self.target.values if self.target else ())
        ]
        path = "".join(spark_path(places))
        parts.append(element("path", d=path, stroke=INK, stroke_width=2) if path else "")
        if places:
            _, x, y = places[-1]
            hollow = self.series.known[-1].hollow
            paint: Paint = {"fill": WHITE if hollow else INK, "stroke": INK, "stroke_width": "1.5"}
            parts.append(element("circle", cx=x, cy=y, r="3.5", **paint))
        return "".join(parts)

    def places(self) -> list[tuple[int, int, int]]:
        """The column and place of each known figure among the newest."""
        newest = self.series.points[-MOST:]
        known = [(at, point.value) for at, point in enumerate(newest) if point.value is not None]
        step = Decimal(WIDE - 2 * EDGE) / max(len(newest) - 1, 1)
        heights = self.heights(value for _, value in known)
        return [(at, round(EDGE + step * at), y) for (at, _), y in zip(known, heights, strict=True)]

    def heights(self, values: Iterable[Decimal]) -> list[int]:
        every = [point.value for point in self.series.points[-MOST:] if point.value is not None]
        every += self.target.values if self.target else ()
        least, most = min(every, default=Decimal(0)), max(every, default=Decimal(0))
        span = most - least
        if not span:
            return [HIGH // 2 for _ in values]
        return [round(HIGH - EDGE - (value - least) * (HIGH - 2 * EDGE) / span) for value in values]


def spark_path(places: list[tuple[int, int, int]]) -> Iterator[str]:
    """The path through neighbours; a short dash stands for a figure with a gap on both sides."""
    joined = set()
    for (column, x, y), (after, next_x, next_y) in pairwise(places):
        if after == column + 1:
            yield f"M{x} {y}L{next_x} {next_y}" if column not in joined else f"L{next_x} {next_y}"
            joined |= {column, after}
    for column, x, y in places[:-1]:
        if column not in joined:
            yield f"M{x - 1} {y}h2"


def shorten_label(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
