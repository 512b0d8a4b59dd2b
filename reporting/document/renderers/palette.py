"""Colours made from a partnership's brand colour, always readable."""

from __future__ import annotations

from dataclasses import dataclass

WHITE = (255, 255, 255)
BLACK = (11, 12, 12)

Colour = tuple[int, ...]


@dataclass(frozen=True)
class Palette:
    """``ink`` is dark enough for text on white and for white text on it; the tints are pale."""

    ink: str
    tint: str
    wash: str
    line: str


def palette(brand: str) -> Palette:
    """The few colours of a document in this brand colour."""
    ink = _darken(_parse(brand))
    return Palette(
        ink=_hex(ink),
        tint=_hex(_mix(ink, WHITE, 0.88)),
        wash=_hex(_mix(ink, WHITE, 0.95)),
        line=_hex(_mix(ink, WHITE, 0.65)),
    )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    return _contrast(_parse(one), _parse(other))


def _contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _darken(colour: Colour) -> Colour:
    while _contrast(colour, WHITE) < 5.5:
        colour = _mix(colour, BLACK, 0.08)
    return colour


def _parse(colour: str) -> Colour:
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


def _mix(colour: Colour, other: Colour, share: float) -> Colour:
    return tuple(round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
