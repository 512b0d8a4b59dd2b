"""The lines of a round as the officer reads them: what was said, which way it went, what to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from actions.models import Round, Status, Update
from actions.models.querysets.rounds import SAID, WAITING
from actions.rounds.facts.missing import measures_without_figure
from actions.rounds.facts.update import UpdateFacts, gather_update_facts
from actions.rules.status import Direction, direction, is_exception
from actions.rules.status_counts import count_by_status, counts_as_said

State = Update.State
WELL = {Status.Nature.DONE, Status.Nature.ON_TRACK}
NO_WHY = "It is not on track, and nobody says why."
NOTHING = "Nothing to report: {}"


@dataclass(frozen=True)
class RoundLine:
    """One row in one round. What is still being written is not read by anybody else.

    ``last`` is the number of the round before, which alone says whether a row is better or worse.
    """

    update: Update
    facts: UpdateFacts
    round: Round
    last: int | None = None

    @property
    def said(self) -> bool:
        return self.update.state in SAID

    @property
    def waits(self) -> bool:
        return self.update.state in WAITING

    @property
    def status(self) -> Status | None:
        """None where nobody has said: such a row is grey, whatever it was before."""
        return self.update.status if counts_as_said(self.update.state) else None

    @property
    def before(self) -> Status | None:
        before = self.facts.before
        if before is None or before.round_id != self.last or not counts_as_said(before.state):
            return None
        return before.status

    @property
    def direction(self) -> Direction:
        if self.status is None or self.before is None:
            return Direction.NEW
        return direction(self.before.nature, self.status.nature)

    @property
    def late(self) -> bool:
        return came_late(self.update.sent_at, self.round)

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

    @property
    def is_surely_well(self) -> bool:
        """Whether it is on track or done and has all its figures, so that accepting it is proposed."""
        status = self.update.status
        well = status is not None and status.nature in WELL
        return self.without_flag and well and not measures_without_figure(self.facts)


def came_late(sent_at: datetime | None, round: Round) -> bool:
    """Whether an answer came after the day on which it was due had ended in London."""
    return sent_at is not None and timezone.localtime(sent_at).date() > round.due_on


def lines_of_round(round: Round, updates: Sequence[Update]) -> list[RoundLine]:
    """A line for each update, in a number of queries that does not grow with them."""
    for update in updates:
        update.round = round
        update.partnership = update.action.partnership = round.partnership
    facts = gather_update_facts(updates)
    last = Round.objects.before(round).values_list("pk", flat=True).first()
    return [RoundLine(update, facts[update.pk], round, last) for update in updates]


@dataclass(frozen=True)
class RoundTally:
    """What a round comes to. ``statuses`` are the legend's entries with how many rows each has.

    How many were asked, have answered and have not is the same for every reader; ``unseen`` is how many
    rows have an answer that this reader may not read, so that their status is not counted.
    """

    asked: int
    answered: int
    to_review: int
    returned: int
    statuses: list[tuple[Status | None, int]]
    better: int
    worse: int
    unseen: int


def tally(
    lines: Sequence[RoundLine], legend: Sequence[Status], states: Mapping[str, int]
) -> RoundTally:
    """``lines`` are what the reader may read; ``states`` count every row of the round."""
    ways = Counter(line.direction for line in lines)
    silence = next((each for each in legend if each.nature == Status.Nature.NONE), None)
    entries: list[Status | None] = [*legend, *([] if silence else [None])]
    asked, count = sum(states.values()), Counter(states)
    said = [line.status for line in lines if counts_as_said(line.update.state)]
    silent = [
        None for state, many in states.items() if not counts_as_said(state) for _ in range(many)
    ]
    return RoundTally(
        asked=asked,
        answered=count[State.SENT] + count[State.ACCEPTED],
        to_review=count[State.SENT],
        returned=count[State.RETURNED],
        statuses=count_by_status(entries, [*said, *silent], silence),
        better=ways[Direction.BETTER],
        worse=ways[Direction.WORSE],
        unseen=asked - len(said) - len(silent),
    )
