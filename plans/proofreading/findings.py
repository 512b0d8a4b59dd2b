"""What proofreading says of plans, rows, imports and papers: findings, and the passages they are about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters: something to look at, or what stops a thing from going out."""

    LOOK = "look"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend or to look at: a stable code, a sentence, and where.

    ``url`` is the page on which it is mended, ``ref`` and ``cell`` are the row and column that it is
    about; ``place`` is that of a row in a file which is brought in, and has no page yet.
    """

    code: str
    message: str
    url: str = ""
    ref: str = ""
    cell: str = ""
    place: int | None = None
    level: Level = Level.LOOK

    @property
    def blocks(self) -> bool:
        return self.level is Level.STOP


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of words: where it stands, and whether the public will read it.

    ``where`` begins a sentence about it. A ``signature`` may name whoever signs: it was given to be
    printed.
    """

    words: str
    where: str
    url: str = ""
    ref: str = ""
    cell: str = ""
    place: int | None = None
    public: bool = True
    signature: bool = False

    def says(self, code: str, words: str, *, url: str = "") -> Finding:
        """What is found in it; the words end the sentence that ``where`` begins."""
        return self.finding(code, f"{self.where} {words}", url=url)

    def finding(self, code: str, message: str, *, url: str = "") -> Finding:
        """The same in a whole sentence. ``url`` is where it is mended, if that is elsewhere."""
        return Finding(code, message, url or self.url, self.ref, self.cell, self.place)
