"""The law that the checks rest on, as data: what, since when, until when, and where it is written.

``docs/law.md`` says which references were read and which are still to be verified.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plans.models import Organisation, Partnership

Kind = Organisation.Kind
Tier = Partnership.Tier

ACT = "Crime and Disorder Act 1998"


@dataclass(frozen=True)
class RequiredAuthority:
    """A kind of body that must be a responsible authority for the area on a day."""

    words: str
    kinds: frozenset[str]
    tiers: frozenset[str]
    reference: str
    since: date = date(1998, 9, 30)
    until: date | None = None

    def applies(self, tier: str, on: date) -> bool:
        in_force = self.since <= on and (self.until is None or on <= self.until)
        return in_force and tier in self.tiers


ENGLAND = frozenset({Tier.TWO_TIER, Tier.UNITARY, Tier.LONDON})
WALES = frozenset({Tier.WALES})
EVERYWHERE = ENGLAND | WALES


def required(words, *kinds, tiers=EVERYWHERE, at, **dates) -> RequiredAuthority:
    return RequiredAuthority(words, frozenset(kinds), frozenset(tiers), f"{ACT}, {at}", **dates)


REQUIRED_AUTHORITIES = (
    required(
        "the district or borough council",
        Kind.DISTRICT,
        tiers={Tier.TWO_TIER},
        at="section 5(1)(a)",
    ),
    required("the county council", Kind.COUNTY, tiers={Tier.TWO_TIER}, at="section 5(1)(a)"),
    required(
        "the council for the area",
        Kind.UNITARY,
        Kind.DISTRICT,
        tiers=EVERYWHERE - {Tier.TWO_TIER},
        at="section 5(1)(a)",
    ),
    required("the chief officer of police", Kind.POLICE, at="section 5(1)(b)"),
    required(
        "the fire and rescue authority",
        Kind.FIRE,
        Kind.FIRE_AUTHORITY,
        at="section 5(1)(d)",
        since=date(2003, 4, 1),
    ),
    required(
        "the provider of probation services",
        Kind.PROBATION,
        at="section 5(1)(aa)",
        since=date(2010, 4, 1),
    ),
    required(
        "the primary care trust",
        Kind.PCT,
        tiers=ENGLAND,
        at="section 5(1)(e)",
        since=date(2004, 4, 30),
        until=date(2013, 3, 31),
    ),
    required(
        "the clinical commissioning group",
        Kind.CCG,
        tiers=ENGLAND,
        at="section 5(1)(e)",
        since=date(2013, 4, 1),
        until=date(2022, 6, 30),
    ),
    required(
        "the integrated care board",
        Kind.ICB,
        tiers=ENGLAND,
        at="section 5(1)(e)",
        since=date(2022, 7, 1),
    ),
    required(
        "the local health board",
        Kind.LHB,
        tiers=WALES,
        at="section 5(1)(f)",
        since=date(2007, 4, 1),
    ),
)


@dataclass(frozen=True)
class Repealed:
    """A tool or body named in old plans that a new one should not use."""

    terms: tuple[str, ...]
    ended: date
    now: str
    reference: str


REPEALED = (
    Repealed(
        ("ASBO", "ASBOs", "Anti-Social Behaviour Order"),
        date(2015, 3, 23),
        "civil injunctions and criminal behaviour orders",
        "Anti-social Behaviour, Crime and Policing Act 2014",
    ),
    Repealed(
        ("PCT", "PCTs", "Primary Care Trust"),
        date(2013, 3, 31),
        "integrated care boards",
        "Health and Social Care Act 2012",
    ),
    Repealed(
        ("Police Authority",),
        date(2012, 11, 21),
        "local policing bodies",
        "Police Reform and Social Responsibility Act 2011",
    ),
)


def missing_authorities(partnership: Partnership, kinds: set[str], on: date):
    """The required kinds of body that ``kinds`` does not hold on a day."""
    return [
        each
        for each in REQUIRED_AUTHORITIES
        if each.applies(partnership.tier, on) and not each.kinds & kinds
    ]
