"""Minutes that anybody may read as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from reporting.models import Meeting, Report
from reporting.public.atom import MOST, Feed


def minutes_feed(
    name: str, slug: str, minutes: Iterable[tuple[Meeting, Report]], *, began: date
) -> str:
    """The feed of one partnership, the latest meeting first; ``began`` dates one without any minutes."""
    host = urlsplit(settings.SITE_URL).hostname
    pairs = list(minutes)[:MOST]
    said = f"Minutes of meetings of {name}, when they may be read."
    feed = Feed(
        title=f"{name}: minutes of meetings",
        link=settings.SITE_URL + reverse("public:meetings", args=[slug]),
        description=said,
        subtitle=said,
        author_name=name,
        feed_url=settings.SITE_URL + reverse("public:meetings_feed", args=[slug]),
        feed_guid=f"tag:{host},2026-01-01:{slug}:meetings",
        language=None,
        began=datetime.combine(began, time(), UTC),
    )
    for meeting, report in pairs:
        feed.add_item(
            title=report.title,
            link=settings.SITE_URL + reverse("public:meeting", args=[slug, meeting.pk]),
            description=f"Version {report.number}",
            unique_id=f"tag:{host},2026-01-01:{slug}:meeting:{meeting.pk}",
            pubdate=report.published_at,
            updateddate=report.published_at,
            categories=[],
        )
    return feed.writeString("utf-8")
