"""What a partnership published, in words for its feed, its subscribers and its list. No query.

Something that was withdrawn is told as that, without what it was called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from csp.periods import date_words
from reporting.models import Publication, Report
from reporting.pages.public_face import Front

PLAN, PROGRESS, PAPER = "plan", "progress", "paper"
WITHDRAWN = {
    PLAN: "A version of a plan has been withdrawn",
    PROGRESS: "A report of progress has been withdrawn",
    PAPER: "A paper has been withdrawn",
}
KINDS = {PLAN: "Plan", PROGRESS: "Progress", PAPER: "Paper"}


@dataclass(frozen=True)
class News:
    """One thing that was published; ``withdrawn_at`` when it was taken away again."""

    kind: str
    pk: int
    number: int
    name: str
    path: str
    published_at: datetime
    withdrawn_at: datetime | None = None
    note: str = ""

    @property
    def title(self) -> str:
        if self.withdrawn_at:
            return WITHDRAWN[self.kind]
        return self.name if self.number == 1 else f"{self.name}, version {self.number}"

    @property
    def url(self) -> str:
        return settings.SITE_URL + self.path

    @property
    def tag(self) -> str:
        """A name that never changes (RFC 4151), whatever the thing is called later."""
        host = urlsplit(settings.SITE_URL).hostname
        return f"tag:{host},{self.published_at:%Y-%m-%d}:{self.kind}-{self.pk}"

    @property
    def updated_at(self) -> datetime:
        return self.withdrawn_at or self.published_at

    @property
    def words(self) -> str:
        if self.withdrawn_at:
            return f"Withdrawn on {local_day_words(self.withdrawn_at)}. It is no longer here for anybody."
        said = f"{KINDS[self.kind]}, published {local_day_words(self.published_at)}."
        return f"{said} {self.note}".strip()


def local_day_words(moment: datetime) -> str:
    return date_words(timezone.localtime(moment).date())


def news_of(
    plans: Iterable[Publication], fronts: Mapping[int, Front], reports: Iterable[Report]
) -> list[News]:
    """Everything that was told of, what happened last first."""
    found = [of_plan(each, fronts.get(each.pk)) for each in plans]
    found += [of_report(each) for each in reports if is_announced(each)]
    return sorted(found, key=lambda each: (each.updated_at, each.pk), reverse=True)


def is_announced(report: Report) -> bool:
    """Progress is told of while its plan can be read."""
    return bool(report.paper_id or report.beside)  # type: ignore[attr-defined]


def of_plan(publication: Publication, front: Front | None) -> News:
    place = [publication.partnership.slug, publication.plan.slug, publication.number]
    return News(
        PLAN,
        publication.pk,
        publication.number,
        front.title if front else "",
        reverse("public:version", args=place),
        # Only what was published is told of.
        cast("datetime", publication.published_at),
        publication.ended_at if publication.state == "withdrawn" else None,
        publication.change_note,
    )


def of_report(report: Report) -> News:
    return News(
        PAPER if report.paper_id else PROGRESS,
        report.pk,
        # The title of progress says of what, and its own number is not one that readers know.
        report.number if report.paper_id else 1,
        report.title,
        path_of(report),
        cast("datetime", report.published_at or report.done_at),
        report.ended_at if report.state == "withdrawn" else None,
        report.note,
    )


def path_of(report: Report) -> str:
    if report.paper_id or report.plan is None:
        return reverse("public:report", args=[report.partnership.slug, report.slug])
    place = [report.partnership.slug, report.plan.slug, report.number]
    return reverse("public:progress_version", args=place)
