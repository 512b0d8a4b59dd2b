"""Cells whose lines ran together, taken apart again: by hyphens, by headings, by days. Pure.

Nothing is changed but where a line ends; what cannot be told apart stays one line for somebody to part.
"""

from __future__ import annotations

import re
from itertools import pairwise

from actions.planner.reading.days import NOWHERE, find_day_stretches, find_day_tokens
from csp.periods.names import ENGLISH_MONTH

_ITEM = re.compile(r"(?:(?<=\s)|^)-(?=[^\s-])")
_HEADING = re.compile(
    rf"(?:(?<=\s)|^)(?=For {ENGLISH_MONTH}\b\.?(?: (?:19|20)\d\d)?:)", re.IGNORECASE
)
_BEHIND_HEADING = re.compile(
    rf"((?:^|\s)For {ENGLISH_MONTH}\b\.?(?: (?:19|20)\d\d)?:)\s+", re.IGNORECASE
)
_HALF_TERM = re.compile(rf"\s(?={ENGLISH_MONTH} half[ -]term\b)", re.IGNORECASE)


def part_flat_cell(text: str) -> str:
    """A cell with a line for each thing that it says, as far as its marks tell."""
    lines: list[str] = []
    for line in text.splitlines():
        for piece in _HEADING.split(line):
            for part in _BEHIND_HEADING.sub("\\1\n", piece).splitlines():
                lines += parted_items(part.strip())
    return "\n".join(line for line in lines if line)


def parted_items(line: str) -> list[str]:
    """The items of one line: a hyphen begins one, unless it stands between the days of a range."""
    cuts = [match.start() for match in _ITEM.finditer(line) if not is_range(line, match.start())]
    edges = [0, *(cut for cut in cuts if cut), len(line)]
    pieces = [line[start:end].strip() for start, end in pairwise(edges)]
    found = []
    for piece in pieces:
        for part in parted_by_days(piece):
            found += _HALF_TERM.split(part)
    return [part.strip() for part in found if part.strip()]


def is_range(line: str, cut: int) -> bool:
    """Whether a hyphen joins two days and the item ends with the second of them."""
    before = any(line[token.end : cut].strip() == "" for token in find_day_tokens(line[:cut]))
    after = next(find_day_tokens(line[cut + 1 :]), None)
    if not before or after is None or after.start != 0:
        return False
    rest = line[cut + 1 + after.end :].strip()
    return not rest or rest.startswith("-")


def parted_by_days(piece: str) -> list[str]:
    """Where a day begins the next thing, or ended the one before, though no mark says so."""
    cuts = []
    for found in find_day_stretches(piece, NOWHERE):
        before, after = piece[: found.start].rstrip(), piece[found.end :].lstrip()
        new = after[:1].isupper()
        if before.endswith(")") and new:
            cuts.append(found.start)
        elif before and new and not begins_with_day(piece):
            cuts.append(len(piece) - len(after))
    edges = [0, *cuts, len(piece)]
    return [piece[start:end] for start, end in pairwise(edges)]


def begins_with_day(piece: str) -> bool:
    first = next(find_day_tokens(piece), None)
    return first is not None and not piece[: first.start].strip(" -")
