"""What a pack is made of, as plain values: its papers in their order, each as it was when it was issued.

They are gathered for one kind of reader, so nothing is in them that this reader may not see.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reporting.facts.agenda import AgendaFacts

# What a paper is made of. Files of some kinds cannot be bound in: they stay beside the pack.
PaperSource = Literal["to-follow", "pdf", "picture", "words", "beside"]


@dataclass(frozen=True, slots=True)
class BoundPaperFacts:
    """A paper with what holds it: ``stored`` names a file and ``sha256`` its digest, ``words`` are its text.

    ``version`` counts how often it was received; ``pk`` and ``version`` together tell a paper that is new.
    ``instead`` is the page on which an earlier version of it was issued.
    """

    pk: int
    version: int
    number: str
    title: str
    source: PaperSource
    author: str = ""
    stored: str = ""
    sha256: str = ""
    words: str = ""
    alternative: str = ""
    kind: str = ""
    instead: str = ""

    @property
    def key(self) -> str:
        return f"{self.pk}-{self.version}"


@dataclass(frozen=True, slots=True)
class PackFacts:
    """A pack for one kind of reader. The agenda stands at the head of the first one only."""

    agenda: tuple[AgendaFacts, ...] = ()
    papers: tuple[BoundPaperFacts, ...] = ()
    unnamed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PackVersionFacts:
    """A pack as it is frozen, for members, for everybody, and for those who see all of it.

    ``public`` is empty where there is nothing in it for everybody, and ``whole`` where nothing is restricted.
    """

    partnership: str
    body: str
    day: str
    number: int
    members: PackFacts
    public: tuple[PackFacts, ...] = ()
    whole: tuple[PackFacts, ...] = ()
    colour: str = "#1d4f76"
