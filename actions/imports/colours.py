"""The name of a shade, as a reader of the plan would say it."""

from __future__ import annotations

import colorsys
import re

_NAMED = {
    "red": "Red", "darkred": "Red", "green": "Green", "darkgreen": "Green", "lime": "Green",
    "lightgreen": "Green", "yellow": "Yellow", "orange": "Amber", "amber": "Amber", "gold": "Amber",
    "blue": "Blue", "darkblue": "Blue", "cyan": "Blue", "purple": "Purple", "magenta": "Purple",
    "grey": "Grey", "gray": "Grey", "lightgrey": "Grey", "lightgray": "Grey", "darkgray": "Grey",
}  # fmt: skip
# Where each hue ends, in degrees.
_HUES = ((16, "Red"), (48, "Amber"), (69, "Yellow"), (170, "Green"), (262, "Blue"),
         (335, "Purple"), (361, "Red"))  # fmt: skip


def colour_name(value: str) -> str:
    """ "00B050" is "Green"; nothing, white and black are no colour."""
    text = value.strip().lower().removeprefix("#")
    if text in _NAMED:
        return _NAMED[text]
    if numbers := re.fullmatch(r"rgba?\(\s*(\d+)[,\s]+(\d+)[,\s]+(\d+).*\)", text):
        return shade_name(*(min(int(number), 255) / 255 for number in numbers.groups()))
    if re.fullmatch(r"[0-9a-f]{3}", text):
        text = "".join(letter * 2 for letter in text)
    if re.fullmatch(r"[0-9a-f]{8}", text):
        text = text[2:]
    if not re.fullmatch(r"[0-9a-f]{6}", text):
        return ""
    return shade_name(*(int(text[at : at + 2], 16) / 255 for at in (0, 2, 4)))


def shade_name(red: float, green: float, blue: float) -> str:
    hue, light, strong = colorsys.rgb_to_hls(red, green, blue)
    if light > 0.96 or light < 0.08:
        return ""
    if strong < 0.12 or max(red, green, blue) - min(red, green, blue) < 0.06:
        return "Grey"
    return next(name for end, name in _HUES if hue * 360 < end)
