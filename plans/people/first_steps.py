"""What leads a new partnership from nothing to its first plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from plans.law.authorities import REQUIRED_AUTHORITIES
from plans.models import Membership, Organisation, Partnership

Kind = Organisation.Kind
Belongs = Membership.Kind


@dataclass(frozen=True)
class FirstStep:
    """One thing to do, where it is done, and whether it has been."""

    words: str
    why: str
    links: tuple[tuple[str, str], ...]
    done: bool


def list_first_steps(
    partnership: Partnership, counts: dict[str, int], address: Callable[[str], str]
) -> list[FirstStep]:
    """The first hour in order. ``counts`` are those of ``partnership_counts``."""
    return [
        FirstStep(
            "Say who you are",
            "Your name, look and how residents reach you are printed on every plan.",
            (
                ("Fill in the details", address("partnership_edit")),
                ("Name your areas", address("names")),
            ),
            bool(partnership.email and counts["areas"]),
        ),
        FirstStep(
            "Name the bodies that take part",
            "The law names the responsible authorities for your kind of area; tick those and others.",
            (
                ("Choose from the usual ones", address("usual_bodies")),
                ("Add one by hand", address("organisation_add")),
                ("Set up your groups", address("groups")),
            ),
            counts["bodies"] > 0 and counts["memberships"] > 0,
        ),
        FirstStep(
            "Put your first plan on the page",
            "A Word, Excel, CSV or PDF file is read. You see what was left out, and check it all first.",
            (
                ("Bring in last year’s plan from its file", address("import_add")),
                ("Write it here by hand", address("plan_add")),
            ),
            counts["plans"] > 0,
        ),
        FirstStep(
            "Invite your colleagues",
            "Leads, the strategy group and scrutiny each get a way in of their own.",
            (("Invite somebody", address("role_invite")),),
            counts["roles"] > 1,
        ),
    ]


@dataclass(frozen=True)
class UsualBody:
    """A body that a partnership of this kind usually has: what it is, and a name to begin with."""

    words: str
    name: str
    kind: str
    belongs: str


# Besides the responsible authorities; none of these is on the list that the law makes.
PARTNERS = (
    UsualBody("The local policing body", "", Kind.POLICING_BODY, Belongs.COOPERATING),
    UsualBody("A housing provider", "", Kind.HOUSING, Belongs.INVITED),
    UsualBody("A charity that supports victims", "", Kind.VOLUNTARY, Belongs.INVITED),
    UsualBody("The youth offending team", "Youth Offending Team", Kind.TEAM, Belongs.INVITED),
)


def usual_bodies(partnership: Partnership, on: date) -> list[UsualBody]:
    """The responsible authorities that the law names for this kind of area on a day, then partners."""
    required = [
        UsualBody(
            f"{each.words[:1].upper()}{each.words[1:]} ({each.reference})",
            known_name(partnership, each.kinds),
            first_kind(each.kinds),
            Belongs.RESPONSIBLE,
        )
        for each in REQUIRED_AUTHORITIES
        if each.applies(partnership.tier, on)
    ]
    named: dict[str, str] = {Kind.POLICING_BODY: partnership.policing_body}
    others = [
        UsualBody(each.words, each.name or named.get(each.kind, ""), each.kind, each.belongs)
        for each in PARTNERS
    ]
    return required + others


def first_kind(kinds: frozenset[str]) -> str:
    """Of several kinds that would do, the one that the law names: a service stands for its authority."""
    order = [kind for kind in Kind.values if kind in kinds]
    return Kind.UNITARY if Kind.UNITARY in kinds else order[0]


# What a body of each kind is called until somebody puts its proper name in.
PLAIN_NAMES: dict[str, str] = {
    Kind.DISTRICT: "District Council",
    Kind.COUNTY: "County Council",
    Kind.UNITARY: "Council",
    Kind.POLICE: "Police",
    Kind.FIRE: "Fire and Rescue Service",
    Kind.PROBATION: "Probation Service",
    Kind.ICB: "Integrated Care Board",
    Kind.LHB: "Local Health Board",
}


def known_name(partnership: Partnership, kinds: frozenset[str]) -> str:
    """The name that the partnership's own details give, or a plain one to begin with."""
    own = {Kind.DISTRICT, Kind.UNITARY}
    given = partnership.council if kinds & own else ""
    if Kind.POLICE in kinds:
        given = partnership.police_force
    return given or PLAIN_NAMES.get(first_kind(kinds), "")
