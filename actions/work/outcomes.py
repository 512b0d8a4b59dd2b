"""What came of a project: the numbers that its words give, and those that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from csp.quantities import Qualifier, Quantity, Split, format_number, parse_quantity
from csp.quantities.numbers import FIGURES, HEDGE
from csp.quantities.sums import find_mismatches

# A number in running text with what is said before it, and where what is said of it may end.
NUMBER = re.compile(rf"(?<![\w.,/–-])(?:{HEDGE})?(?:{FIGURES})(?![\w/–-]*[0-9])", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[^\d\s])[.;](?:\s+|$)|[\n;]+\s*")
ENDS = re.compile(
    r",? (?:with|at|in|on|from|by|for|who|had|have|and)\b|,(?!\d{3})|[()]|$", re.IGNORECASE
)
LONGEST = 200
HEDGED = {Qualifier.OVER: "at least", Qualifier.UNDER: "at most", Qualifier.ABOUT: "about"}


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """One outcome as printed, what its numbers mean, and what is odd about them."""

    words: str
    numbers: tuple[str, ...]
    odd: tuple[str, ...]


def read_outcome(words: str) -> OutcomeReading:
    return OutcomeReading(words, tuple(outcome_numbers(words)), tuple(odd_sums([words])))


def outcome_numbers(words: str) -> Iterator[str]:
    """What is more than a bare figure: numbers that are hedged, split or running totals."""
    for sentence in SENTENCE.split(words):
        read = 0
        for match in NUMBER.finditer(sentence):
            if match.start() >= read and (found := longest_number(sentence, match)):
                number, read = found
                yield countable_number_words(number)


def longest_number(sentence: str, match: re.Match[str]) -> tuple[Quantity, int] | None:
    """The most that can be read from where a number stands, and where that ends."""
    rest = sentence[match.start() : match.start() + LONGEST]
    ends = [each.start() + each[0].startswith(")") for each in ENDS.finditer(rest)]
    for end in sorted({end for end in ends if end >= len(match[0])}, reverse=True):
        try:
            number = parse_quantity(rest[:end])
        except ValueError:
            continue
        if says_more(number):
            return number, match.start() + end
    return None


def says_more(number: Quantity) -> bool:
    split = number.parts and number.parts_agree()
    return number.is_known and bool(number.qualifier in HEDGED or number.since or split)


def countable_number_words(number: Quantity) -> str:
    """A number as it may be counted: at least 142, or 748, which adds up."""
    figure = format_number(number.value or Decimal())
    said = f"{HEDGED[number.qualifier]} {figure}" if number.qualifier in HEDGED else figure
    said += f", a running total since {number.since}" if number.since else ""
    if not number.parts or not number.parts_agree():
        return said
    if number.split == Split.INCLUDING:
        return f"{said}, among them {' and '.join(map(str, number.parts))}"
    return f"{said}, which {'multiplies out' if number.split == Split.PRODUCT else 'adds up'}"


def odd_sums(texts: Iterable[str]) -> list[str]:
    """A sentence for each number that its own parts do not make; the words stay as they are."""
    return [
        f"“{wrong.words}”: {format_number(wrong.stated)} is printed, but the parts make "
        f"{format_number(wrong.made)}. The words are kept: check which is right."
        for text in texts
        for wrong in find_mismatches(text)
    ]
