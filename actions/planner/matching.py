"""Whether two activities are the same, however each was typed: Freshers' Week, Freshers Week. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

# Words that say nothing about which activity it is.
_SMALL = {
    "a", "an", "and", "the", "of", "at", "in", "on", "for", "to", "with", "campaign", "awareness",
}  # fmt: skip
_SAME = {"xmas": "christmas", "op": "operation", "hols": "holidays", "fest": "festival"}
LIKE, LEAST_LETTERS = 0.88, 6


def title_key(title: str) -> tuple[str, ...]:
    """The words that tell an activity, in one spelling and order."""
    bare = re.sub(r"['’‘`]", "", title.casefold())
    words = [_SAME.get(word, word) for word in re.findall(r"[^\W_]+", bare)]
    telling = [word for word in words if word not in _SMALL] or words
    return tuple(sorted({singular(word) for word in telling}))


def singular(word: str) -> str:
    """Good enough to compare by: festivals, buses and ladies lose their plural."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def is_same_title(one: str, other: str) -> bool:
    """Whether two titles mean one activity: the same words, or all but a slip of the finger."""
    first, second = title_key(one), title_key(other)
    if not first or not second:
        return one.strip().casefold() == other.strip().casefold() != ""
    if first == second:
        return True
    left, right = " ".join(first), " ".join(second)
    if min(len(left), len(right)) < LEAST_LETTERS or len(first) != len(second):
        return False
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= LIKE
