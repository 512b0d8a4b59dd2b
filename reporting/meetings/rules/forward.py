"""What a forward plan is offered by law, by the rounds and by scrutiny, and where it might go. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from csp.periods import FinancialYear, date_words


@dataclass(frozen=True)
class ForwardOffer:
    """A subject that may be taken into the forward plan; ``key`` names it, so that it is taken once.

    ``by`` is the day by which a meeting should have it; it is wanted at the last meeting before, or with
    ``after`` at the first one from that day on.
    """

    key: str
    title: str
    source: str
    source_words: str
    by: date
    after: bool = False
    purpose: str = ""
    label: str = ""
    recommendation: int | None = None


@dataclass(frozen=True)
class ClosingRound:
    """A quarter that leads are asked about: its number, name, and the day on which answers are due."""

    pk: int
    title: str
    due_on: date


@dataclass(frozen=True)
class AskedByScrutiny:
    pk: int
    words: str
    asked: str
    due_on: date


def lawful_offers(year: FinancialYear, references: dict[str, str]) -> Iterator[ForwardOffer]:
    """What the regulations ask of each year; ``references`` says where each is written, by its code."""
    for code, title, purpose in BY_LAW:
        if reference := references.get(code, ""):
            yield ForwardOffer(
                key=f"law:{code}:{year.code}",
                title=title.format(next=year.next(), year=year),
                source="law",
                source_words=f"each year, {reference}",
                by=year.end,
                purpose=purpose,
            )


BY_LAW = (
    ("ST-16", "Public meeting of {year}", ""),
    ("ST-05", "Strategic assessment for {next}", "discuss"),
    ("ST-08", "Plan revised for {next}", "decide"),
)


def round_offers(rounds: Iterable[ClosingRound]) -> Iterator[ForwardOffer]:
    """How the plan is going, after each quarter's answers are due."""
    for each in rounds:
        yield ForwardOffer(
            key=f"round:{each.pk}",
            title="How the plan is going",
            label=each.title[:60],
            source="round",
            source_words=f"answers are due on {date_words(each.due_on)}",
            by=each.due_on,
            after=True,
            purpose="discuss",
        )


def scrutiny_offers(asked: Iterable[AskedByScrutiny]) -> Iterator[ForwardOffer]:
    """What the committee recommended or asked for and has no answer yet."""
    for each in asked:
        yield ForwardOffer(
            key=f"scrutiny:{each.pk}",
            title=each.words[:300],
            source="scrutiny",
            source_words=each.asked[:200],
            by=each.due_on,
            purpose="discuss",
            recommendation=each.pk,
        )


def not_taken(offers: Iterable[ForwardOffer], taken: Collection[str]) -> list[ForwardOffer]:
    return [each for each in offers if each.key not in taken]


def meeting_for(offer: ForwardOffer, days: Sequence[date]) -> int | None:
    """Which of these days, in order, a subject would go to; None where no day is in time."""
    if offer.after:
        return next((place for place, day in enumerate(days) if day >= offer.by), None)
    before = [place for place, day in enumerate(days) if day <= offer.by]
    return before[-1] if before else None
