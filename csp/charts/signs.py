"""The shapes that stand beside words for how something goes: drawn once, for pages, charts and papers.

Each differs from every other by its outline or by how it is filled, so that none needs its colour.
All are made of straight lines and circles in a square of 16 by 16, which every reader can draw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from csp.charts.svg import Size, element, svg_number

SIDE = 16
WHITE = "#ffffff"
PAIR = re.compile(r"([\d.]+) ([\d.]+)")


class Piece(NamedTuple):
    """A path, or a circle of a radius about the middle. Filled where ``line`` is nothing."""

    path: str = ""
    radius: str = ""
    line: str = ""
    white: bool = False
    dash: str = ""


SIGNS: dict[str, tuple[Piece, ...]] = {
    "tick": (Piece(radius="7"), Piece("M4.6 8.3L7 10.7L11.5 5.7", line="1.8", white=True)),
    "circle": (Piece(radius="5.8"),),
    "diamond": (Piece("M8 0.8L15.2 8L8 15.2L0.8 8Z"),),
    "cross": (
        Piece("M1.8 1.8L14.2 1.8L14.2 14.2L1.8 14.2Z"),
        Piece("M5 5L11 11M11 5L5 11", line="1.7", white=True),
    ),
    "ring": (Piece(radius="5.5", line="2"),),
    "dotted": (Piece("M2.2 2.2L13.8 2.2L13.8 13.8L2.2 13.8Z", line="1.3", dash="2.3 1.7"),),
    "pause": (Piece("M2 1L6.5 1L6.5 15L2 15ZM9.5 1L14 1L14 15L9.5 15Z"),),
    "square": (Piece("M2 2L14 2L14 14L2 14Z"),),
    "frame": (Piece("M3 3L13 3L13 13L3 13Z", line="2"),),
    "gem": (Piece("M8 2L14 8L8 14L2 8Z", line="2"),),
    "plus": (Piece("M6 1.5L10 1.5L10 6L14.5 6L14.5 10L10 10L10 14.5L6 14.5L6 10L1.5 10L1.5 6L6 6Z"),),
    "bar": (Piece("M1 5.5L15 5.5L15 10.5L1 10.5Z"),),
    "target": (Piece(radius="6.3", line="1.6"), Piece(radius="2.6")),
    "star": (
        Piece("M8 0.5L10.1 5.6L15.6 6L11.4 9.6L12.7 15L8 12.1L3.3 15L4.6 9.6L0.4 6L5.9 5.6Z"),
    ),
    # Beside statuses that were frozen before triangles were kept for better and worse.
    "triangle": (Piece("M8 1L15.5 15L0.5 15Z"),),
}  # fmt: skip


def draw_sign(name: str, colour: str, x: Size = 0, y: Size = 0, side: Size = SIDE) -> str:
    """The pieces of a shape with its corner at a place; nothing for a name that is not drawn."""
    scale = Decimal(side) / SIDE
    return "".join(draw_pieces(SIGNS.get(name, ()), colour, Decimal(x), Decimal(y), scale))


def draw_pieces(
    pieces: tuple[Piece, ...], colour: str, x: Decimal, y: Decimal, scale: Decimal
) -> Iterator[str]:
    def place(found: re.Match[str]) -> str:
        return f"{svg_number(x + Decimal(found[1]) * scale)} {svg_number(y + Decimal(found[2]) * scale)}"

    for piece in pieces:
        ink = WHITE if piece.white else colour
        paint: dict[str, str | Size | None] = {"fill": ink}
        if piece.line:
            dash = " ".join(svg_number(Decimal(each) * scale) for each in piece.dash.split())
            wide = Decimal(piece.line) * scale
            paint = {"fill": "none", "stroke": ink, "stroke_width": wide}
            paint["stroke_dasharray"] = dash or None
        if piece.radius:
            middle = Decimal(8) * scale
            radius = Decimal(piece.radius) * scale
            yield element("circle", cx=x + middle, cy=y + middle, r=radius, **paint)
        else:
            yield element("path", d=PAIR.sub(place, piece.path), **paint)


def sign_svg(name: str, colour: str, side: int = SIDE) -> str:
    """The shape as a drawing of its own, for files that carry their pictures."""
    inside = draw_sign(name, colour, side=side)
    box = f"0 0 {side} {side}"
    return element("svg", inside, xmlns="http://www.w3.org/2000/svg", viewBox=box) if inside else ""
