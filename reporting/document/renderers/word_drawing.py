"""Our charts in points of colour, for readers of Word files that show no vector drawings.

Draws only what ``csp.charts`` writes; any other drawing is left to the words that stand for it.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.conf import settings
from lxml import etree
from PIL import Image, ImageDraw, ImageFont

Point = tuple[float, float]
SCALE = 2
STEP = re.compile(r"([MmLlHhVvZz])|(-?[\d.]+)")
SILENT = {"title", "desc"}
FACES = {"bold": "source-sans-3-bold.ttf"}
USUAL = "source-sans-3-regular.ttf"
SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


class Unknown(Exception):
    """A drawing that is not one of our charts."""


def draw_chart_png(
    svg: str, size: tuple[int, int], *, ground: str | None = "white"
) -> bytes | None:
    """The chart as PNG, twice its size for a sharp print; None where it is not one of ours.

    Without a ``ground`` whatever lies behind it shows through.
    """
    kind, behind = ("RGB", ground) if ground else ("RGBA", (0, 0, 0, 0))
    image = Image.new(kind, (size[0] * SCALE, size[1] * SCALE), behind)
    try:
        root = etree.fromstring(svg.encode(), SAFE)
        Pen(image).children(root, {})
    except (Unknown, OSError, ValueError, IndexError, etree.XMLSyntaxError):
        return None
    made = io.BytesIO()
    image.save(made, "PNG", dpi=(96 * SCALE, 96 * SCALE))
    return made.getvalue()


class Pen:
    def __init__(self, image: Image.Image) -> None:
        self.image = image
        self.draw = ImageDraw.Draw(image)

    def children(self, element: Any, around: dict[str, str]) -> None:
        inside = {**around, **element.attrib}
        for child in element:
            name = etree.QName(child).localname
            if name in SILENT:
                continue
            pen = {"g": self.children, "path": self.path, "rect": self.rect,
                   "circle": self.circle, "text": self.text}.get(name)  # fmt: skip
            if pen is None:
                raise Unknown(name)
            pen(child, inside)

    def path(self, element: Any, around: dict[str, str]) -> None:
        said = {**around, **element.attrib}
        for points in path_strokes(said["d"]):
            if said.get("fill", "none") != "none" and len(points) > 2 and "fill" in element.attrib:
                self.draw.polygon(points, fill=said["fill"])
            self.line(points, said)

    def rect(self, element: Any, around: dict[str, str]) -> None:
        said = {**around, **element.attrib}
        x, y, wide, high = (
            float(said.get(name, 0)) * SCALE for name in ("x", "y", "width", "height")
        )
        corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)]
        if said.get("fill") != "none":
            self.draw.polygon(corners, fill=said.get("fill", "black"))
        self.line(corners, said)

    def circle(self, element: Any, around: dict[str, str]) -> None:
        said = {**around, **element.attrib}
        x, y, r = (float(said[name]) * SCALE for name in ("cx", "cy", "r"))
        fill = None if said.get("fill") == "none" else said.get("fill")
        wide = round(float(said.get("stroke-width", 1)) * SCALE)
        box = (x - r, y - r, x + r, y + r)
        self.draw.ellipse(box, fill=fill, outline=said.get("stroke"), width=wide)

    def line(self, points: list[Point], said: dict[str, str]) -> None:
        colour = said.get("stroke", "none")
        if colour == "none":
            return
        wide = max(1, round(float(said.get("stroke-width", 1)) * SCALE))
        for piece in dashes(points, said.get("stroke-dasharray", "")):
            self.draw.line(piece, fill=colour, width=wide, joint="curve")

    def text(self, element: Any, around: dict[str, str]) -> None:
        if len(element):
            raise Unknown("text")
        said = {**around, **element.attrib}
        size = round(float(said.get("font-size", 15)) * SCALE)
        font = load_typeface(
            settings.PRINT_FONTS, FACES.get(said.get("font-weight", ""), USUAL), size
        )
        x, y = float(said.get("x", 0)) * SCALE, float(said.get("y", 0)) * SCALE
        anchor = {"middle": "ms", "end": "rs"}.get(said.get("text-anchor", ""), "ls")
        if "transform" in said:
            self.turned(element.text or "", font, said)
        else:
            self.draw.text((x, y), element.text or "", said["fill"], font, anchor=anchor)

    def turned(self, words: str, font: Any, said: dict[str, str]) -> None:
        """Words from the bottom up, beside the place that they turn about."""
        found = re.fullmatch(r"rotate\(-90 (-?[\d.]+) (-?[\d.]+)\)", said["transform"])
        if not found:
            raise Unknown("transform")
        _, _, right, bottom = font.getbbox(words)
        label = Image.new("L", (math.ceil(right), math.ceil(bottom)), 0)
        ImageDraw.Draw(label).text((0, 0), words, 255, font)
        label = label.rotate(90, expand=True)
        x, y = (float(each) * SCALE for each in found.groups())
        dx, dy = float(said["x"]) * SCALE - x, float(said["y"]) * SCALE - y
        place = (round(x + dy - font.getmetrics()[0]), round(y - dx - label.height))
        self.image.paste(
            said["fill"], (*place, place[0] + label.width, place[1] + label.height), label
        )


@lru_cache(maxsize=32)
def load_typeface(fonts: str | Path, name: str, size: int) -> Any:
    return ImageFont.truetype(str(Path(fonts) / name), size)


def path_strokes(path: str) -> Iterator[list[Point]]:
    """The lines of a path, each as its corners."""
    points: list[Point] = []
    x = y = 0.0
    order, numbers = "", []
    for letter, figure in STEP.findall(path):
        if figure:
            numbers.append(float(figure) * SCALE)
        if letter:
            order = letter
            if letter in "Zz":
                yield [*points, points[0]]
                points = []
        if len(numbers) == (1 if order in "HhVv" else 2):
            if order in "Mm" and points:
                yield points
                points = []
            x, y = moved(order, numbers, x, y)
            points.append((x, y))
            order, numbers = {"M": "L", "m": "l"}.get(order, order), []
    if len(points) > 1:
        yield points


def moved(order: str, numbers: list[float], x: float, y: float) -> Point:
    match order:
        case "H" | "h":
            return numbers[0] + (x if order == "h" else 0), y
        case "V" | "v":
            return x, numbers[0] + (y if order == "v" else 0)
        case "M" | "L":
            return numbers[0], numbers[1]
    return x + numbers[0], y + numbers[1]


def dashes(points: list[Point], pattern: str) -> Iterator[list[Point]]:
    """The pieces of a broken line, or the whole line where there is no pattern."""
    if not pattern:
        yield points
        return
    on, off = (float(each) * SCALE for each in pattern.replace(",", " ").split()[:2])
    for (x1, y1), (x2, y2) in pairwise(points):
        long = math.hypot(x2 - x1, y2 - y1)
        at = 0.0
        while long and at < long:
            end = min(at + on, long)
            yield [
                (x1 + (x2 - x1) * each / long, y1 + (y2 - y1) * each / long) for each in (at, end)
            ]
            at += on + off
