"""A composed paper as a kind: its frozen facts are its whole tree."""

from __future__ import annotations

from dataclasses import replace

from django.urls import reverse
from django.utils import timezone

from csp.periods import date_words
from plans.access import Can
from reporting.document import Document, tree
from reporting.editions.reports.kind import Edition, Made, ReportKind
from reporting.letters.news import PAPER
from reporting.models import Paper, Report
from reporting.papers.audiences import for_everybody, for_members
from reporting.papers.compose.document import MARKINGS


def build(frozen: Document, edition: Edition) -> Document:
    """What members of the committee and partners read."""
    return stamped(for_members(frozen), edition)


# The markings under which everybody may read a paper.
PUBLISHABLE = {MARKINGS.get(each, "") for each in Paper.Marking if each.audience.is_public}


def build_public(frozen: Document, edition: Edition) -> Document | None:
    """What everybody reads; None for one that may never be published."""
    if frozen.marking not in PUBLISHABLE:
        return None
    return stamped(for_everybody(frozen), edition)


def stamped(document: Document, edition: Edition) -> Document:
    """With its day and its version at the foot of each page."""
    as_at = f"As at {date_words(timezone.localtime(edition.created).date())}"
    said = (document.footer, as_at, f"version {edition.number}" if edition.number > 1 else "")
    return replace(document, footer=" · ".join(filter(None, said)), draft=edition.draft)


def public_address(report: Report) -> str:
    return reverse("public:report", args=[report.partnership.slug, report.slug])


KIND = ReportKind(
    "Paper",
    Document,
    build,
    Can.READ_DRAFTS,
    made=Made("paper_freeze", Can.PUBLISH),
    done="made ready",
    public_at=public_address,
    news=PAPER,
    everybody=build_public,
    read=tree.from_text,
)
