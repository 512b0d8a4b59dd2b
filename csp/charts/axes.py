"""Parts of a drawing that several kinds of chart share: scales with words, labels, legends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from csp.charts.looks import Look, marker, sample
from csp.charts.scale import ticks
from csp.charts.svg import (
    INK,
    RULE,
    TEXT,
    Size,
    draw_line,
    draw_text,
    element,
    svg_number,
    width_of,
    wrap,
)
from csp.charts.values import HOLLOW, Series, Target, format_figure

WIDTH = 480
LINE = 17
# The size of the labels below an axis, and what stands free beyond its last place.
PERIOD = 14
END = 28
MILLION = Decimal(1_000_000)
EMPTY = "No figures to draw yet"


@dataclass(frozen=True, slots=True)
class Frame:
    """The box that values are drawn in."""

    left: Decimal
    top: Decimal
    right: Decimal
    bottom: Decimal

    @property
    def wide(self) -> Decimal:
        return self.right - self.left


def marks_for(
    series: Iterable[Series], target: Target | None, from_zero: bool, wanted: int = 5
) -> tuple[Decimal, ...]:
    """The round values of a scale that holds every figure and the target."""
    values = [point.value for one in series for point in one.points if point.value is not None]
    values += target.values if target else ()
    if not values:
        return Decimal(0), Decimal(1)
    if from_zero:
        values.append(Decimal(0))
    made = ticks(min(values), max(values), wanted)
    if not from_zero and made[0] > 0:
        # Room below the least figure, so that it does not pass for nothing.
        return (max(2 * made[0] - made[1], Decimal(0)), *made) if near(min(values), made) else made
    return made


def near(value: Decimal, marks: Sequence[Decimal]) -> bool:
    """Whether a value lies within a third of a step of the lowest mark."""
    return 3 * (value - marks[0]) < marks[1] - marks[0]


def mark_words(value: Decimal, unit: str) -> str:
    """A value of the scale, short: 1.2m for 1,200,000."""
    if abs(value) >= MILLION:
        return format_figure((value / MILLION).normalize(), unit if unit == "£" else "") + "m"
    return format_figure(value, unit)


def room_for(words: Iterable[str], size: int = TEXT) -> Decimal:
    return max((width_of(each, size) for each in words), default=Decimal(0))


def draw_rule(x1: Size, y1: Size, x2: Size, y2: Size, *, base: bool = False) -> str:
    """A line of the grid; the one at nought is dark."""
    return draw_line(x1, y1, x2, y2, INK if base else RULE, stroke_width="1.5" if base else "1")


def thinned(count: int, each: Decimal, room: Decimal) -> list[int]:
    """The places of a row of labels that are printed: all, or as many as fit, the last always."""
    step = max(1, ceil(each * max(count - 1, 1) / max(room, Decimal(1))))
    return [place for place in range(count) if (count - 1 - place) % step == 0]


def period_labels(
    periods: Sequence[str], places: Sequence[Decimal], y: Decimal, wide: Decimal
) -> tuple[str, int]:
    """Labels below an axis, in lines where they are long. Gives the drawing and its height."""
    folded = [wrap(period, 90, PERIOD) for period in periods]
    widest = room_for((words for lines in folded for words in lines), PERIOD)
    # A wide one at the end is moved to stay on the drawing, towards the one before it.
    each = widest + 5 + max(widest / 2 - END, Decimal(0))
    made = [
        draw_text(
            keep_words_inside(places[at], width_of(words, PERIOD)),
            y + LINE * row,
            words,
            anchor="middle",
            size=PERIOD,
        )
        for at in thinned(len(periods), each, wide)
        for row, words in enumerate(folded[at])
    ]
    return "".join(made), LINE * max(map(len, folded), default=1)


def keep_words_inside(x: Decimal, wide: Decimal, right: int = WIDTH) -> Decimal:
    """The middle of some words, moved so that none of them leave the drawing."""
    return max(min(x, right - wide / 2), wide / 2)


@dataclass(slots=True)
class Label:
    """Words beside the plot, at the height of what they name."""

    y: Decimal
    lines: list[str]
    colour: str
    look: Look | None = None

    @property
    def high(self) -> Decimal:
        return Decimal(LINE * len(self.lines))


def spread_labels(labels: Sequence[Label], top: Decimal, bottom: Decimal) -> None:
    """Move labels apart, as little as is needed, and keep them beside the plot while they fit."""
    ordered = sorted(labels, key=lambda label: label.y)
    floor = top
    for label in ordered:
        label.y = max(label.y, floor + label.high / 2)
        floor = label.y + label.high / 2 + 3
    ceiling = max(bottom, top)
    for label in reversed(ordered):
        label.y = min(label.y, ceiling - label.high / 2)
        ceiling = label.y - label.high / 2 - 3


def label_svg(label: Label, x: Decimal) -> str:
    """The words, after the marker of the series that they name."""
    sign = (
        marker(label.look, x + 5, label.y - label.high / 2 + LINE / Decimal(2))
        if label.look
        else ""
    )
    start = x + (15 if label.look else 0)
    first = label.y - label.high / 2 + 13
    words = (
        draw_text(start, first + LINE * row, each, colour=label.colour)
        for row, each in enumerate(label.lines)
    )
    return sign + "".join(words)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a legend: what draws its sign at a place, the sign's width, and its words."""

    draw: Callable[[Decimal, Decimal], str]
    wide: int
    words: str


def series_entry(of: Look, words: str) -> Entry:
    return Entry(lambda x, y: sample(of, x, y), 26, words)


def legend(entries: Sequence[Entry], y: Decimal, left: Decimal = Decimal(0)) -> tuple[str, int]:
    """The entries from ``y`` down, side by side where they fit. Gives the drawing and its height."""
    made, x, row = [], left, Decimal(0)
    for entry in entries:
        lines = wrap(entry.words, WIDTH - entry.wide - 8)
        wide = entry.wide + 8 + room_for(lines)
        if x > left and x + wide > WIDTH:
            x, row = left, row + LINE + 4
        made.append(entry.draw(x, y + row + 9))
        made += (
            draw_text(x + entry.wide + 8, y + row + LINE * at + 14, words)
            for at, words in enumerate(lines)
        )
        row += LINE * (len(lines) - 1)
        x += wide + 20
    return "".join(made), int(row) + LINE + 6 if entries else 0


def sign_entries(series: Iterable[Series]) -> list[Entry]:
    """What hollow and crossed-out signs mean, where the series have any."""
    marks = {point.mark for one in series for point in one.points}
    entries = []
    if hollow := " or ".join(mark for mark in HOLLOW if mark in marks):
        plain = Look(INK)
        entries.append(Entry(lambda x, y: marker(plain, x + 6, y, hollow=True), 12, hollow))
    if "withheld" in marks:
        entries.append(Entry(lambda x, y: withheld_sign(x + 6, y, INK), 12, "withheld"))
    return entries


def withheld_sign(x: Decimal, y: Decimal, colour: str) -> str:
    cross = f"M{svg_number(x - 4)} {svg_number(y - 4)}l8 8m0-8l-8 8"
    return element("path", d=cross, stroke=colour, stroke_width=2)
