"""Pieces of SVG in presentation attributes only: no style, no script, nothing fetched."""

from __future__ import annotations

import re
from decimal import Decimal
from html import escape
from textwrap import wrap as wrapped

from csp.prose.characters import normalise

Size = Decimal | int
Paint = dict[str, str | Decimal | int | None]

FONT = "'Source Sans 3',Arial,sans-serif"
TEXT = 15
INK = "#0b0c0c"
SOFT = "#505a5f"
RULE = "#d4d8da"
# About the widths of a letter and of a wide one, in its size, in the widest of the fonts.
LETTER, WIDE = Decimal("0.54"), Decimal("0.9")
WIDE_LETTERS = frozenset("mwMW%@—…")
KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def svg_number(value: Size) -> str:
    """A place on the drawing, to a tenth."""
    words = f"{Decimal(value):.1f}".removesuffix(".0")
    return "0" if words == "-0" else words


def clean(words: str) -> str:
    return escape(normalise(words))


def element(name: str, inside: str = "", /, **attributes: str | Size | None) -> str:
    """One element; ``stroke_width=2`` is its attribute ``stroke-width``, and None is left out."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"


def attribute(value: str | Size) -> str:
    return clean(value) if isinstance(value, str) else svg_number(value)


def draw_text(
    x: Size,
    y: Size,
    words: str,
    *,
    anchor: str | None = None,
    size: int | None = None,
    colour: str | None = None,
    bold: bool = False,
) -> str:
    """One line of words on its baseline."""
    weight = "bold" if bold else None
    return element(
        "text", clean(words), x=x, y=y, text_anchor=anchor, font_size=size, font_weight=weight,
        fill=colour,
    )  # fmt: skip


def text_on_white(
    x: Decimal, y: Decimal, words: str, *, anchor: str | None = None, size: int = TEXT
) -> str:
    """A figure in bold that stays readable where lines run behind it."""
    wide = width_of(words, size)
    left = x - {"middle": wide / 2, "end": wide}.get(anchor or "", Decimal(0))
    behind = element("rect", x=left, y=y - size + 2, width=wide, height=size, fill="#ffffff")
    return behind + draw_text(x, y, words, anchor=anchor, size=size, bold=True)


def draw_line(
    x1: Size, y1: Size, x2: Size, y2: Size, colour: str, **more: str | Size | None
) -> str:
    return element(
        "path",
        d=f"M{svg_number(x1)} {svg_number(y1)}L{svg_number(x2)} {svg_number(y2)}",
        stroke=colour,
        **more,
    )


def width_of(words: str, size: int = TEXT) -> Decimal:
    wide = sum(letter in WIDE_LETTERS for letter in words)
    return size * (LETTER * (len(words) - wide) + WIDE * wide)


def wrap(words: str, width: Size, size: int = TEXT) -> list[str]:
    """The words in lines that fit the width, as far as that can be told without the font."""
    return wrapped(words, max(6, int(width / (size * LETTER)))) or [""]


def drawing(key: str, title: str, words: str, size: tuple[Size, Size], inside: str) -> str:
    """The whole drawing under its title and description, as wide as the page lets it be."""
    names = f"{key}-title", f"{key}-desc"
    told = element("title", clean(title), id=names[0]) + element("desc", clean(words), id=names[1])
    return element(
        "svg", told + inside, xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {svg_number(size[0])} {svg_number(size[1])}", role="img",
        aria_labelledby=" ".join(names), font_family=FONT, font_size=TEXT, fill=INK,
    )  # fmt: skip
