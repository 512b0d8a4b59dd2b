"""What a public page shows around a frozen plan, read from the snapshot once in a process's life.

The public never sees the live partnership: its name, colour and logo come from what was frozen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.urls import reverse

from reporting.comparison import Change, compare
from reporting.facts import ContactFacts, PartnershipFacts, PictureFacts, PlanFacts
from reporting.models import Publication
from reporting.opendata import plan_csv
from reporting.reports.plan import contents_of
from reporting.snapshot import thaw


@dataclass(frozen=True)
class Logo:
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
    def logo(self) -> Logo:
        return Logo(self.facts.logo, self.slug)

    @property
    def logo_alt(self) -> str:
        return self.facts.logo.alt


@dataclass(frozen=True)
class Face:
    """The few facts of a version that pages show around its own text, and its sizes in bytes.

    ``priorities`` links to the tables of rows, and is empty for a plan that has none.
    """

    partnership: PartnershipFacts
    plan: PlanFacts
    contact: ContactFacts
    formats: str
    priorities: tuple[tuple[str, str], ...]
    contents: tuple[tuple[int, str, str], ...]
    rows: int
    sizes: dict[str, int]

    def brand(self, slug: str) -> Brand:
        return Brand(self.partnership, slug, self.contact.email)

    @property
    def title(self) -> str:
        return f"{self.plan.title} {self.plan.period}"

    @property
    def agreed_on(self) -> date | None:
        return date.fromisoformat(self.plan.agreed_on) if self.plan.agreed_on else None


def face_of(publication: Publication) -> Face:
    return read_face(publication.pk, publication.sha256)


@lru_cache(maxsize=1024)
def read_face(pk: int, sha256: str) -> Face:
    """A digest never means anything else, so what it once meant need not be read again."""
    publication = Publication.objects.defer("page").get(pk=pk, sha256=sha256)
    facts = thaw(publication.snapshot)
    return Face(
        partnership=facts.partnership,
        plan=facts.plan,
        contact=facts.contact,
        formats=facts.formats,
        priorities=tuple(
            (each.label, f"priority-{place}")
            for place, each in enumerate(facts.priorities if facts.actions else (), start=1)
        ),
        contents=contents_of(facts),
        rows=len(facts.actions),
        sizes={
            "pdf": publication.pdf.size if publication.pdf else 0,
            "json": len(publication.snapshot.encode("utf-8")),
            "csv": len(plan_csv(facts)),
        },
    )


@lru_cache(maxsize=256)
def changes_between(old: int, old_sha: str, new: int, new_sha: str) -> tuple[Change, ...]:
    """What changed from one version to the next; the digests keep a number that was used again apart."""
    texts = Publication.objects.filter(pk__in=[old, new]).values_list("pk", "snapshot")
    facts = {pk: thaw(text) for pk, text in texts}
    return tuple(compare(facts[old], facts[new]))
