"""What the statutory checks rest on, as data: how long, since when, and where it is written.

England and Wales have regulations of their own, so references and days in force go by nation.
``docs/law.md`` says which were read. One that was not is printed with the word "check": it may be
right, and nobody should rely on it before they have looked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plans.law.authorities import ACT
from plans.models import Partnership
from plans.models.priority import Limb

Nation = Partnership.Nation
BOTH = frozenset(Nation)
ONLY_ENGLAND = frozenset({Nation.ENGLAND})
ONLY_WALES = frozenset({Nation.WALES})

# How long the law allows, in months unless a name says days.
ASSESSMENT_MONTHS = 12
SCRUTINY_MONTHS = 12
# The length of a strategy, which the law asked of plan years that began before this day.
PLAN_MONTHS = 36
LENGTH_ENDED = {Nation.ENGLAND: date(2011, 6, 1), Nation.WALES: date(2011, 12, 5)}
# The words on combined areas that bind now; outside London nobody could agree before the first elections.
COMBINING_BEGAN = {"london": date(2012, 1, 16), "elsewhere": date(2012, 11, 22)}
# Our own: what is usual where the law names no time, or only guidance does.
ANSWER_DAYS = 28
CONSULTATION_MONTHS = 36
CASE_REVIEW_MONTHS = 6
REVIEW_NOTICE_MONTHS = 1
REVIEW_MONTHS = 6

# A date of this list is the day on which the duty began, as far as it is known.
ACT_BEGAN = date(1998, 9, 30)
REGULATIONS_BEGAN: dict[str, date] = {
    Nation.ENGLAND: date(2007, 8, 1),
    Nation.WALES: date(2007, 11, 19),
}
POLICING_BODIES_BEGAN = date(2012, 11, 22)
SCRUTINY_BEGAN: dict[str, date] = {
    Nation.ENGLAND: date(2009, 4, 30),
    Nation.WALES: date(2009, 10, 1),
}
VIOLENCE_BEGAN = date(2023, 1, 31)
CASE_REVIEWS_BEGAN = date(2014, 10, 20)
ACCESSIBILITY_BEGAN = date(2018, 9, 23)

# The four duties of section 6(1): the day since which each must be covered, and what names it in a heading.
LIMBS = {
    Limb.CRIME: (ACT_BEGAN, "crime and disorder", ("crime", "anti-social")),
    Limb.SUBSTANCES: (date(2007, 11, 19), "substance misuse", ("drug", "alcohol", "substance")),
    Limb.REOFFENDING: (date(2010, 4, 1), "re-offending", ("reoffending", "re-offending")),
    Limb.VIOLENCE: (VIOLENCE_BEGAN, "serious violence", ("serious violence",)),
}


@dataclass(frozen=True)
class LegalReference:
    """Where something is written. One that nobody has verified says so wherever it is printed."""

    words: str
    verified: bool = True
    nations: frozenset[str] = BOTH

    def __str__(self) -> str:
        return self.words if self.verified else f"{self.words} (check)"


def act(place: str, nations: frozenset[str] = BOTH) -> LegalReference:
    return LegalReference(f"{ACT}, {place}", nations=nations)


def regulations(english: str, welsh: str) -> tuple[LegalReference, ...]:
    """The places in the regulations of each nation: they are numbered alike only up to 7."""
    return (
        LegalReference(f"SI 2007/1830, {english}", nations=ONLY_ENGLAND),
        LegalReference(f"SI 2007/3076, {welsh}", nations=ONLY_WALES),
    )


def scrutiny(place: str) -> LegalReference:
    """One instrument serves both nations."""
    return LegalReference(f"SI 2009/942, {place}")


def everywhere(day: date) -> dict[str, date]:
    return dict.fromkeys(Nation, day)


def policing_body(partnership: Partnership) -> str:
    """What the local policing body is called here: a commissioner, a mayor or something newer."""
    return partnership.policing_body or "the local policing body"


def limbs_in_force(on: date) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The duties of section 6(1) that a plan must cover on a day: value, words, words of a heading."""
    for limb, (since, words, terms) in LIMBS.items():
        if since <= on:
            yield limb.value, words, terms
