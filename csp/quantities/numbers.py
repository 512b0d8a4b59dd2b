"""Numbers as partnerships print them, and the reading of them from words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

LONGEST = 300


class Qualifier(StrEnum):
    EXACT = "exact"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"
    UNAVAILABLE = "unavailable"
    SUPPRESSED = "suppressed"


class Split(StrEnum):
    """How the parts of a number make up the whole."""

    NONE = "none"
    SUM = "sum"
    INCLUDING = "including"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class QuantityPart:
    value: Decimal
    label: str = ""

    def __str__(self) -> str:
        return f"{format_number(self.value)} {self.label}".strip()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what was said about it. Two are equal when they mean the same."""

    value: Decimal | None
    qualifier: Qualifier = Qualifier.EXACT
    unit: str = ""
    since: str = ""
    provisional: bool = False
    parts: tuple[QuantityPart, ...] = ()
    split: Split = Split.NONE
    note: str = ""
    reason: str = ""
    words: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.words:
            object.__setattr__(self, "words", str(self))

    @property
    def is_known(self) -> bool:
        return self.value is not None

    def parts_agree(self) -> bool:
        """Whether the parts make the whole; true when there are none to check."""
        if self.value is None or not self.parts:
            return True
        if self.split == Split.PRODUCT:
            product = Decimal(1)
            for part in self.parts:
                product *= part.value
            return product == self.value
        total = sum((part.value for part in self.parts), Decimal())
        return total <= self.value if self.split == Split.INCLUDING else total == self.value

    def __str__(self) -> str:
        if self.qualifier == Qualifier.SUPPRESSED:
            return "Suppressed"
        if self.value is None:
            return f"Not available: {self.reason}" if self.reason else "Not available"
        return "".join((self._whole(), self._split(), self._notes()))

    def _whole(self) -> str:
        hedge = "" if self.qualifier == Qualifier.EXACT else f"{self.qualifier} "
        gap = "" if not self.unit or self.unit.startswith("%") else " "
        since = f" since {self.since}" if self.since else ""
        return f"{hedge}{format_number(self.value or Decimal())}{gap}{self.unit}{since}"

    def _split(self) -> str:
        words = [str(part) for part in self.parts]
        if self.split == Split.SUM:
            return f": {_join_words(words)}"
        if self.split == Split.INCLUDING:
            return f" (including {_join_words(words)})"
        return f" ({' x '.join(words)})" if self.split == Split.PRODUCT else ""

    def _notes(self) -> str:
        note = f" ({self.note})" if self.note else ""
        return note + (" (provisional)" if self.provisional else "")


def format_number(value: Decimal) -> str:
    """A number with thousands separators and no idle zeros added or taken away."""
    return f"{value:,f}"


def _join_words(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


# Reading

_SMALL = [
    *("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER_WORDS = {
    **{word: number for number, word in enumerate(_SMALL)},
    **{
        ten + (f"-{unit}" if value else ""): 10 * tens + value
        for tens, ten in enumerate(_TENS, 2)
        for value, unit in enumerate(("", *_SMALL[1:10]))
    },
    "zero": 0, "nil": 0, "none": 0, "hundred": 100, "a hundred": 100, "one hundred": 100,
}  # fmt: skip
# Longest first, so that "sixty-one" is not read as "six".
_WORDED = "|".join(
    re.escape(word).replace(r"\-", "[- ]") for word in sorted(NUMBER_WORDS, key=len, reverse=True)
)
FIGURES = r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,6})?|[0-9]{1,15}(?:\.[0-9]{1,6})?"
_NUMBER = rf"(?P<sign>[+\-−]? ?)(?:(?P<figures>{FIGURES})|(?P<worded>{_WORDED})(?![\w-]))"
_HEDGES = {
    Qualifier.OVER: "(?:just |well )?over|more than|at least|a minimum of|upwards of|>",
    Qualifier.UNDER: "(?:just |well )?under|fewer than|less than|at most|up to|nearly|almost|<",
    Qualifier.ABOUT: r"around|about|approximately|approx\.?|roughly|some|circa|c\.|~",
}
HEDGE = "|".join(
    f"(?P<{qualifier}>{words})(?: | ?(?=[£0-9]))" for qualifier, words in _HEDGES.items()
)
SCALES = {"thousand": 1000, "million": 1_000_000}
_WHOLE = re.compile(
    rf"(?:{HEDGE})?{_NUMBER}(?: (?P<scale>thousand|million)\b)?(?: ?(?=%)| |$)(?P<unit>.*)",
    re.IGNORECASE,
)
_PART = re.compile(rf"{_NUMBER}(?: (?P<label>[^():]+))?", re.IGNORECASE)
# A unit is words: a second figure, or the start of a clause left unfinished, is not one.
_UNIT = re.compile(
    r"(?!(?:hundred|thousand|million|billion|dozen)\b|.*\b(?:since|including|of wh(?:ich|om))\b)"
    r"(?:%|[^\W\d_])[^0-9:;()]*|",
    re.IGNORECASE,
)
_AMONG = r"(?:including|of which|of whom) (?P<parts>.+)"
_BRACKET = re.compile(r"(?P<rest>.*?) ?\((?P<inside>[^()]*)\)")
_INCLUDING_INSIDE = re.compile(_AMONG, re.IGNORECASE)
_INCLUDING = re.compile(rf"(?P<rest>.*?),? {_AMONG}", re.IGNORECASE)
_SUM = re.compile(r"(?P<rest>[^:]*?) ?: ?(?P<parts>[^:]+)")
_SINCE = re.compile(r"(?P<rest>.+?),? since (?P<since>[^:;(),]{3,40})", re.IGNORECASE)
_SINCE_FIRST = re.compile(r"since (?P<since>[^:;(),]{3,40}), (?P<rest>.+)", re.IGNORECASE)
_UNAVAILABLE = re.compile(
    r"(?:not (?:yet )?available|no data)"
    r"(?:(?: ?[:;,(–-]| (?=because|from|for|until|as |due|yet))(?P<reason>.*))?\.?",
    re.IGNORECASE,
)
_SUPPRESSED = re.compile(r"suppressed|\[c\]|\*", re.IGNORECASE)
_TIMES = re.compile(r" ?[x×] (?=[0-9])", re.IGNORECASE)
_AND = re.compile(r", and | and |, ", re.IGNORECASE)


