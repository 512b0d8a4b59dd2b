"""What one round says, frozen: plain values only, from which its pages and papers are made.

Figures are text as ``str(Decimal)`` and days are ISO text, so that the facts are JSON already in all
but their brackets (see ``reporting.facts.snapshot``). ``reporting.facts.quarter.gather`` fills them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plans.audience import Audience


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """An entry of the partnership's legend."""

    label: str
    nature: str
    colour: str = ""
    shape: str = ""


@dataclass(frozen=True, slots=True)
class PointFacts:
    """The figure of one round: as it was written, and as it was understood (``value``), if it was.

    ``instead`` is what is read in place of one that is kept back.
    """

    period: str
    printed: str = ""
    value: str = ""
    qualifier: str = ""
    provisional: bool = False
    words: str = ""
    missing: str = ""
    instead: str = ""

    @property
    def number(self) -> Decimal | None:
        return Decimal(self.value) if self.value else None

    @property
    def said(self) -> str:
        """The figure as people read it, or why there is none."""
        if self.qualifier == "suppressed":
            return self.instead or "too small to print"
        return self.printed or self.value or self.words or self.missing or "no figure"


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """One measure (or one group of it) over the rounds, with how it stands against its target.

    ``level`` is the target as a number, if it is one; ``standing`` is a mark of
    ``actions.rules.targets`` and ``sentence`` explains it.
    """

    key: str
    measure: str
    member: str = ""
    unit: str = ""
    polarity: str = ""
    target: str = ""
    level: str = ""
    points: tuple[PointFacts, ...] = ()
    standing: str = ""
    sentence: str = ""

    @property
    def name(self) -> str:
        return f"{self.measure} ({self.member})" if self.member else self.measure

    def at(self, period: str) -> PointFacts | None:
        return next((each for each in self.points if each.period == period), None)

    @property
    def drawable(self) -> bool:
        """Whether there is a line to draw: two figures at least."""
        return sum(bool(each.value) for each in self.points) > 1


@dataclass(frozen=True, slots=True)
class RemarkFacts:
    """A comment, question, answer or decision; ``answers`` is the number of the question."""

    number: int
    kind: str
    text: str
    who: str = ""
    on: str = ""
    answers: int = 0


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row in one round. ``update`` is the number of its update; the words are the lead's.

    ``status`` and ``before`` are places in the legend; ``before`` is -1 where nothing was said.
    """

    key: str
    update: int
    ref: str
    priority: str
    status: int
    before: int = -1
    direction: str = ""
    plan: str = ""
    area: str = ""
    aim: str = ""
    leads: tuple[str, ...] = ()
    answered: bool = False
    accepted: bool = False
    happened: str = ""
    why: str = ""
    next_steps: str = ""
    wanted: str = ""
    nothing_because: str = ""
    risks_changed: str = ""
    said_as: str = ""
    behalf_of: str = ""
    said_on: str = ""
    visibility: str = ""
    disagrees: str = ""
    figures: tuple[FigureFacts, ...] = ()
    remarks: tuple[RemarkFacts, ...] = ()

    @property
    def anchor(self) -> str:
        return f"row-{self.update}"

    @property
    def audience(self) -> Audience:
        return Audience.of(self.visibility)

    @property
    def decisions(self) -> tuple[RemarkFacts, ...]:
        return tuple(each for each in self.remarks if each.kind == "decision")

    @property
    def missed(self) -> tuple[FigureFacts, ...]:
        return tuple(each for each in self.figures if each.standing == "missed")

    @property
    def waiting(self) -> bool:
        """Whether there is an answer that the officer has not accepted yet."""
        return self.answered and not self.accepted

    @property
    def recorded(self) -> str:
        """Who typed the answer for somebody else, and for whom; nothing where a lead sent it."""
        return f"{self.said_as} on behalf of {self.behalf_of}" if self.behalf_of else ""

    @property
    def lead_words(self) -> str:
        return ", ".join(self.leads)


@dataclass(frozen=True, slots=True)
class TallyFacts:
    """How many rows of a priority were on track or done in one round, and how many were asked."""

    period: str
    good: int
    rows: int


@dataclass(frozen=True, slots=True)
class QuarterPriorityFacts:
    key: str
    number: str
    title: str
    plan: str = ""
    tallies: tuple[TallyFacts, ...] = ()

    @property
    def label(self) -> str:
        return f"{self.number}. {self.title}"


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """The round itself; ``before`` is what the round before it is called, if there was one."""

    period: str
    title: str
    start: str
    end: str
    due_on: str
    before: str = ""
    final: bool = False
    closed_on: str = ""


@dataclass(frozen=True, slots=True)
class QuarterFacts:
    """Everything that the strategy group is shown of one round. ``periods`` are those of the trends."""

    partnership: str
    slug: str
    colour: str
    round: RoundFacts
    legend: tuple[StatusFacts, ...] = ()
    priorities: tuple[QuarterPriorityFacts, ...] = ()
    rows: tuple[RowFacts, ...] = ()
    periods: tuple[str, ...] = ()

    def status_of(self, row: RowFacts) -> StatusFacts:
        return self.legend[row.status]

    def before_of(self, row: RowFacts) -> StatusFacts | None:
        return self.legend[row.before] if row.before >= 0 else None
