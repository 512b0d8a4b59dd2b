"""The name of a shade or of a coloured sign, as a reader of the plan would say it."""

from __future__ import annotations

import colorsys
import re

_NAMED = {
    "red": "Red", "darkred": "Red", "green": "Green", "darkgreen": "Green", "lime": "Green",
    "lightgreen": "Green", "yellow": "Yellow", "orange": "Amber", "amber": "Amber", "gold": "Amber",
    "blue": "Blue", "darkblue": "Blue", "cyan": "Blue", "purple": "Purple", "magenta": "Purple",
    "grey": "Grey", "gray": "Grey", "lightgrey": "Grey", "lightgray": "Grey", "darkgray": "Grey",
}  # fmt: skip
# A yellow light is the middle one of three, as it is in the street.
_SIGNS = {
    **dict.fromkeys("🔴🟥❤♥", "Red"), **dict.fromkeys("🟠🟧🟡🟨🧡💛", "Amber"),
    **dict.fromkeys("🟢🟩💚", "Green"), **dict.fromkeys("🔵🟦💙", "Blue"),
    **dict.fromkeys("🟣🟪💜", "Purple"),
}  # fmt: skip
_SAID = re.compile(r"\b(red|amber|green|yellow|orange|blue|purple|gr[ea]y)\b", re.IGNORECASE)
# "Picture 3", "Oval 12", "rag.png": names that a program gives, which say nothing.
_UNNAMED = re.compile(
    r"(?:picture|image|graphic|shape|oval|icon)?\s*\d*|\S+\.\w{3,4}", re.IGNORECASE
)
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


def sign_name(text: str) -> str:
    """The colour of an emoji that stands alone; empty for words, and for a sign without a colour."""
    if re.search(r"\w", text):
        return ""
    names = {_SIGNS[letter] for letter in text if letter in _SIGNS}
    return names.pop() if len(names) == 1 else ""


def colour_said(alternative: str, name: str = "") -> str:
    """What the alternative text of a picture says of a status: its colour, or its words.

    ``name`` is what the picture is called in its file, where only a colour tells anything.
    """
    for words in (alternative, name):
        if found := {each.capitalize() for each in _SAID.findall(words)}:
            return found.pop() if len(found) == 1 else ""
    return alternative.strip() if not _UNNAMED.fullmatch(alternative.strip()) else ""
