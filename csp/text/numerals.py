"""Numbers as letters and as Roman numerals, as lists and pages are counted."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
          (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def letter_numeral(number: int) -> str:
    """a to z from 1 on, then aa to zz, as Word and PDF readers go on."""
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else "0"


def roman_numeral(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        found, number = found + sign * (number // value), number % value
    return found
