"""Where the figures of a series stand, and which of them a line joins."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from csp.charts.looks import Look, marker
from csp.charts.scale import Scale
from csp.charts.svg import clean, element, svg_number
from csp.charts.values import Point, Series, format_figure


@dataclass(frozen=True, slots=True)
class Placed:
    """A known figure and where it stands."""

    point: Point
    value: Decimal
    column: int
    x: Decimal
    y: Decimal


def place_figures(
    one: Series, periods: Sequence[str], x: Callable[[int], Decimal], scale: Scale
) -> list[Placed]:
    """The known figures of a series; what is not known has no place at all."""
    points = one.by_period()
    return [
        Placed(point, point.value, column, x(column), scale.at(point.value))
        for column, period in enumerate(periods)
        if (point := points.get(period)) and point.value is not None
    ]


def stretches(places: Sequence[Placed], parted: Collection[int] = ()) -> Iterator[list[Placed]]:
    """The figures that one line joins: neighbours, with no change of counting between them.

    ``parted`` holds the columns from which counting changed.
    """
    stretch: list[Placed] = []
    for each in places:
        if stretch and (each.column != stretch[-1].column + 1 or each.column in parted):
            yield stretch
            stretch = []
        stretch.append(each)
    if stretch:
        yield stretch


def lined(places: Sequence[Placed], of: Look, parted: Collection[int] = ()) -> str:
    """The line of a series, broken at every gap."""
    paths = (
        "M" + "L".join(f"{svg_number(each.x)} {svg_number(each.y)}" for each in stretch)
        for stretch in stretches(places, parted)
        if len(stretch) > 1
    )
    joined = "".join(paths)
    return joined and element(
        "path", d=joined, fill="none", stroke=of.colour, stroke_width="2.5",
        stroke_dasharray=of.dash, stroke_linejoin="round",
    )  # fmt: skip


def draw_markers(places: Sequence[Placed], of: Look, name: str, unit: str) -> str:
    """The marker of each figure, which says itself under a pointer."""
    return "".join(
        element(
            "g",
            figure_tooltip(each, name, unit) + marker(of, each.x, each.y, hollow=each.point.hollow),
        )
        for each in places
    )


def figure_tooltip(each: Placed, name: str, unit: str) -> str:
    mark = f" ({each.point.mark})" if each.point.mark else ""
    return element(
        "title", clean(f"{name}, {each.point.period}: {format_figure(each.value, unit)}{mark}")
    )
