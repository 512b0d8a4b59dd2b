"""What was said under an item, with its decisions and actions in their places. Pure.

An item's text is kept whole; each decision and action knows the passage of it that it stands behind, by the
passage's own words, so that text may grow and move around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reporting.facts.minutes import PassageFacts

BLANK = re.compile(r"\n[ \t]*\n\s*")
THAT = re.compile(r"that\b[:,]?\s+", re.IGNORECASE)
SEVERAL = "that:-"

# A decision or an action, and the words of the passage that it stands behind.
Outcome = tuple[str, PassageFacts]


def split_passages(body: str) -> list[str]:
    """The passages of a text: what blank lines part."""
    return [passage for passage in BLANK.split(body.strip()) if passage.strip()]


def place_outcomes(body: str, outcomes: Iterable[Outcome]) -> tuple[PassageFacts, ...]:
    """The text in stretches, each outcome behind its passage, or at the end where that is gone."""
    passages = split_passages(body)
    behind: dict[int, list[PassageFacts]] = {}
    for anchor, outcome in outcomes:
        behind.setdefault(find_passage(passages, anchor), []).append(outcome)
    made: list[PassageFacts] = []
    text: list[str] = []
    for place, passage in enumerate([*passages, ""]):
        text += [passage] if passage else []
        if (found := behind.get(place)) is not None:
            made += [*text_passages(text), *join_decisions(found)]
            text = []
    return (*made, *text_passages(text))


def find_passage(passages: Sequence[str], anchor: str) -> int:
    """The place of the passage that an anchor names: its very words, else the one that holds them."""
    wanted = plain_words(anchor)
    if not wanted:
        return len(passages)
    said = [plain_words(each) for each in passages]
    if wanted in said:
        return said.index(wanted)
    return next((at for at, each in enumerate(said) if wanted in each), len(passages))


def plain_words(text: str) -> str:
    return " ".join(text.split()).casefold()


def text_passages(passages: list[str]) -> Iterator[PassageFacts]:
    if passages:
        yield PassageFacts("text", "\n\n".join(passages))


def join_decisions(outcomes: Iterable[PassageFacts]) -> Iterator[PassageFacts]:
    """Neighbouring decisions under one word become its points, unless something is said of one of them."""
    for key, group in groupby(outcomes, key=decision_key):
        together = list(group)
        if key is None or len(together) == 1:
            yield from together
        else:
            points = tuple(point_words(each.words) for each in together)
            verbs = tuple(dict.fromkeys(verb for each in together for verb in each.verbs))
            yield PassageFacts("decision", SEVERAL, points, lead=together[0].lead, verbs=verbs)


def decision_key(outcome: PassageFacts) -> str | None:
    """What neighbours must share to stand under one word; None for what stands alone."""
    alone = outcome.kind != "decision" or outcome.note or outcome.number or outcome.points
    return None if alone else outcome.lead


def point_words(words: str) -> str:
    """A decision as a point below “that:-”: without its own “that”, and with a capital letter."""
    left = THAT.sub("", words.strip(), count=1) if THAT.match(words.strip()) else words.strip()
    return left[:1].upper() + left[1:]
