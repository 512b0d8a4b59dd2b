"""What a paper is about, and what a source of data has to say about it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from actions.models import DeathReview, Round
from csp.periods import FinancialYear
from plans.audience import Audience
from plans.models import FundingStream, Geography, Partnership, Plan

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Desk:
    """What lies on the table of whoever gathers.

    ``audience`` says for whom: what everybody may read, or what partners may, who are the members of
    the committee (rows that not everybody may read then carry ``kept``). ``area`` is the one district
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
    audience: Audience = Audience.PUBLIC
    read: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def for_members(self) -> bool:
        """Whether more is gathered than everybody may read."""
        return not self.audience.is_public

    def once(self, name: Hashable, ask: Callable[[], Answer]) -> Answer:
        """What several blocks of a paper ask for, read from the database for the first of them."""
        if name not in self.read:
            self.read[name] = ask()
        return self.read[name]
