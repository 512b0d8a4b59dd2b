"""Who moved a decision and seconded it, how the vote went, and motions that were lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reporting.meetings.reading.found import FoundDecision, Place
from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.sentences import sentences_of

MOVED = re.compile(
    r"(?:proposed|moved|cynigiwyd|on the (?:proposition|motion) of)(?: by|"
    r" gan)?:?\s+(?P<mover>[^,.;()]{2,60}?)\s*(?:,|;|and|\.|ac)?\s*"
    r"(?:and |was )?(?:seconded|eiliwyd)(?: by|"
    r" gan)?:?\s+(?P<second>[^,.;()]{2,60}?)(?=\s*(?:[,.;()]|$|and\b|it was|that\b))",
    re.IGNORECASE,
)


_PROPOSED = re.compile(r"\b(?:proposed|moved|seconded|motion|amendment|cynigiwyd)\b", re.IGNORECASE)


_VOTES = re.compile(
    r"(?:(?:for|in favour)\s*[:=-]?\s*\d+|\d+\s*(?:votes?\s*)?(?:for|"
    r"in favour))[^.\n]{0,80}?(?:against\s*[:=-]?\s*\d+|\d+\s*(?:votes?\s*)?against)"
    r"(?:[^.\n]{0,60}?(?:abst\w+\s*[:=-]?\s*\d+|\d+\s*abst\w+))?|unanimous(?:ly)?|"
    r"nem\.? con\.?|yn unfrydol",
    re.IGNORECASE,
)


LOST = re.compile(
    r"\b(?:motion|amendment|proposal|vote)\b[^.]{0,60}\b(?P<how>lost|fell|not carried|defeated|"
    r"rejected|failed|no seconder|not seconded)\b"
    r"|\b(?P<no>no seconder)\b",
    re.IGNORECASE,
)


CARRIED = re.compile(r"\b(?:motion|amendment|proposal)\b[^.]{0,60}\bcarried\b", re.IGNORECASE)


def lost_motions(
    paragraphs: Sequence[MinuteLine], body: Sequence[Place]
) -> Iterator[FoundDecision]:
    """Motions that were lost or fell, with the sentence before that proposed them."""
    for place, start in body:
        text = paragraphs[place].text
        spans = list(sentences_of(text, start))
        for number, (a, b) in enumerate(spans):
            if not LOST.search(text[a:b]):
                continue
            if number and _PROPOSED.search(text[slice(*spans[number - 1])]):
                a = spans[number - 1][0]
            yield FoundDecision(text[a:b], "rejected", [], [(place, a, b)])


def before_movers(text: str, a: int, b: int) -> int:
    """Where the words of a decision end, before a sentence that only says who moved it."""
    spans = list(sentences_of(text[:b], a))
    while len(spans) > 1 and re.match(
        r"[(\[]?(?:proposed|moved|seconded|cynigiwyd|vote)\b",
        text[slice(*spans[-1])],
        re.IGNORECASE,
    ):
        spans.pop()
    return spans[-1][1] if spans else b


def with_votes(paragraphs: Sequence[MinuteLine], one: FoundDecision) -> FoundDecision:
    """Who moved and seconded it, how the vote went, and whether it was lost."""
    if not one.stretches:
        return one
    text = paragraphs[one.stretches[0][0]].text
    moved, votes, lost = MOVED.search(text), _VOTES.search(text), LOST.search(one.words)
    return replace(
        one,
        moved_by=moved["mover"].strip() if moved else "",
        seconded_by=moved["second"].strip() if moved else "",
        votes=votes[0].strip() if votes else "",
        result=(
            "fell" if "second" in lost[0].casefold() or "fell" in lost[0].casefold() else "lost"
        )
        if lost
        else "carried"
        if CARRIED.search(text)
        else "",
        verb="rejected" if lost else one.verb,
    )
