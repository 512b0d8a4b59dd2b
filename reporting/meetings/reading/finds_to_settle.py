"""The finds of a reading that count or wait for somebody, by keys that a form can send back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reporting.meetings.reading.result import (
    SURE,
    MinutesPassage,
    MinutesReading,
    ReadAction,
    ReadDecision,
    ReadInterest,
)


@dataclass(frozen=True, slots=True)
class SettledFinds:
    """Which finds count: those that are sure unless refused, and those that are not once confirmed."""

    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()

    def counts(self, key: str, sure: str) -> bool:
        return key in self.yes or (sure == SURE and key not in self.no)


@dataclass(frozen=True, slots=True)
class MinutesFind:
    """One find as it is shown: ``kind`` is item, decision, action, wish or interest."""

    key: str
    kind: str
    words: str
    note: str
    sure: str
    passage: MinutesPassage
    item: int


def key_of(one: ReadDecision | ReadAction | ReadInterest) -> str:
    """The key of a find: what it is and where it stands."""
    return (
        f"{type(one).__name__[4:].lower()}-{one.passage.start}-{one.passage.end}-{len(one.words)}"
    )


def finds_of(read: MinutesReading) -> list[MinutesFind]:
    """Everything that was found under the items, in the order of the text."""
    return sorted([*_item_finds(read), *_other_finds(read)], key=lambda find: find.passage.start)


def _item_finds(read: MinutesReading) -> Iterable[MinutesFind]:
    for at, item in enumerate(read.items):
        words = (
            f"{item.number} {' '.join(item.title.split())}".strip() or "All words, under one item"
        )
        notes = ["Number on two lines"] if "\n" in item.number_printed else []
        notes += ["restricted, from its heading"] if item.restricted else []
        yield MinutesFind(f"item-{at}", "item", words, " · ".join(notes), SURE, item.passage, at)


def _other_finds(read: MinutesReading) -> Iterable[MinutesFind]:
    for one in read.decisions:
        words = f"{one.verb.capitalize()}: {one.words}"
        yield MinutesFind(
            key_of(one), "decision", words, one.result, one.sure, one.passage, one.item
        )
    for act in read.actions:
        kind = "wish" if act.sure == "unsure" else "action"
        owner = act.owner or "nobody yet"
        due = f", due {act.due_words}" if act.due_words else ""
        note = "Nobody is asked to do it" if kind == "wish" else f"Owner: {owner}{due}"
        yield MinutesFind(key_of(act), kind, act.words, note, act.sure, act.passage, act.item)
    for told in read.interests:
        words = f"{told.name}: {told.words}"
        yield MinutesFind(
            key_of(told), "interest", words, told.stayed, told.sure, told.passage, told.item
        )
