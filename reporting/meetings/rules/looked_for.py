"""A minute's number as somebody looks for it: "SSP 9/17", "ssp9/2017", "minute 09-17". Pure."""

from __future__ import annotations

import re

_WORDS = re.compile(r"^(?:minutes?|items?|min|no|number|cofnod|eitem)\b\.?\s*", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<letters>[A-Za-z]{0,12})\W*(?P<figures>\d{1,5}(?:\W{1,3}\d{1,5}){0,3})\W*"
)


def number_pattern(words: str) -> str:
    """The expression that finds a number however it is written; nothing for words that are no number.

    Letters may be left out and spaces, signs, leading noughts and the century of a year may differ.
    """
    text = " ".join(words.split())
    while (bare := _WORDS.sub("", text)) != text:
        text = bare
    match = _NUMBER.fullmatch(text)
    if match is None:
        return ""
    figures = [each.lstrip("0") or "0" for each in re.findall(r"\d+", match["figures"])]
    letters = re.escape(match["letters"])
    before = f"^[^0-9A-Za-z]*{letters}[^0-9A-Za-z]*" if letters else "^[^0-9]*"
    parts = [f"0*{each}" for each in figures]
    if len(figures) > 1:
        parts = [*parts[:-1], year_part(figures[-1])]
    return before + "[^0-9A-Za-z]+".join(parts) + "[^0-9A-Za-z]*$"


def year_part(figures: str) -> str:
    """A last figure that may be a year, with or without its century."""
    if re.fullmatch(r"(?:19|20)\d\d", figures):
        return f"(?:{figures[:2]})?{figures[2:]}"
    return f"(?:19|20)?0*{figures}" if len(figures) <= 2 else f"0*{figures}"
