"""Which part of one plan is which part of another, when no key says so: by reference and by words. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

WORD = re.compile(r"\w{3,}")
# How much two texts must have in common: less when they bear the same number or heading.
SURE, LIKELY = 0.6, 0.25

Said = Callable[[Any], str]


def match_parts(
    old: Sequence[Any], new: Sequence[Any], *, named: Said, said: Said
) -> dict[str, Any]:
    """For the key of each new part the old one that it follows; each follows and is followed once."""
    by_key = {each.key: each for each in old}
    found = {each.key: by_key[each.key] for each in new if each.key in by_key}
    taken = {each.key for each in found.values()}
    for _, _, earlier, later in sorted(
        alike([each for each in old if each.key not in taken],
              [each for each in new if each.key not in found], named, said),
        key=lambda pair: pair[:2], reverse=True,
    ):  # fmt: skip
        if later.key not in found and earlier.key not in taken:
            found[later.key] = earlier
            taken.add(earlier.key)
    return found


def alike(
    old: Sequence[Any], new: Sequence[Any], named: Said, said: Said
) -> list[tuple[float, bool, Any, Any]]:
    """Pairs that may be the same part, with how much they have in common."""
    before = [(each, named(each).casefold(), long_words(said(each))) for each in old]
    pairs = []
    for later in new:
        name, words = named(later).casefold(), long_words(said(later))
        for earlier, other, theirs in before:
            same = name == other
            share = share_of_words(words, theirs)
            if share >= (LIKELY if same else SURE):
                pairs.append((share, same, earlier, later))
    return pairs


def long_words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold()))


def share_of_words(one: frozenset[str], other: frozenset[str]) -> float:
    """The words that both have, of all that either has; two texts without words are the same."""
    either = one | other
    return len(one & other) / len(either) if either else 1.0
