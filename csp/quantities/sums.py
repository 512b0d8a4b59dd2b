"""Numbers in running text that do not add up: "152 (3 clubs x 50 weeks)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import prod

_N = r"£?\d{1,3}(?:,\d{3})+(?:\.\d+)?|£?\d+(?:\.\d+)?"
_WHOLE = rf"(?P<whole>{_N})(?P<unit>[^\W\d]*(?:[ ][^\W\d]+){{0,4}})"
_FACTOR = rf"(?:{_N})[^()\dx×*]*"
_ADDEND = rf"(?:{_N})[^()\d.;]*"
_ALSO = r"(?:,|\band\b|\bplus\b|\+|&)\s*(?:and\s+)?"
_TIMES = re.compile(rf"{_WHOLE}\s*\((?P<parts>{_FACTOR}(?:\s*[x×*]\s*{_FACTOR})+)\)")
_PARTS = re.compile(
    rf"{_WHOLE}\s*(?:\(|:\s*)(?P<parts>{_ADDEND}(?:{_ALSO}{_ADDEND})+)(?:\)|(?=[.;\n])|$)"
)
_TOTAL = re.compile(rf"(?P<parts>(?:{_N})(?:\s*\+\s*(?:{_N}))+)\s*=\s*(?P<whole>{_N})")
_PRODUCT = re.compile(rf"(?P<parts>(?:{_N})(?:\s*[x×]\s*(?:{_N}))+)\s*=\s*(?P<whole>{_N})")
# A part of the whole is no sum, and neither is a year or a share.
_NO_SUM = re.compile(
    r"(?i)\b(?:including|incl|of (?:which|whom)|aged?|between|from|over|up to|since|years?)\b"
    r"|%|\b(?:19|20)\d\d\b|\d\s*[-–]\s*\d|\bto \d"
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
    for code, pattern in (
        ("product-mismatch", _TIMES), ("product-mismatch", _PRODUCT),
        ("sum-mismatch", _TOTAL), ("sum-mismatch", _PARTS),
    ):  # fmt: skip
        for match in pattern.finditer(text[:20_000]):
            if wrong := _mismatch(code, match):
                found.setdefault(match.start(), wrong)
    return [found[at] for at in sorted(found)]


def _mismatch(code: str, match: re.Match[str]) -> Mismatch | None:
    before = match.string[max(0, match.start() - 1) : match.start()]
    if before and (before.isalnum() or before in ".,/-–"):
        return None
    parts = [_number(part) for part in re.findall(_N, match["parts"])]
    if code == "sum-mismatch" and (_NO_SUM.search(match.group()) or len(parts) < 2):
        return None
    whole = _number(match["whole"])
    made = prod(parts, start=Decimal(1)) if code == "product-mismatch" else sum(parts, Decimal())
    words = match.group().strip()
    return Mismatch(code, words, whole, made) if made != whole else None


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("£", ""))
