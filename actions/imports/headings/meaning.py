"""How sure each field is of a heading."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from actions.imports.vocabulary import (
    ALONE,
    OPENING,
    PHRASES,
    QUARTER_MONTHS,
    QUARTER_SHORT,
    QUARTER_WORDS,
)
from actions.rows.column_headings import normalise_heading

LONGEST = 90
_BRACKETED = re.compile(r"\([^)]*\)")
_BETWEEN = re.compile(r"[/\n|–—]| - | and | & |\(")
_QUARTER = re.compile(r"\b(?:q|quarter|qtr|chwarter) ?([1-4])\b")
# Below this a likeness is chance.
_LEAST = 0.3
# Whole headings say more than their parts: "Lead / Resources" is half a lead.
_PART = 0.93
_SPELT_ALIKE = 0.86


@lru_cache(maxsize=4096)
def claims(printed: str) -> dict[str, float]:
    """How sure each field is of a heading, from 0 to about 1."""
    found: dict[str, float] = {}
    if len(printed) > LONGEST:
        return found
    for words, weight in _forms(printed):
        if words:
            _claim(found, words, weight)
    return found


def _forms(printed: str) -> set[tuple[str, float]]:
    """The heading, the heading without what it has in brackets, and its parts."""
    return {
        (normalise_heading(printed), 1.0),
        (normalise_heading(_BRACKETED.sub(" ", printed)), 1.0),
        *((normalise_heading(part), _PART) for part in _BETWEEN.split(printed)),
    }


def _claim(found: dict[str, float], words: str, weight: float) -> None:
    if quarter := heading_quarter(words):
        found[quarter] = max(found.get(quarter, 0), 1.1 * weight)
        return
    for field, groups in PHRASES.items():
        score = max(base * heading_likeness(words, phrases) for base, phrases in groups) * weight
        if score > max(_LEAST, found.get(field, 0)):
            found[field] = score


def heading_likeness(words: str, phrases: str) -> float:
    """1 for one of the phrases itself, less for words that hold it or nearly spell it."""
    return max((_likeness(words, phrase) for phrase in _split(phrases)), default=0.0)


@lru_cache(maxsize=128)
def _split(phrases: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in phrases.split(";"))


def _likeness(words: str, phrase: str) -> float:
    if words == phrase:
        return 1.0
    if phrase in ALONE or (phrase in OPENING and not words.startswith(f"{phrase} ")):
        return 0.0
    if f" {phrase} " in f" {words} ":
        return _phrase_share(words, phrase) if len(phrase) > 2 else 0.0
    if len(phrase) > 4 and abs(len(phrase) - len(words)) < 3:
        alike = SequenceMatcher(None, words, phrase).ratio()
        return 0.85 * alike if alike > _SPELT_ALIKE else 0.0
    return 0.0


def _phrase_share(words: str, phrase: str) -> float:
    share = len(phrase.split()) / len(words.split())
    # A heading's last word says what it is: "lead measures" are measures.
    ends = 0.06 if words.endswith(phrase) else 0.0
    return 0.5 + 0.35 * share + ends


def heading_quarter(words: str) -> str:
    """ "Q1 update" and "April - June" are q1."""
    if match := _QUARTER.search(words):
        return f"q{match[1]}"
    return next((f"q{at + 1}" for at in range(4) if _names_quarter(words, at)), "")


def _names_quarter(words: str, at: int) -> bool:
    return (
        f"{QUARTER_WORDS[at]} quarter" in words
        or bool(re.search(rf"\b{at + 1}(?:st|nd|rd|th) quarter", words))
        or words.startswith((QUARTER_MONTHS[at], QUARTER_SHORT[at]))
    )
