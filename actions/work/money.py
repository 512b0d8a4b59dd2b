"""What money there is, what is set aside, spent and left. Pure sums over rows already read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from csp.periods import plan_words
from csp.quantities import pounds_words
from plans.models import FundingStream

Status = FundingStream.Status


class StreamSums(TypedDict):
    """What ``streams_with_sums`` adds to each stream."""

    committed: Decimal
    spent: Decimal
    left: Decimal | None


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    SummedStream = WithAnnotations[FundingStream, StreamSums]


@dataclass(frozen=True)
class Account:
    """Pounds in all. What was withdrawn is no longer there, and what comes in kind is no sum."""

    amount: Decimal = Decimal()
    committed: Decimal = Decimal()
    spent: Decimal = Decimal()

    @property
    def left(self) -> Decimal:
        return self.amount - self.committed

    @property
    def words(self) -> list[tuple[str, str]]:
        sums = {
            "Coming in": self.amount,
            "Set aside": self.committed,
            "Spent": self.spent,
            "Not set aside yet": self.left,
        }
        return [(label, pounds_words(value)) for label, value in sums.items()]


def account_of(streams: Iterable[SummedStream]) -> Account:
    """All streams together; each carries its sums (see ``streams_with_sums``)."""
    there = [each for each in streams if each.status != Status.WITHDRAWN]
    return Account(
        sum((each.amount or Decimal() for each in there), Decimal()),
        sum((each.committed for each in there), Decimal()),
        sum((each.spent for each in there), Decimal()),
    )


def priorities_words(costs: Iterable[dict]) -> list[dict[str, str]]:
    """What each priority costs, as a page prints it."""
    return [
        {
            "plan": plan_words(each["action__plan__start"], each["action__plan__end"]),
            "priority": f"{each['action__priority__number']}. {each['action__priority__title']}",
            "committed": pounds_words(each["committed"]),
            "spent": pounds_words(each["spent"]),
        }
        for each in costs
    ]


def funding_remarks(stream: SummedStream, years: Iterable) -> list[str]:
    """What an officer should look at in one stream; nothing is put right by itself."""
    found = []
    by_year = sum((each.amount for each in years), Decimal())
    if by_year and stream.amount is not None and by_year != stream.amount:
        found.append(
            f"The years come to {pounds_words(by_year)}, "
            f"and the whole is {pounds_words(stream.amount)}."
        )
    if stream.spent > stream.committed:
        found.append(
            f"{pounds_words(stream.spent)} has been spent, "
            f"and only {pounds_words(stream.committed)} was set aside."
        )
    return found
