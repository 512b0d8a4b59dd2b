"""Numbers in running text that do not add up: "152 (3 clubs x 50 weeks)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import prod

_NUMBER = r"£?(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,4})?"
# A number and up to five words that say of what: "120 visits to homes".
_WHOLE = rf"""
    (?<![\w.,/–-]) (?P<whole>{_NUMBER})
    [^\W\d]{{0,20}} (?:[ ][^\W\d]{{1,30}}){{0,4}}
"""
# The parts are taken as they stand and looked at afterwards, so that no text takes long.
_BRACKET = re.compile(rf"{_WHOLE} \s? \( (?P<parts>[^()\n]{{3,200}}) \)", re.VERBOSE)
_COLON = re.compile(rf"{_WHOLE} \s? :[ ]? (?P<parts>[^():.;\n]{{3,200}}) (?=[.;\n]|$)", re.VERBOSE)
_EQUAL = re.compile(
    rf"""
    (?<![\w.,/–-])
    (?P<parts> {_NUMBER} (?: \s? [+x×] \s? {_NUMBER} ){{1,20}} )
    \s? = \s?
    (?P<whole> {_NUMBER} )
    """,
    re.VERBOSE,
)
_TIMES = re.compile(r"\s*(?:[×*]|(?<![^\W\d])x(?![^\W\d]))\s*")
_PLUS = re.compile(
    r"""
    \s*
    (?:
        ,(?!\d{3}) \s* and\b
      | ,(?!\d{3})    # a comma between thousands parts nothing
      | \band\b
      | \bplus\b
      | [+&]
    )
    \s*
    """,
    re.VERBOSE,
)
_PART = re.compile(rf"({_NUMBER})[^\d.]*")
# A part of the whole is no sum, and neither is a year or a share.
_NO_SUM = re.compile(
    r"""
    \b (?:
        including | incl | of[ ](?:which|whom) | aged? | between | from | over | up[ ]to
      | since | years?
    ) \b
    | %
    | \b (?:19|20)\d\d \b
    | \d \s* [-–] \s* \d
    | \b to[ ]\d
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A stated number, what its parts make, and the words that say both."""

    code: str
    words: str
    stated: Decimal
    made: Decimal


def find_mismatches(text: str) -> list[Mismatch]:
    """Sums and products in the text that do not come to the number beside them."""
    found: dict[int, Mismatch] = {}
    for pattern in (_BRACKET, _EQUAL, _COLON):
        for match in pattern.finditer(text[:20_000]):
            if wrong := _mismatch(match):
                found.setdefault(match.start(), wrong)
    return [found[at] for at in sorted(found)]


def _mismatch(match: re.Match[str]) -> Mismatch | None:
    whole, words = _sum_in_text(match["whole"]), match.group().strip()
    if factors := _numbers(match["parts"], _TIMES):
        made = prod(factors, start=Decimal(1))
        return Mismatch("product-mismatch", words, whole, made) if made != whole else None
    addends = [] if _NO_SUM.search(words) else _numbers(match["parts"], _PLUS)
    made = sum(addends, Decimal())
    return Mismatch("sum-mismatch", words, whole, made) if addends and made != whole else None


def _numbers(text: str, between: re.Pattern[str]) -> list[Decimal]:
    """The number that opens each part; none unless every part, of two or more, opens with one."""
    parts = [_PART.fullmatch(part) for part in between.split(text.strip())]
    if len(parts) < 2 or not all(parts):
        return []
    return [_sum_in_text(part[1]) for part in parts if part]


def _sum_in_text(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("£", ""))
