"""SQL about publications: what the public may read, and what it is told is gone."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.db import models

from csp.models import AuditEvent
from csp.sql.prepared import ANY_WORDS, OTHER_WORDS, Prepared, PreparedModels

# Whole snapshots and pages are read only where one is shown.
HEAVY = ("snapshot", "page")
# What public pages say of a version, its plan and its partnership, and nothing that costs more.
SHOWN = (
    "number",
    "state",
    "change_note",
    "sha256",
    "pdf",
    "pdf_sha256",
    "pdf_pages",
    "published_at",
    "ended_at",
    "partnership__slug",
    "plan__slug",
)
# The same of a version of a composed paper, besides its files.
TOLD = (
    "slug",
    "title",
    "number",
    "state",
    "note",
    "sha256",
    "as_at",
    "published_at",
    "ended_at",
    "reason",
    "paper",
    "partnership__slug",
    "partnership__name",
    "partnership__colour",
)


class Stamp(NamedTuple):
    """What tells one page of a version from another: its words, its state, its file, its progress."""

    pk: int
    number: int
    state: str
    sha256: str
    pdf_sha256: str
    pdf: str
    # The number of the latest progress that the public may read beside the plan.
    progress: int | None

    @classmethod
    def of(cls, publication) -> Stamp:
        values = {name: getattr(publication, name) for name in cls._fields}
        return cls(**values | {"pdf": publication.pdf.name})


class PublicationQuerySet(models.QuerySet):
    def light(self) -> PublicationQuerySet:
        """Without what is large; it is fetched by itself when a page shows it."""
        return self.defer(*HEAVY)

    def shown(self) -> PublicationQuerySet:
        """With what public pages say of each version; whatever else is asked for is fetched then."""
        rows = self.select_related("plan", "partnership").only(*SHOWN)
        return rows.annotate(progress=latest_progress())

    def open(self) -> PublicationQuerySet:
        """Versions that anybody may read: the current ones and those that they superseded."""
        return self.filter(state__in=("current", "superseded"))

    def told(self) -> PublicationQuerySet:
        """Versions that the public is told about, withdrawn ones included."""
        return self.filter(state__in=("current", "superseded", "withdrawn"))

    def at(self, partnership: str, plan: str | None = None) -> PublicationQuerySet:
        """Those of the partnership, or the plan, at a public address."""
        rows = self.filter(partnership__slug=partnership)
        return rows if plan is None else rows.filter(plan__slug=plan)

    def stamp_in_force(self, partnership: str, plan: str) -> Stamp | None:
        """The version in force at a public address."""
        rows = in_force(self.model).rows({":partnership": partnership, ":plan": plan})
        return Stamp(*rows[0]) if rows else None


@cache
def in_force(model) -> Prepared:
    rows = model.objects.at(":partnership", ":plan").filter(state="current").order_by()
    rows = rows.annotate(progress=latest_progress())
    return Prepared(lambda: rows.values_list(*Stamp._fields))


def latest_progress() -> models.Subquery:
    """The number of the progress in force of a version's plan; none where the newest was withdrawn."""
    reports = apps.get_model("reporting", "Report").objects
    told = reports.filter(plan=models.OuterRef("plan"), kind="progress").filter(
        state__in=("published", "withdrawn")
    )
    in_force = models.Case(models.When(state="published", then=models.F("pk")))
    return models.Subquery(told.order_by("-number").values_list(in_force)[:1])


class ReportQuerySet(models.QuerySet):
    def light(self) -> ReportQuerySet:
        """Without what is large; it is fetched by itself where it is shown."""
        return self.defer("facts", "page", "public_page")

    def for_list(self) -> ReportQuerySet:
        return self.light().select_related("partnership", "signed_by")

    def papers_told(self, partnership: str, slug: str) -> ReportQuerySet:
        """What the public was told of the paper at an address, every version of it, the latest first.

        Each with ``framed_by``, the number of the newest plan in force: its look frames the page.
        """
        plans = apps.get_model("reporting", "Publication").objects
        current = plans.filter(partnership=models.OuterRef("partnership"), state="current")
        newest = current.order_by("-published_at", "-pk").values("pk")[:1]
        rows = self.select_related("partnership").only(*TOLD, *self.model.PUBLIC_FILES)
        return (
            rows.filter(
                kind="paper",
                partnership__slug=partnership,
                paper__reports__slug=slug,
                published_at__isnull=False,
                state__in=("published", "withdrawn"),
            )
            .annotate(framed_by=models.Subquery(newest))
            .order_by("-number")
        )

    def told_at(self, partnership: str, slug: str) -> list:
        """The same, by a statement that is written once: each file that is served asks it."""
        return papers_told(self.model).rows({ANY_WORDS: partnership, OTHER_WORDS: slug})

    def sent(self) -> ReportQuerySet:
        """Papers that were sent to the committee."""
        return self.filter(kind="paper", sent_at__isnull=False)

    def progress_at(self, partnership: str, plan: str) -> ReportQuerySet:
        """The progress that the public was told of at an address, withdrawn ones included."""
        return (
            self.light()
            .select_related("partnership", "plan")
            .filter(
                kind="progress",
                partnership__slug=partnership,
                plan__slug=plan,
                state__in=("published", "withdrawn"),
            )
            .order_by("-number")
        )


@cache
def papers_told(model) -> PreparedModels:
    return PreparedModels(lambda: model.objects.papers_told(ANY_WORDS, OTHER_WORDS))


def last_event(partnership: int) -> int | None:
    """The number of a partnership's last audit event: it changes with everything that changes there."""
    return AuditEvent.objects.latest_number_of(partnership).first()