def _not_a_number(text: str) -> ValueError:
    return ValueError(
        f"“{' '.join(text.split())[:40]}” is not a number that can be counted. Give a figure such "
        "as 12, over 70 or 20.2%, and put any other words in the note."
    )


def _matched_number(match: re.Match[str]) -> Decimal:
    if figures := match["figures"]:
        value = Decimal(figures.replace(",", ""))
    else:
        worded = match["worded"].casefold()
        value = Decimal(NUMBER_WORDS.get(worded) or NUMBER_WORDS[worded.replace(" ", "-")])
    return -value if value and match["sign"].strip() in {"-", "−"} else value


def qualifier_of(match: re.Match[str]) -> Qualifier:
    return next((hedge for hedge in _HEDGES if match[hedge]), Qualifier.EXACT)


def tidy_number_text(text: str) -> str:
    tidy = " ".join(text.split())
    if len(tidy) > LONGEST:
        raise ValueError(
            f"A number cannot be longer than {LONGEST} characters. Give the figure here and put "
            "the rest in the note."
        )
    return tidy.rstrip(" .;,")


def parse_quantity(text: str) -> Quantity:
    """The number that words such as "just over 106,000" or "70 since 2009" give."""
    tidy = tidy_number_text(text)
    if match := _UNAVAILABLE.fullmatch(tidy):
        reason = (match["reason"] or "").strip(" .:;,()–-")
        return Quantity(None, Qualifier.UNAVAILABLE, reason=reason, words=text)
    if _SUPPRESSED.fullmatch(tidy):
        return Quantity(None, Qualifier.SUPPRESSED, words=text)
    try:
        return _Reading(tidy).quantity(text)
    except ValueError as error:
        raise _not_a_number(text) from error


class _Reading:
    """Takes a number in words apart from its end: brackets, parts, since, and what is left."""

    def __init__(self, text: str) -> None:
        self.rest = text
        self.since = self.note = ""
        self.provisional = False
        self.parts: tuple[QuantityPart, ...] = ()
        self.split = Split.NONE

    def quantity(self, words: str) -> Quantity:
        self.take_brackets()
        self.take_parts(_INCLUDING, Split.INCLUDING)
        self.take_parts(_SUM, Split.SUM)
        self.take_since()
        match = _WHOLE.fullmatch(self.rest)
        unit = re.sub(r"^per ?cent\b", "%", match["unit"].strip(" ,.;")) if match else ""
        if not match or not _UNIT.fullmatch(unit):
            raise _not_a_number(words)
        return Quantity(
            _scaled(match), qualifier_of(match), unit, self.since, self.provisional,
            self.parts, self.split, self.note, words=words,
        )  # fmt: skip

    def take_brackets(self) -> None:
        while match := _BRACKET.fullmatch(self.rest):
            self.rest = match["rest"]
            inside = match["inside"].strip()
            if inside.casefold() == "provisional":
                self.provisional = True
            elif among := _INCLUDING_INSIDE.fullmatch(inside):
                self.set_parts(_AND.split(among["parts"]), Split.INCLUDING)
            elif len(factors := _TIMES.split(inside)) > 1:
                self.set_parts(factors, Split.PRODUCT)
            elif inside and not self.note:
                self.note = inside
            else:
                raise _not_a_number(inside)

    def take_parts(self, shape: re.Pattern[str], split: Split) -> None:
        if match := shape.fullmatch(self.rest):
            self.rest = match["rest"]
            self.set_parts(_AND.split(match["parts"]), split)

    def take_since(self) -> None:
        match = _SINCE_FIRST.fullmatch(self.rest) or _SINCE.fullmatch(self.rest)
        if match:
            self.rest, self.since = match["rest"], match["since"].strip()

    def set_parts(self, parts: list[str], split: Split) -> None:
        if self.parts:
            raise _not_a_number(self.rest)
        self.parts, self.split = tuple(_part(part) for part in parts), split


def _part(text: str) -> QuantityPart:
    match = _PART.fullmatch(text.strip())
    if not match:
        raise _not_a_number(text)
    return QuantityPart(_matched_number(match), (match["label"] or "").strip())


def _scaled(match: re.Match[str]) -> Decimal:
    value = _matched_number(match)
    if not match["scale"]:
        return value
    return Decimal(f"{(value * SCALES[match['scale'].casefold()]).normalize():f}")
