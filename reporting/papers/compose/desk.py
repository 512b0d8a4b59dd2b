"""What a paper is about, and what a source of data has to say about it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from actions.models import DeathReview, Round
from csp.periods import FinancialYear
from plans.models import FundingStream, Geography, Partnership, Plan
from reporting.document import DocumentBlock, Part

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Desk:
    """What lies on the table of whoever gathers.

    ``kept`` says for whom: "" gathers what everybody may read, "partners" what members of the
    committee may (rows that not everybody may read then carry ``kept``). ``area`` is the one district
    of a joint partnership that the paper is about.
    """

    partnership: Partnership
    today: date
    plan: Plan | None = None
    year: FinancialYear | None = None
    round: Round | None = None
    area: Geography | None = None
    stream: FundingStream | None = None
    review: DeathReview | None = None
    kept: str = ""
    read: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: Hashable, ask: Callable[[], Answer]) -> Answer:
        """What several blocks of a paper ask for, read from the database for the first of them."""
        if name not in self.read:
            self.read[name] = ask()
        return self.read[name]


@dataclass(frozen=True, slots=True)
class Quotable:
    """A figure that a sentence of the paper may quote, by a key that stays when the figure changes."""

    key: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a source says. Nothing at all (no blocks) means that there is nothing to print.

    ``start`` and ``end`` are the days, as ISO text, that its figures cover; ``area`` the place that
    they are about where it is not the paper's own; ``source`` who counted them. Rows of its tables
    carry an ``anchor`` that stays from one gathering to the next: what an officer writes over a cell
    is kept by it.
    """

    blocks: tuple[DocumentBlock | Part, ...] = ()
    start: str = ""
    end: str = ""
    area: str = ""
    source: str = ""
    quotable: tuple[Quotable, ...] = ()
