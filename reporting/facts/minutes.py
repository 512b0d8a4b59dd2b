"""What minutes are made of, as plain values: who was there, and what was said and agreed under each number.

Minutes are frozen from these and drawn from what was frozen. ``readable_minutes`` gives what of them
somebody may read, so that no page and no file is ever drawn from more than its readers may see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

Kept = Literal["", "partners", "restricted"]
PassageKind = Literal["text", "decision", "action"]

EVERYBODY: frozenset[str] = frozenset()
MEMBERS: frozenset[str] = frozenset({"partners"})
ALL_READERS: frozenset[str] = frozenset({"partners", "restricted"})

HEADING_LEFT_OUT = "Restricted item"
LEFT_OUT = "This item is not for publication."


@dataclass(frozen=True, slots=True)
class AttenderFacts:
    """Somebody who was there, or who was not.

    ``body`` stands in brackets as printed, once for neighbours of the same ``group``; ``marks`` are what
    else is said of them, such as “Chair” or “from SSP 3/17”. The public reads the name of who is ``named``;
    nobody reads an empty one, who is counted under the body.
    """

    name: str
    body: str = ""
    marks: tuple[str, ...] = ()
    group: str = ""
    named: bool = False
    chair: bool = False


@dataclass(frozen=True, slots=True)
class AttendanceFacts:
    """One list of people under its ``label``. An empty one is printed where somebody said so."""

    label: str
    people: tuple[AttenderFacts, ...] = ()
    says_none: bool = False


@dataclass(frozen=True, slots=True)
class PassageFacts:
    """A stretch of a minute: text, a decision with its points, or an action with owner and due day.

    ``lead`` is the word that a decision begins with, ``verb`` what it did, for the summary. ``kept`` says who
    alone may read it and ``instead`` what others read in its place.
    """

    kind: PassageKind
    words: str
    points: tuple[str, ...] = ()
    lead: str = ""
    verb: str = ""
    number: str = ""
    owner: str = ""
    due: str = ""
    kept: Kept = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class MinuteFacts:
    """What stands under one number; ``number`` and ``heading`` are as printed, with their lines.

    Those who may not read a ``kept`` one read its public heading and ``instead``.
    """

    number: str
    heading: str
    passages: tuple[PassageFacts, ...] = ()
    kept: Kept = ""
    public_heading: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """The minutes of one meeting. ``day`` is ISO, everything else as printed.

    ``note`` stands under the lists. ``amended`` are the later decisions by which approved minutes were
    corrected. ``unnamed`` pairs names that the public does not read with what it reads instead.
    """

    partnership: str
    body: str
    day: str
    opening: str
    lists: tuple[AttendanceFacts, ...] = ()
    items: tuple[MinuteFacts, ...] = ()
    note: str = ""
    approved: str = ""
    amended: tuple[str, ...] = ()
    signed_by: str = ""
    signed_on: str = ""
    colour: str = "#1d4f76"
    unnamed: tuple[tuple[str, str], ...] = ()
    public: bool = False


def readable_minutes(facts: MinutesFacts, may: frozenset[str]) -> MinutesFacts:
    """The minutes as somebody reads them who may read what is kept for ``may``, and the rest."""
    public = may == EVERYBODY
    return replace(
        facts,
        lists=tuple(map(_public_list, facts.lists)) if public else facts.lists,
        items=tuple(_readable_minute(each, may) for each in facts.items),
        public=public,
    )


def keeps_anything(facts: MinutesFacts, kept: str) -> bool:
    """Whether there is anything in them that only some may read."""
    return any(kept in (item.kept, *(each.kept for each in item.passages)) for item in facts.items)


def _public_list(each: AttendanceFacts) -> AttendanceFacts:
    return replace(each, people=tuple(map(_public_attender, each.people)))


def _public_attender(person: AttenderFacts) -> AttenderFacts:
    """Whose name is not for the public is counted, and nothing said of them is told."""
    if person.named:
        return replace(person, marks=person.marks[:1] if person.chair else ())
    return replace(person, name="", marks=())


def _readable_minute(item: MinuteFacts, may: frozenset[str]) -> MinuteFacts:
    passages = tuple(_readable_passages(item, may))
    if item.kept and item.kept not in may:
        heading = item.public_heading or HEADING_LEFT_OUT
        return MinuteFacts(item.number, heading, passages)
    return replace(item, passages=passages, kept="", public_heading="", instead="")


def _readable_passages(item: MinuteFacts, may: frozenset[str]) -> Iterator[PassageFacts]:
    """What may be read; what stands in the place of the rest is said once, where it first is missing."""
    hidden = item.kept and item.kept not in may
    said: set[str] = set()
    if hidden:
        yield PassageFacts("text", item.instead or LEFT_OUT)
    for each in item.passages:
        if not each.kept or each.kept in may:
            if not hidden or each.kind != "text":
                yield replace(each, kept="", instead="")
        elif not hidden and each.instead and each.instead not in said:
            said.add(each.instead)
            yield PassageFacts("text", each.instead)
