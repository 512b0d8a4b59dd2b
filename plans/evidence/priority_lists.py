"""Lists of priorities in the text of a plan, and whether an item of one means a priority. Pure.

Items are compared by their telling words, not letter by letter: “Anti-Social Behaviour” and
“Anti-social behaviour (ASB)” are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from csp.prose import parse_narrative
from csp.prose.blocks import Callout, Heading, List, Paragraph, Quote, text_of_runs
from plans.models import Priority, Section

LISTING = {Section.Kind.SUMMARY, Section.Kind.PRIORITIES}
SPEAKS_OF_PRIORITIES = re.compile(r"\bpriorit(?:y|ies)\b", re.IGNORECASE)
# Whose priorities a list may name besides our own.
OF_OTHERS = re.compile(
    r"\b(?:county\w*|commissioner\w*|police|national|government)\b", re.IGNORECASE
)
# Words that nearly every priority has.
COMMON = frozenset(
    re.findall(
        r"\w+",
        """and the for with from our its all any are who through within other others into that this
        their reduce reducing tackle tackling prevent preventing prevention address addressing protect
        protecting support supporting improve improving priority priorities related problem problems
        issue issues crime crimes including""",
    )
)
ENDINGS = re.compile(r"(?:ies|ing|ed|es|s|e|y)$")
ENOUGH = 0.5


@dataclass(frozen=True)
class Named:
    """A list that names priorities: where it stands, and its items."""

    where: str
    items: tuple[str, ...]


def named_in(section: Section) -> Iterator[Named]:
    """The lists under something that speaks of our priorities, in a section that may list them."""
    if section.kind in LISTING:
        told = section.heading if section.kind == Section.Kind.PRIORITIES else ""
        for words, items in lists_in(parse_narrative(section.body), told):
            yield Named(f"“{words or section.heading}”", items)


def lists_in(blocks: Iterable[Any], told: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each list whose heading, box or line before it speaks of priorities, and not of others'."""
    for block in blocks:
        match block:
            case Callout(title, inside):
                yield from lists_in(inside, title)
            case Quote(inside):
                yield from lists_in(inside, told)
            case Heading(_, runs):
                told = text_of_runs(runs)
            case Paragraph(runs) if text_of_runs(runs).rstrip().endswith(":"):
                told = (
                    text_of_runs(runs) if speaks(text_of_runs(runs)) or not speaks(told) else told
                )
            case List(items) if speaks(told) and len(items) > 1:
                yield told, tuple(text_of_runs(item.runs) for item in items)


def speaks(words: str) -> bool:
    return bool(SPEAKS_OF_PRIORITIES.search(words)) and not OF_OTHERS.search(words)


def item_means_priority(item: str, priority: Priority) -> bool:
    """Whether an item means a priority, going by its title, or else by the priority in full."""
    words, title = distinguishing_words(item), distinguishing_words(priority.title)
    if not words or not title:
        return item.casefold().strip() == priority.title.casefold().strip()
    if len(words & title) >= ENOUGH * min(len(words), len(title)):
        return True
    areas = " ".join(area.title for area in priority.areas.all())
    whole = distinguishing_words(f"{priority.title} {priority.statement} {areas}")
    return len(words & whole) > ENOUGH * len(words)


def distinguishing_words(text: str) -> frozenset[str]:
    """The words that tell one priority from another, without their endings."""
    found = re.findall(r"[a-z]+", text.casefold().replace("anti-social", "antisocial"))
    words = (word for word in found if len(word) > 2 and word not in COMMON)
    return frozenset(ENDINGS.sub("", word) or word for word in words)
