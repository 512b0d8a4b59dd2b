"""Shares of people who gave an answer, worked out from counts where there are any. Pure.

Nothing is corrected: where shares do not make 100 per cent, that is said beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

TENTH = Decimal("0.1")
ALL = Decimal(100)
SAME = "no change"


class AnswerLike(Protocol):
    """An answer as somebody typed it: a count, a percentage as printed, or both."""

    @property
    def label(self) -> str: ...

    @property
    def count(self) -> int | None: ...

    @property
    def percent(self) -> Decimal | None: ...

    @property
    def comparator_percent(self) -> Decimal | None: ...

    @property
    def n(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Share:
    """One answer: the share to show, whether it was worked out, and the share printed where that differs."""

    label: str
    percent: Decimal | None
    count: int | None = None
    n: int | None = None
    comparator: Decimal | None = None
    worked_out: bool = False
    printed: Decimal | None = None

    @property
    def words(self) -> str:
        return share_words(self.percent)

    @property
    def points(self) -> str:
        """How many percentage points it is above or below the comparator."""
        return points_words(self.percent, self.comparator)

    @property
    def disagrees(self) -> str:
        """What is printed, where the counts come to something else."""
        if not self.worked_out or self.printed is None or self.percent is None:
            return ""
        if round_like(self.percent, self.printed) == self.printed:
            return ""
        return f"printed as {share_words(self.printed)}"


def shares_of(answers: Sequence[AnswerLike]) -> list[Share]:
    """The share of each answer to one question, from its counts where they are given."""
    return [share_of_answer(each, people_asked(answers, each)) for each in answers]


def people_asked(answers: Sequence[AnswerLike], answer: AnswerLike) -> int:
    """Out of how many: as said, else all who gave one of the answers."""
    said = answer.n or next((each.n for each in answers if each.n), None)
    return said or sum(each.count or 0 for each in answers)


def share_of_answer(answer: AnswerLike, people: int) -> Share:
    worked_out = answer.count is not None and people > 0
    percent = ALL * answer.count / people if worked_out else answer.percent  # type: ignore[operator]
    return Share(
        label=answer.label,
        percent=percent,
        count=answer.count,
        n=people or None,
        comparator=answer.comparator_percent,
        worked_out=worked_out,
        printed=answer.percent,
    )


def sum_remark(percents: Iterable[Decimal | None], whose: str = "The answers") -> str:
    """What to say of shares that do not make 100 per cent; nothing of those that do."""
    known = [each for each in percents if each is not None]
    total = sum(known, Decimal(0)).quantize(TENTH, rounding=ROUND_HALF_UP)
    if len(known) < 2 or total == ALL:
        return ""
    said = f"{whose} add up to {share_words(total)}"
    if abs(total - ALL) <= Decimal(len(known)) * decimal_unit(known) / 2:
        return f"{said}, which rounding can explain."
    if total > ALL:
        return f"{said}: people may have given more than one answer. Nothing is corrected."
    missing = share_words(ALL - total)
    return f"{said}: {missing} is not accounted for. Nothing is corrected."


def decimal_unit(percents: Iterable[Decimal]) -> Decimal:
    """The last place to which shares are given: 1 for whole numbers, 0.1 for tenths."""
    places = max(0, *(-int(each.normalize().as_tuple().exponent) for each in percents), 0)
    return Decimal(1).scaleb(-min(places, 3))


def round_like(value: Decimal, like: Decimal) -> Decimal:
    return value.quantize(decimal_unit([like]), rounding=ROUND_HALF_UP)


def share_words(percent: Decimal | None) -> str:
    """67% or 13.5%; nothing where there is none."""
    short = tidy_percent(percent)
    return "" if short is None else f"{short:f}%"


def tidy_percent(percent: Decimal | None) -> Decimal | None:
    """To one place, or to none where that is nought."""
    if percent is None:
        return None
    short = percent.quantize(TENTH, rounding=ROUND_HALF_UP)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def points_words(now: Decimal | None, then: Decimal | None) -> str:
    """The change from one share to another: -3.6 percentage points. Never a percentage of one."""
    if now is None or then is None:
        return ""
    change = (now - then).quantize(TENTH, rounding=ROUND_HALF_UP)
    if change == 0:
        return SAME
    size = f"{abs(change).normalize():f}"
    return f"{'+' if change > 0 else '-'}{size} percentage {'point' if size == '1' else 'points'}"


def average_score(shares: Iterable[Share]) -> Decimal | None:
    """The middle of a scale by how many chose each score; nothing where a score is not a number."""
    scored = [each for each in shares if each.percent is not None]
    total = sum((each.percent for each in scored if each.percent), Decimal(0))
    if not total or not all(each.label.strip().isdecimal() for each in scored):
        return None
    weighed = sum((Decimal(each.label.strip()) * each.percent for each in scored), Decimal(0))  # type: ignore[operator]
    return (weighed / total).quantize(TENTH, rounding=ROUND_HALF_UP)
