"""What a partnership publishes as an Atom feed (RFC 4287), for programs that look for news."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from reporting.letters.news import KINDS, News

MOST = 50


class Feed(Atom1Feed):
    """Django’s own, in its language, and as old as what last happened to anything in it."""

    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {"xml:lang": "en-GB"}

    def latest_post_date(self):
        """When something last happened, a withdrawal included."""
        return max((each["updateddate"] for each in self.items), default=self.feed["began"])


def atom(name: str, slug: str, news: Sequence[News]) -> str:
    """The feed, the latest first; ``news`` is never empty, as a partnership without any has none."""
    page = settings.SITE_URL + reverse("public:partnership", args=[slug])
    feed = Feed(
        title=f"{name}: what we publish",
        link=page,
        description=f"Plans, progress and papers that {name} publishes.",
        subtitle=f"Plans, progress and papers that {name} publishes.",
        author_name=name,
        feed_url=settings.SITE_URL + reverse("public:feed", args=[slug]),
        feed_guid=f"tag:{urlsplit(settings.SITE_URL).hostname},2026-01-01:{slug}",
        language=None,
        began=news[-1].published_at,
    )
    for each in news[:MOST]:
        feed.add_item(
            title=each.title,
            link=each.url,
            # Readers take it for HTML.
            description=escape(each.words),
            unique_id=each.tag,
            pubdate=each.published_at,
            updateddate=each.updated_at,
            categories=[KINDS[each.kind]],
        )
    return feed.writeString("utf-8")
