"""What came of a project: the numbers that its words give, and those that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from csp.quantities import Qualifier, Quantity, Split, format_number, parse_quantity
from csp.quantities.sums import find_mismatches

# A sentence, or a clause after a semicolon, may give a number of its own.
BETWEEN = re.compile(r"(?<=[^\d\s])[.;]\s+|[\n;]+\s*")
HEDGED = {Qualifier.OVER: "at least", Qualifier.UNDER: "at most", Qualifier.ABOUT: "about"}


@dataclass(frozen=True, slots=True)
class Said:
    """One outcome as printed, what its numbers mean, and what is odd about them."""

    words: str
    numbers: tuple[str, ...]
    odd: tuple[str, ...]


def understood(words: str) -> Said:
    return Said(words, tuple(numbers_of(words)), tuple(odd_sums([words])))


def numbers_of(words: str) -> Iterator[str]:
    for part in BETWEEN.split(words):
        try:
            number = parse_quantity(part)
        except ValueError:
            continue
        if number.is_known:
            yield number_words(number)


def number_words(number: Quantity) -> str:
    """A number as it may be counted: at least 142, or 748, which adds up."""
    figure = format_number(number.value or 0)
    said = f"{HEDGED[number.qualifier]} {figure}" if number.qualifier in HEDGED else figure
    said += f", a running total since {number.since}" if number.since else ""
    if not number.parts or not number.parts_agree():
        return said
    if number.split == Split.INCLUDING:
        return f"{said}, among them {' and '.join(map(str, number.parts))}"
    return f"{said}, which adds up"


def odd_sums(texts: Iterable[str]) -> list[str]:
    """A sentence for each number that its own parts do not make; the words stay as they are."""
    return [
        f"“{wrong.words}”: {format_number(wrong.stated)} is printed, but the parts make "
        f"{format_number(wrong.made)}. The words are kept: check which is right."
        for text in texts
        for wrong in find_mismatches(text)
    ]
