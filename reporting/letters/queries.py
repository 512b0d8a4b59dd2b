"""SQL about what the public was told: versions of plans, progress and papers, and who asked to hear."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from plans.models import Partnership, Role
from reporting.models import Letter, Publication, Report, Subscription
from reporting.models.querysets import ReportQuerySet

AT_ONCE = 200
PAPER = Q(kind="paper", published_at__isnull=False)
PROGRESS = Q(kind="progress", done_at__isnull=False)


def plans_told(partnership: str) -> QuerySet[Publication]:
    """Every version of every plan that the public was told of, the latest first."""
    return Publication.objects.at(partnership).told().shown().order_by("-published_at", "-pk")


def reports_told(partnership: str) -> ReportQuerySet:
    """Every version of progress and papers that the public was told of, the latest first.

    Progress is read beside its plan, so ``beside`` says whether any version of that is public.
    """
    plans = Publication.objects.open().filter(plan=OuterRef("plan"))
    rows = Report.objects.light().select_related("partnership", "plan", "paper")
    told = rows.filter(PAPER | PROGRESS, partnership__slug=partnership)
    told = told.filter(state__in=("published", "withdrawn"))
    return told.annotate(beside=Exists(plans)).order_by("-done_at", "-pk")


def older_told(report: Report) -> QuerySet[Report]:
    """Earlier versions that anybody may read: of the same paper, or progress of the same plan."""
    same = {"paper": report.paper_id} if report.paper_id else {"plan": report.plan_id}
    rows = Report.objects.filter(PAPER | PROGRESS, kind=report.kind, state="published", **same)
    return rows.filter(number__lt=report.number)


def confirmed(partnership: Partnership, before: datetime) -> QuerySet[Subscription]:
    """Those who had confirmed by then."""
    rows = Subscription.objects.filter(partnership=partnership, confirmed_at__lte=before)
    return rows.order_by("pk")


def next_readers(partnership: Partnership, before: datetime, after: int) -> list[Subscription]:
    """The next few after a number, held until the transaction ends so that none stops in between."""
    rows = confirmed(partnership, before).filter(pk__gt=after)
    return list(rows.select_for_update(of=("self",))[:AT_ONCE])


def with_readers() -> QuerySet[Partnership]:
    """The partnerships that somebody hears from."""
    readers = Subscription.objects.filter(partnership=OuterRef("pk"), confirmed_at__isnull=False)
    return Partnership.objects.filter(Exists(readers)).order_by("pk")


def unconfirmed(before: datetime) -> QuerySet[Subscription]:
    """Requests that nobody confirmed, made before a moment."""
    rows = Subscription.objects.filter(confirmed_at=None, asked_at__lt=before)
    return rows.select_related("partnership").order_by("pk")


def letters_to(partnership: Partnership, email: str, about: str) -> QuerySet[Letter]:
    """What an address was sent, or is about to be sent, of which the step begins with some words."""
    return Letter.objects.filter(
        partnership=partnership, email__iexact=email, step__startswith=about
    )


def steps_posted(partnership: Partnership, steps: Iterable[str]) -> set[tuple[str, str]]:
    """Which addresses, in small letters, were written to for which of these steps."""
    rows = Letter.objects.filter(partnership=partnership, step__in=list(steps)).order_by()
    return set(rows.values_list(Lower("email"), "step"))


def emails_of(partnership: Partnership, kind: str) -> list[str]:
    """The addresses of those who hold a role now."""
    rows = Role.objects.filter(partnership=partnership, kind=kind, ended_at=None)
    emails = rows.filter(user__is_active=True).order_by("pk").values_list("user__email", flat=True)
    return list(dict.fromkeys(email.lower() for email in emails if email))
