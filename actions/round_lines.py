"""The lines of a round as the officer reads them: what was said, which way it went, what to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from actions.models import Round, Status, Update
from actions.querysets_of_rounds import SAID, WAITING
from actions.status import Direction, direction, is_exception
from actions.update_facts import Facts, facts_of

State = Update.State
NO_WHY = "It is not on track, and nobody says why."
NOTHING = "Nothing to report: {}"


@dataclass(frozen=True)
class RoundLine:
    """One row in one round. What is still being written is not read by anybody else."""

    update: Update
    facts: Facts
    round: Round

    @property
    def said(self) -> bool:
        return self.update.state in SAID

    @property
    def waits(self) -> bool:
        return self.update.state in WAITING

    @property
    def status(self) -> Status | None:
        """None where nobody has said: such a row is grey, whatever it was before."""
        return self.update.status if self.said else None

    @property
    def before(self) -> Status | None:
        return self.facts.before.status if self.facts.before else None

    @property
    def direction(self) -> Direction:
        if self.status is None or self.before is None:
            return Direction.NEW
        return direction(self.before.nature, self.status.nature)

    @property
    def late(self) -> bool:
        return is_late(self.update.sent_at, self.round)

    @property
    def flags(self) -> list[str]:
        """What an officer should look at before accepting it; empty where nothing stands out."""
        if not self.said:
            return []
        update, found = self.update, []
        if self.facts.disagreement:
            found.append(self.facts.disagreement)
        found += self.facts.odd_sums
        if self.lacks_why:
            found.append(NO_WHY)
        if update.nothing_because:
            found.append(NOTHING.format(update.nothing_because))
        return found

    @property
    def lacks_why(self) -> bool:
        bad = self.status is not None and is_exception(self.status.nature)
        return bad and not self.update.why

    @property
    def can_be_accepted(self) -> bool:
        return self.update.state == State.SENT and self.round.is_open

    @property
    def without_flag(self) -> bool:
        return self.can_be_accepted and not self.flags


def is_late(sent_at: datetime | None, round: Round) -> bool:
    """Whether an answer came after the day on which it was due had ended in London."""
    return sent_at is not None and timezone.localtime(sent_at).date() > round.due_on


def lines_of(round: Round, updates: Sequence[Update]) -> list[RoundLine]:
    """A line for each update, in a number of queries that does not grow with them."""
    for update in updates:
        update.round = round
        update.partnership = update.action.partnership = round.partnership
    facts = facts_of(updates)
    return [RoundLine(update, facts[update.pk], round) for update in updates]


@dataclass(frozen=True)
class Tally:
    """What a round comes to. ``statuses`` are the legend's entries with how many rows each has."""

    asked: int
    answered: int
    to_review: int
    returned: int
    statuses: list[tuple[Status | None, int]]
    better: int
    worse: int


def tally(lines: Sequence[RoundLine], legend: Sequence[Status]) -> Tally:
    states = Counter(line.update.state for line in lines)
    by_status = Counter(line.status.pk if line.status else None for line in lines)
    ways = Counter(line.direction for line in lines)
    quiet = by_status.pop(None, 0)
    counted: list[tuple[Status | None, int]] = [
        (status, many + (quiet if status.nature == Status.Nature.NONE else 0))
        for status in legend
        if (many := by_status[status.pk]) or (quiet and status.nature == Status.Nature.NONE)
    ]
    return Tally(
        asked=len(lines),
        answered=states[State.SENT] + states[State.ACCEPTED],
        to_review=states[State.SENT],
        returned=states[State.RETURNED],
        statuses=counted,
        better=ways[Direction.BETTER],
        worse=ways[Direction.WORSE],
    )
