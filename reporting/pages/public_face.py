"""What a public page shows around a frozen plan, read from the snapshot once in a process's life.

The public never sees the live partnership: its name, colour and logo come from what was frozen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.urls import reverse

from reporting.document.plan import contents_of
from reporting.document.plan_csv import plan_csv
from reporting.facts.compare import EditionChange, compare_facts
from reporting.facts.plan import ContactFacts, PartnershipFacts, PictureFacts, PlanFacts
from reporting.facts.snapshot import thaw, thaw_some
from reporting.models import Publication


@dataclass(frozen=True)
class PublicLogo:
    picture: PictureFacts
    slug: str

    def __bool__(self) -> bool:
        return bool(self.picture)

    @property
    def url(self) -> str:
        return reverse("public:logo", args=[self.slug, self.picture.digest, self.picture.ext])


@dataclass(frozen=True)
class Brand:
    """Stands in for the partnership in the frame of a public page."""

    facts: PartnershipFacts
    slug: str
    email: str

    def __str__(self) -> str:
        return self.facts.name

    @property
    def colour(self) -> str:
        return self.facts.colour

    @property
    def logo(self) -> PublicLogo:
        return PublicLogo(self.facts.logo, self.slug)

    @property
    def logo_alt(self) -> str:
        return self.facts.logo.alt


UNKNOWN = ContactFacts()


@dataclass(frozen=True)
class Front:
    """What is said of a version wherever it is listed."""

    partnership: PartnershipFacts
    plan: PlanFacts
    contact: ContactFacts = UNKNOWN
    formats: str = ""

    def brand(self, slug: str) -> Brand:
        return Brand(self.partnership, slug, self.contact.email)

    @property
    def title(self) -> str:
        return f"{self.plan.title} {self.plan.period}"

    @property
    def agreed_on(self) -> date | None:
        return date.fromisoformat(self.plan.agreed_on) if self.plan.agreed_on else None


@dataclass(frozen=True)
class Face(Front):
    """What its own page shows around its text as well, with the sizes of its data in bytes.

    ``priorities`` links to the tables of rows, and is empty for a plan that has none.
    """

    priorities: tuple[tuple[str, str], ...] = ()
    contents: tuple[tuple[int, str, str], ...] = ()
    rows: int = 0
    sizes: Mapping[str, int] = field(default_factory=dict)


FRONT = ("partnership", "plan", "contact", "formats")
MOST_FRONTS = 5_000
# By number and digest: a digest never means anything else, so what it once meant is not read again.
fronts: dict[tuple[int, str], Front] = {}


def front_of(publication: Publication) -> Front:
    return fronts_of([publication])[publication.pk]


def fronts_of(publications: Sequence[Publication]) -> dict[int, Front]:
    """The fronts of several versions by their numbers; those not met before in one query."""
    unknown = [each.pk for each in publications if (each.pk, each.sha256) not in fronts]
    if len(fronts) > MOST_FRONTS:
        fronts.clear()
        unknown = [each.pk for each in publications]
    if unknown:
        rows = Publication.objects.filter(pk__in=unknown)
        for pk, sha256, text in rows.values_list("pk", "sha256", "snapshot"):
            fronts[pk, sha256] = Front(**thaw_some(text, FRONT))
    return {each.pk: fronts[each.pk, each.sha256] for each in publications}


def face_of(publication: Publication) -> Face:
    return read_face(publication.pk, publication.sha256)


@lru_cache(maxsize=256)
def read_face(pk: int, sha256: str) -> Face:
    publication = Publication.objects.defer("page").get(pk=pk, sha256=sha256)
    facts = thaw(publication.snapshot)
    tables = facts.priorities if facts.actions else ()
    return Face(
        **{name: getattr(facts, name) for name in FRONT},
        priorities=tuple(
            (each.label, f"priority-{place}") for place, each in enumerate(tables, start=1)
        ),
        contents=contents_of(facts),
        rows=len(facts.actions),
        sizes={
            "json": len(publication.snapshot.encode("utf-8")),
            "csv": len(plan_csv(facts)),
        },
    )


@lru_cache(maxsize=256)
def publication_changes(
    old: int, old_sha: str, new: int, new_sha: str
) -> tuple[EditionChange, ...]:
    """What changed from one version to the next; the digests keep a number that was used again apart."""
    texts = Publication.objects.filter(pk__in=[old, new]).values_list("pk", "snapshot")
    facts = {pk: thaw(text) for pk, text in texts}
    return tuple(compare_facts(facts[old], facts[new]))
