"""What a plan says, frozen: plain values only, gathered once, from which every output is made.

Dates are ISO text and what is not said is empty, so that the facts are JSON already in all but
their brackets (see ``reporting.facts.snapshot``). ``reporting.facts.gather_plan``
fills them from the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csp.prose.blocks import Block
from plans.audience import Audience

MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """A picture kept under its own digest; without one there is no picture."""

    alt: str = ""
    digest: str = ""
    ext: str = ""

    @property
    def name(self) -> str:
        return f"{self.digest}.{self.ext}"

    def __bool__(self) -> bool:
        return bool(self.digest)


@dataclass(frozen=True, slots=True)
class PartnershipFacts:
    name: str
    slug: str
    local_names: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    area_word: str = ""
    strapline: str = ""
    vision: str = ""
    mission: str = ""
    about: str = ""
    colour: str = "#1d4f76"
    logo: PictureFacts = PictureFacts()


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """``agreed_on`` is the day on which the plan was last agreed."""

    title: str
    slug: str
    start: str
    end: str
    period: str
    subtitle: str = ""
    agreed_on: str = ""
    carries_out: str = ""


@dataclass(frozen=True, slots=True)
class SectionFacts:
    key: str
    kind: str
    heading: str
    level: int = 1
    body: tuple[Block, ...] = ()
    signatory: str = ""
    signatory_post: str = ""
    picture: PictureFacts = PictureFacts()


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    key: str
    text: str
    heading: str = ""
    explanation: str = ""
    due: str = ""
    kept_on: str = ""
    kept_note: str = ""


@dataclass(frozen=True, slots=True)
class ServedFacts:
    """Somebody else's priority that one of ours serves."""

    driver: str
    level: str
    title: str


@dataclass(frozen=True, slots=True)
class PriorityFacts:
    key: str
    number: str
    title: str
    statement: str = ""
    rationale: str = ""
    strand: str = ""
    tier: str = ""
    limbs: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    owner: str = ""
    serves: tuple[ServedFacts, ...] = ()

    @property
    def label(self) -> str:
        return f"{self.number}. {self.title}"


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    text: str
    kind: str = ""
    unit: str = ""
    polarity: str = ""
    baseline: str = ""
    target: str = ""
    target_on: str = ""
    breakdown: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RiskFacts:
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceFacts:
    """A reference as written, and the key of the row that it means when that row is here too."""

    ref: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class ExtraFacts:
    """A column of a plan's own file that no field is for; never part of what is published."""

    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """One row. ``key`` never changes, whatever its printed reference; ``priority`` is a key too."""

    key: str
    ref: str
    priority: str
    area: str = ""
    aim: str = ""
    activity: str = ""
    leads: tuple[str, ...] = ()
    measures: tuple[MeasureFacts, ...] = ()
    risks: tuple[RiskFacts, ...] = ()
    timescale_kind: str = ""
    timescale: str = ""
    due_on: str = ""
    resources: str = ""
    references: tuple[ReferenceFacts, ...] = ()
    visibility: str = ""
    extra: tuple[ExtraFacts, ...] = ()

    @property
    def anchor(self) -> str:
        return f"row-{self.key}"

    @property
    def audience(self) -> Audience:
        return Audience.of(self.visibility)


@dataclass(frozen=True, slots=True)
class EndorsementFacts:
    organisation: str
    name: str = ""
    post: str = ""
    agreed_on: str = ""


@dataclass(frozen=True, slots=True)
class DriverPriorityFacts:
    title: str
    strapline: str = ""


@dataclass(frozen=True, slots=True)
class DriverFacts:
    title: str
    level: str
    owner: str = ""
    period: str = ""
    url: str = ""
    priorities: tuple[DriverPriorityFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class SeatFacts:
    words: str
    chair: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class GroupFacts:
    name: str
    kind: str = ""
    under: str = ""
    cadence: str = ""
    remit: str = ""
    aims: str = ""
    seats: tuple[SeatFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class MembershipFacts:
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class ContactFacts:
    team: str = ""
    council: str = ""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class TermFacts:
    acronym: str
    words: str


@dataclass(frozen=True, slots=True)
class WholePlanFacts:
    """Everything that one plan prints, and nothing that it does not."""

    partnership: PartnershipFacts
    plan: PlanFacts
    sections: tuple[SectionFacts, ...] = ()
    promises: tuple[PromiseFacts, ...] = ()
    priorities: tuple[PriorityFacts, ...] = ()
    actions: tuple[ActionFacts, ...] = ()
    endorsements: tuple[EndorsementFacts, ...] = ()
    drivers: tuple[DriverFacts, ...] = ()
    groups: tuple[GroupFacts, ...] = ()
    memberships: tuple[MembershipFacts, ...] = ()
    contact: ContactFacts = ContactFacts()
    formats: str = ""
    glossary: tuple[TermFacts, ...] = ()

    def has_section(self, kind: str) -> bool:
        return any(section.kind == kind for section in self.sections)

    def rows_of(self, priority: PriorityFacts) -> tuple[ActionFacts, ...]:
        return tuple(row for row in self.actions if row.priority == priority.key)

    def extra_headings(self) -> tuple[str, ...]:
        """The headings of extra columns, in the order in which the rows have them."""
        return tuple(dict.fromkeys(each.heading for row in self.actions for each in row.extra))

    def pictures(self) -> tuple[PictureFacts, ...]:
        every = (self.partnership.logo, *(section.picture for section in self.sections))
        return tuple(picture for picture in every if picture)


def extra_cells(row: ActionFacts, headings: Sequence[str]) -> tuple[str, ...]:
    """A row's extra text under these headings."""
    said = {each.heading: each.words for each in row.extra}
    return tuple(said.get(heading, "") for heading in headings)
