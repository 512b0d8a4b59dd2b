"""What a partnership told the public, read together, and one thing of it for a letter."""

from __future__ import annotations

from datetime import datetime

from plans.models import Partnership
from reporting.letters.news import PLAN, News, news_of
from reporting.letters.queries import plans_told, reports_told
from reporting.models import Publication, Report
from reporting.pages.public_face import fronts_of


def put_together(plans: list[Publication], reports: list[Report]) -> list[News]:
    # What a withdrawn version was called is not told, so it is not read.
    fronts = fronts_of([each for each in plans if each.state != Publication.State.WITHDRAWN])
    return news_of(plans, fronts, reports)


def news_since(partnership: Partnership, since: datetime) -> list[News]:
    """What was published since then and can be read."""
    slug = partnership.slug
    plans = list(plans_told(slug).filter(published_at__gte=since))
    reports = list(reports_told(slug).filter(done_at__gte=since))
    reports += list(reports_told(slug).filter(published_at__gte=since, done_at__lt=since))
    return [each for each in put_together(plans, reports) if not each.withdrawn_at]


def one_news(kind: str, pk: int) -> tuple[Partnership, News] | None:
    """One thing with whose it is; None when it cannot be read any more."""
    model = Publication if kind == PLAN else Report
    row = model.objects.light().select_related("partnership").filter(pk=pk).first()
    if row is None:
        return None
    slug = row.partnership.slug
    plans = list(plans_told(slug).filter(pk=pk)) if kind == PLAN else []
    reports = [] if kind == PLAN else list(reports_told(slug).filter(pk=pk))
    found = [each for each in put_together(plans, reports) if not each.withdrawn_at]
    return (row.partnership, found[0]) if found else None
