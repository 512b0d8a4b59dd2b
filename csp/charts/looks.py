"""How one series is told from the next: by colour, and as surely by dash, marker and hatching.

Every colour has 4.5:1 on white, so that names may be printed in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

from csp.charts.svg import Paint, Size, draw_line, element, svg_number

WHITE = "#ffffff"
COLOURS = ("#1d4f76", "#a34700", "#6a2c8f", "#00665e", "#b10e1e")
DASHES = (None, "7 3", "2 3", "10 3 2 3")
MARKERS = ("circle", "square", "triangle", "diamond", "wedge")
HATCHES = ("solid", "rising", "open", "falling", "crossed", "level")
GREEN = "#00603b"
GREEN_TINT = "#e0f0e7"

# Corners of each marker, in its half-widths from the middle.
CORNERS = {
    "square": ("-.9 -.9", ".9 -.9", ".9 .9", "-.9 .9"),
    "triangle": ("0 -1.15", "1.1 .85", "-1.1 .85"),
    "diamond": ("0 -1.25", "1.25 0", "0 1.25", "-1.25 0"),
    "wedge": ("0 1.15", "1.1 -.85", "-1.1 -.85"),
}
GAP = 6
# Where a stroke begins and ends: x, y, x, y.
Stroke = tuple[Decimal, Decimal, Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Look:
    colour: str
    dash: str | None = None
    marker: str = "circle"
    hatch: str = "solid"
    half: Decimal = Decimal("4.5")


COMPARATOR = Look("#505a5f", "4 4", "wedge", "open", Decimal("3.5"))


def series_look(place: int) -> Look:
    """The look of the series at this place; the first thirty differ in more than colour."""
    return Look(
        COLOURS[place % len(COLOURS)],
        DASHES[place % len(DASHES)],
        MARKERS[place % len(MARKERS)],
        HATCHES[place % len(HATCHES)],
    )


def marker(of: Look, x: Size, y: Size, *, hollow: bool = False, half: Size | None = None) -> str:
    """The sign of a series at a place; hollow for a figure that is not final or not exact."""
    size = Decimal(of.half if half is None else half)
    paint: Paint = {"fill": WHITE if hollow else of.colour, "stroke": of.colour, "stroke_width": 2}
    if of.marker == "circle":
        return element("circle", cx=x, cy=y, r=size, **paint)
    corners = (corner.split() for corner in CORNERS[of.marker])
    places = (
        f"{svg_number(x + size * Decimal(a))} {svg_number(y + size * Decimal(b))}"
        for a, b in corners
    )
    return element("path", d=f"M{'L'.join(places)}Z", **paint)


def sample(of: Look, x: Size, y: Size) -> str:
    """A short stretch of a series' line with its marker, 26 wide, for a legend."""
    stroke = draw_line(x, y, x + 26, y, of.colour, stroke_width=2, stroke_dasharray=of.dash)
    return stroke + marker(of, x + 13, y)


def draw_box(
    of: Look, x: Decimal, y: Decimal, wide: Decimal, high: Decimal, dash: str | None = None
) -> str:
    """A filled box: solid, or white with an edge and hatched so that it is told apart in grey."""
    paint: Paint = {"fill": of.colour if of.hatch == "solid" else WHITE, "stroke": of.colour}
    edge = element(
        "rect", x=x, y=y, width=wide, height=high, stroke_width=2, stroke_dasharray=dash, **paint
    )
    strokes = hatching(of.hatch, x, y, wide, high)
    return edge + (element("path", d=strokes, stroke=of.colour, stroke_width=2) if strokes else "")


def hatching(kind: str, x: Decimal, y: Decimal, wide: Decimal, high: Decimal) -> str:
    """The strokes that fill a box, cut at its edges rather than clipped: every reader draws them."""
    if kind == "level":
        return hatch_path((x, row, x + wide, row) for row in places_between(y, high))
    made = ""
    if kind in ("rising", "crossed"):
        made += hatch_path(slanted(x, y, wide, high))
    if kind in ("falling", "crossed"):
        turned = 2 * y + high
        made += hatch_path(
            (a, turned - b, c, turned - d) for a, b, c, d in slanted(x, y, wide, high)
        )
    return made


def places_between(start: Decimal, length: Decimal) -> Iterator[Decimal]:
    """Places a gap apart inside a length, neither end among them."""
    for place in count(1):
        if place * GAP >= length:
            return
        yield start + place * GAP


def slanted(x: Decimal, y: Decimal, wide: Decimal, high: Decimal) -> Iterator[Stroke]:
    """Lines rising to the right at 45 degrees, each from edge to edge of the box."""
    for reach in places_between(Decimal(0), wide + high):
        low, far = min(reach, high), max(reach - high, Decimal(0))
        end = min(reach, wide)
        yield x + far, y + low, x + end, y + reach - end


def hatch_path(lines: Iterable[Stroke]) -> str:
    return "".join(
        f"M{svg_number(a)} {svg_number(b)}L{svg_number(c)} {svg_number(d)}" for a, b, c, d in lines
    )
