"""Numbers of minutes: how they are written, when they begin again, and what is odd about a row of them.

A pattern such as ``{prefix} {n}/{yy}`` gives "SSP 9/17". The year is the calendar year in which the
numbering year began: where numbers begin again in April, a meeting of 14 February 2017 counts in 16.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from csp.periods.printed import whole_year

TOKEN = re.compile(r"\{([^{}]*)\}")
READS = {
    "prefix": "",
    "n": r"(?P<n>\d{1,6})",
    "yy": r"(?P<yy>\d{2})",
    "yyyy": r"(?P<yyyy>\d{4})",
    "yy-yy": r"(?P<first>\d{2})-(?P<second>\d{2})",
}
YEARS = ("yy", "yyyy", "yy-yy")


@dataclass(frozen=True)
class MinuteNumber:
    """A running number, and the year that its series began in where the pattern says one."""

    n: int
    year: int | None = None


def pattern_trouble(pattern: str) -> str:
    """What is wrong with a pattern, as a sentence; empty if nothing is."""
    tokens = TOKEN.findall(pattern)
    if unknown := [each for each in tokens if each not in READS]:
        known = ", ".join(f"{{{each}}}" for each in READS)
        return f"{{{unknown[0]}}} means nothing here. Use {known}."
    if tokens.count("n") != 1:
        return "Write {n} once: the running number goes there."
    if twice := [each for each, times in Counter(tokens).items() if times > 1]:
        return f"Write {{{twice[0]}}} only once."
    if "{" in TOKEN.sub("", pattern) or "}" in TOKEN.sub("", pattern):
        return "A bracket is left open."
    return ""


def year_of_numbers(day: date, month: int) -> int:
    """The calendar year in which the numbering year of a day began; ``month`` from 1 to 12."""
    return day.year if day.month >= month else day.year - 1


def write_number(pattern: str, prefix: str, n: int, year: int) -> str:
    """A minute's number as it is printed. What an empty prefix leaves at the edges goes."""
    values = {
        "prefix": prefix,
        "n": str(n),
        "yy": f"{year % 100:02}",
        "yyyy": str(year),
        "yy-yy": f"{year % 100:02}-{(year + 1) % 100:02}",
    }
    words = TOKEN.sub(lambda token: values.get(token[1], token[0]), pattern)
    return " ".join(words.split())


def read_number(text: str, pattern: str, prefix: str) -> MinuteNumber | None:
    """The running number and year in a number as somebody typed it, or None if it is another shape."""
    found = number_shape(pattern, prefix).fullmatch(" ".join(text.split()))
    if found is None:
        return None
    parts = found.groupdict()
    return MinuteNumber(int(parts["n"]), year_read(parts))


def number_shape(pattern: str, prefix: str) -> re.Pattern:
    """What finds a number of this pattern, whatever its capitals and spaces."""
    shapes: list[str] = []
    place = 0
    for token in TOKEN.finditer(pattern):
        shapes.extend(map(re.escape, pattern[place : token.start()].split()))
        shapes.append(re.escape(prefix) if token[1] == "prefix" else READS.get(token[1], ""))
        place = token.end()
    shapes.extend(map(re.escape, pattern[place:].split()))
    return re.compile(r"\s*".join(filter(None, shapes)), re.IGNORECASE)


def year_read(parts: dict[str, str | None]) -> int | None:
    if parts.get("yyyy"):
        return int(parts["yyyy"] or 0)
    short = parts.get("yy") or parts.get("first")
    return None if short is None else whole_year(short)


def following_number(taken: Iterable[int], first: int = 1) -> int:
    """The number after the highest that is taken; ``first`` where none is."""
    return max((*taken, first - 1)) + 1


def odd_numbers(numbers: Sequence[int], first: int = 1) -> list[str]:
    """What is odd about the running numbers of one series, each as a sentence: gaps and doubles."""
    if not numbers:
        return []
    said = [
        f"Number {number} is given {'twice' if times == 2 else f'{times} times'}."
        for number, times in sorted(Counter(numbers).items())
        if times > 1
    ]
    missing = sorted(set(range(min(first, *numbers), max(numbers))) - set(numbers))
    return said + [f"Number {number} is missing." for number in missing[:MOST_MISSING]]


MOST_MISSING = 20
