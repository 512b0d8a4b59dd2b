"""What a committee's members are told about a paper, and to whom it goes."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from csp.periods import date_words
from plans.models import Partnership
from reporting.letters.posting import Posting
from reporting.models import Paper, Report


def is_guarded(report: Report) -> bool:
    """Whether the paper is, or was when it was frozen, marked as one that not everybody may read."""
    marked = report.paper and not Paper.Marking(report.paper.marking).audience.is_public
    return bool(marked or not report.public_pdf)


def committee_letter(email: str, step: str, subject: str, *paragraphs: str) -> Posting:
    return Posting(email, step, subject, "\n\n".join(filter(None, paragraphs)) + "\n")


def sent(email: str, report: Report) -> Posting:
    """To the members of the committee. The title of a marked paper is for those who sign in."""
    name = "A paper" if is_guarded(report) else f"“{report}”"
    return committee_letter(
        email,
        f"sent-{report.pk}",
        f"{name} was sent to {report.sent_to}",
        f"{name} was sent to {report.sent_to} on {date_words(timezone.localdate(report.sent_at))}.",
        f"Read it, download it and record what the committee recommends here: "
        f"{settings.SITE_URL}{scrutiny_page(report.partnership)}",
    )


def paper_withdrawn(email: str, report: Report) -> Posting:
    """To the members of the committee that it was sent to."""
    name = "A paper" if is_guarded(report) else f"“{report}”"
    went = date_words(timezone.localdate(report.sent_at))
    return committee_letter(
        email,
        f"paper-withdrawn-{report.pk}",
        f"Withdrawn: {name[:1].lower() + name[1:]} that was sent to {report.sent_to}"[:200],
        f"{name} was sent to {report.sent_to} on {went}. It was withdrawn on "
        f"{date_words(timezone.localdate(report.ended_at))}, so please do not use it any more.",
        "No earlier version takes its place.",
        f"What you were sent is listed here: "
        f"{settings.SITE_URL}{scrutiny_page(report.partnership)}",
    )


def scrutiny_page(partnership: Partnership) -> str:
    return reverse("workspace:scrutiny", args=[partnership.slug])
