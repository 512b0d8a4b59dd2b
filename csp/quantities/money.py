"""Money as printed, held in pence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from csp.quantities.numbers import FIGURES, HEDGE, SCALES, Qualifier, qualifier_of, tidy_number_text


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in pence with the words it was printed in: "£24K" is held, £24,000 is meant."""

    pence: int
    qualifier: Qualifier = Qualifier.EXACT
    words: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.words:
            object.__setattr__(self, "words", str(self))

    @property
    def pounds(self) -> Decimal:
        return Decimal(self.pence) / 100

    def __add__(self, other: Money) -> Money:
        """A sum is as sure as the less sure of the two."""
        hedges = {self.qualifier, other.qualifier} - {Qualifier.EXACT}
        sure = hedges.pop() if len(hedges) == 1 else Qualifier.ABOUT if hedges else Qualifier.EXACT
        return Money(self.pence + other.pence, sure)

    def __str__(self) -> str:
        pounds, pence = divmod(abs(self.pence), 100)
        hedge = "" if self.qualifier == Qualifier.EXACT else f"{self.qualifier} "
        sign = "-" if self.pence < 0 else ""
        return f"{hedge}{sign}£{pounds:,}" + (f".{pence:02}" if pence else "")


def pounds_words(value: Decimal | None) -> str:
    """A sum in pounds as it is printed: £65,000, or £2,018.95; nothing for none."""
    return "" if value is None else str(Money(int(value * 100)))


_MONEY = re.compile(
    rf"(?:{HEDGE})?(?P<sign>[-−]?)(?:£ ?(?P<pounds>{FIGURES}) ?(?P<scale>k|m|thousand|million)?"
    rf"|(?P<plain>{FIGURES})|(?P<pence>[0-9]{{1,4}}) ?p)",
    re.IGNORECASE,
)
_MONEY_SCALES = {"k": 1000, "m": 1_000_000, **SCALES}


def parse_money(text: str) -> Money:
    """The amount that "£65,000", "£2,018.95", "£24K", "around £1.2m" or "50p" gives."""
    match = _MONEY.fullmatch(tidy_number_text(text))
    wrong = ValueError(
        f"“{' '.join(text.split())[:40]}” is not an amount of money. Give it in pounds, such as "
        "£65,000 or £2,018.95."
    )
    if not match:
        raise wrong
    pounds = match["pounds"] or match["plain"]
    pence = Decimal(pounds.replace(",", "")) * 100 if pounds else Decimal(match["pence"])
    pence *= _MONEY_SCALES[(match["scale"] or "").casefold()] if match["scale"] else 1
    if pence != int(pence):
        raise wrong
    return Money(-int(pence) if match["sign"] else int(pence), qualifier_of(match), words=text)
