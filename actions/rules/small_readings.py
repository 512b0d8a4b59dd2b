"""Figures of a measure so small that the public reads something else in their place. Pure.

A group that is kept back may not be a subtraction away from the total printed beside it, so another
goes with it where that is needed (``plans.figures.suppression``). What is no count is left as it is, but for
a share of few cases.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from actions.rules.typed_figures import strip_zeros
from csp.quantities import Qualifier, Quantity
from csp.quantities.numbers import NUMBER_WORDS
from plans.figures.cells import KEPT_BACK
from plans.figures.suppression import TOTAL, Grid, suppressed
from plans.models import Partnership

COUNTS = {"", "count"}
HIDDEN = Qualifier.SUPPRESSED
_MONTHS = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in calendar.month_name[1:])
# Days, months, quarters and years count nothing; what is said after them does.
_DATES = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?[ \u00a0](?:of )?(?:{_MONTHS})\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b"
    r"|\bquarters? [1-4]\b|(?<![\w,.])(?:19|20)\d\d(?:[/–-]\d{2,4})?\b(?![.,]\d)",
    re.IGNORECASE,
)
_WORDED = "|".join(
    re.escape(word)
    for word in sorted(NUMBER_WORDS, key=len, reverse=True)
    if 0 < NUMBER_WORDS[word] < 100
)
_FEW = {"a single": 1, "a couple": 2, "a pair": 2, "both": 2}
_NUMBERS = re.compile(
    rf"(?<![\w.£])(?<!\d,)(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{_WORDED}|{'|'.join(_FEW)})\b)"
    r"(?!\d|\s?%|[.,]\d|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
# A figure that begins with money or with a share counts no cases, whatever is said after it.
_NO_CASES = re.compile(r"\D*?(?:£\s?\d|\d[\d,.]*\s?%)")


class FigureLike(Protocol):
    """What is asked of a figure: a reading, or what a year came to."""

    @property
    def value(self) -> Decimal | None: ...

    @property
    def printed(self) -> str: ...

    @property
    def qualifier(self) -> str: ...

    @property
    def numerator(self) -> Decimal | None: ...


@dataclass(frozen=True, slots=True)
class SmallNumbers:
    """The partnership’s own rule: numbers below ``least`` are kept back, noughts too with ``zero``."""

    least: int = 0
    zero: bool = False

    @classmethod
    def of(cls, partnership: Partnership) -> SmallNumbers:
        return cls(partnership.small_number_threshold, partnership.hides_zero)

    @property
    def words(self) -> str:
        return f"fewer than {self.least}"

    def is_small(self, value: Decimal | None) -> bool:
        return value is not None and (0 if self.zero else 1) <= value < self.least


@dataclass(frozen=True, slots=True)
class Instead:
    """What the public reads in place of a figure; ``hidden`` where the number itself is kept back."""

    words: str
    hidden: bool = True


def replace_small_readings(
    kind: str, unit: str, figures: Mapping[str, FigureLike], rule: SmallNumbers
) -> dict[str, Instead]:
    """What the public reads otherwise of one measure in one period, by group (``""`` is all of them)."""
    if not rule.least:
        return {}
    if not is_measure_of_cases(kind, unit, figures):
        few = (name for name, each in figures.items() if rule.is_small(each.numerator))
        return dict.fromkeys(few, Instead(KEPT_BACK))
    back = suppress_groups(figures, rule)
    plain = {name: figure_alone(each, rule) for name, each in figures.items() if name not in back}
    return back | {name: Instead(words, hidden=False) for name, words in plain.items() if words}


def is_measure_of_cases(kind: str, unit: str, figures: Mapping[str, FigureLike]) -> bool:
    """Whether a measure counts cases: whole numbers, and neither money nor a share."""
    if kind not in COUNTS or unit.startswith(("£", "%")):
        return False
    return all(each.numerator is None and is_case_count(each) for each in figures.values())


def is_case_count(figure: FigureLike) -> bool:
    value = figure.value
    if value is None:
        return True
    whole_number = value >= 0 and value == value.to_integral_value()
    return whole_number and not _NO_CASES.match(figure.printed)


def suppress_groups(figures: Mapping[str, FigureLike], rule: SmallNumbers) -> dict[str, Instead]:
    """Groups beside their total all read the same, for to say which are small would give some away."""
    total, parts = figures.get(""), [name for name in figures if name]
    if not parts or total is None or total.value is None:
        few = {name: each for name, each in figures.items() if rule.is_small(each.value)}
        return {name: Instead(fewer(each, rule)) for name, each in few.items()}
    values = guessed([figures[name] for name in parts], total.value, rule)
    names = [*parts, ""]
    made = sum(each or 0 for each in values)
    # Where the groups do not come to the total, nobody can subtract.
    grid = Grid([(each,) for each in values], False, made == total.value, False)
    back = {names[row] for row, at in suppressed(grid, rule.least, zero=rule.zero) if at != TOTAL}
    if rule.is_small(total.value):
        back |= {""}
    back |= {name for name in parts if figures[name].qualifier == HIDDEN}
    return {name: Instead(KEPT_BACK) for name in names if name in back}


def guessed(parts: Sequence[FigureLike], total: Decimal, rule: SmallNumbers) -> list[int | None]:
    """The groups as numbers, and for one that its lead kept back what the total leaves, if that is small."""
    known = sum((each.value or Decimal() for each in parts), Decimal())
    unsaid = sum(each.qualifier == HIDDEN for each in parts)
    left = int(total - known) // unsaid if unsaid else 0
    guess = min(max(left, 1), max(rule.least - 1, 1))
    return [
        guess if each.qualifier == HIDDEN else None if each.value is None else int(each.value)
        for each in parts
    ]


def fewer(figure: FigureLike, rule: SmallNumbers) -> str:
    """“fewer than 5”; of what was hedged nobody knows that."""
    return rule.words if figure.qualifier == Qualifier.EXACT else KEPT_BACK


def figure_alone(figure: FigureLike, rule: SmallNumbers) -> str:
    """A figure alone, where small numbers stand in its words: 71 for “71, including 2 at home”."""
    if figure.value is None or not has_small_part(figure, figure.value, rule):
        return ""
    return Quantity(strip_zeros(figure.value), Qualifier(figure.qualifier)).words


def has_small_part(figure: FigureLike, value: Decimal, rule: SmallNumbers) -> bool:
    """Whether the words name a small part of the number, or one that leaves a small rest."""
    numbers = numbers_in(figure.printed)
    others = [each for each in numbers if each != value]
    parts = [each for each in others if each < value]
    rests = [value - each for each in [*parts, sum(parts)] if each < value]
    return any(map(rule.is_small, [*others, *rests]))


def numbers_in(printed: str) -> list[Decimal]:
    """Every number that words say, in figures or spelt out, but for those of dates."""
    return list(map(parse_said_number, _NUMBERS.findall(_DATES.sub(" ", printed))))


def parse_said_number(said: str) -> Decimal:
    word = said.casefold()
    return Decimal(NUMBER_WORDS.get(word) or _FEW.get(word) or word.replace(",", ""))
