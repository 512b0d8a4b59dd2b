"""What the answers to a question by correspondence come to. Pure: they are counted before.

A majority is more for than against among those who answered; who abstains counts for the quorum and for
nothing else. "Everybody" is everybody who was asked. An answer with a condition is for the question once
somebody says that the conditions are met, and against it until then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

YES, CONDITION, NO, ABSTAINS, SILENT = "yes", "condition", "no", "abstains", ""
MAJORITY, EVERYBODY = "majority", "unanimity"
CARRIED, LOST, SHORT = "carried", "lost", "short"


@dataclass(frozen=True)
class AnswerTally:
    """How many answered what; ``silent`` were asked and have not said."""

    yes: int = 0
    condition: int = 0
    no: int = 0
    abstains: int = 0
    silent: int = 0

    @property
    def asked(self) -> int:
        return self.answered + self.silent

    @property
    def answered(self) -> int:
        return self.yes + self.condition + self.no + self.abstains

    def votes(self, *, silence_consents: bool, conditions_met: bool) -> tuple[int, int]:
        """For and against."""
        consents = self.silent if silence_consents else 0
        met = self.condition if conditions_met else 0
        return self.yes + consents + met, self.no + self.condition - met


def tally_answers(replies: Iterable[str]) -> AnswerTally:
    said = list(replies)
    return AnswerTally(*(said.count(each) for each in (YES, CONDITION, NO, ABSTAINS, SILENT)))


def outcome_of_answers(
    tally: AnswerTally,
    *,
    needs: str,
    silence_consents: bool,
    quorum_met: bool,
    conditions_met: bool = False,
) -> str:
    """CARRIED, LOST, or SHORT where too few answered for either."""
    votes_for, against = tally.votes(
        silence_consents=silence_consents, conditions_met=conditions_met
    )
    missing = 0 if silence_consents else tally.silent
    if not quorum_met or not votes_for + against + tally.abstains:
        return SHORT
    if needs == EVERYBODY:
        if against or tally.abstains:
            return LOST
        return SHORT if missing else CARRIED
    return CARRIED if votes_for > against else LOST


def may_be_closed(tally: AnswerTally, closes_on: date, today: date) -> bool:
    """After its closing day, or once everybody has answered."""
    return today > closes_on or (tally.asked > 0 and not tally.silent)


def tally_words(tally: AnswerTally) -> str:
    """“5 yes, 1 yes with a condition, 2 no, 1 abstained, 3 did not answer”, without what nobody did."""
    parts = (
        (tally.yes, "yes"),
        (tally.condition, "yes with a condition"),
        (tally.no, "no"),
        (tally.abstains, "abstained"),
        (tally.silent, "did not answer"),
    )
    return ", ".join(f"{count} {words}" for count, words in parts if count) or "nobody was asked"
