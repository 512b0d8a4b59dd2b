"""Every public page that is in force, for search engines. Addresses come from the settings."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from reporting.letters.news import path_of
from reporting.models import Publication, Report
from reporting.public.queries import pages_in_force


class PublicSitemap(Sitemap):
    """The plans in force with their partnerships' pages, and the papers."""

    limit = 5_000

    def get_domain(self, site=None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol=None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def items(self) -> list[tuple]:
        plans, papers = pages_in_force()
        last = newest([*plans, *papers])
        whole = [(reverse("public:partnership", args=[p]), when) for p, when in last.items()]
        return [
            (reverse("public:home"), max(last.values(), default=None)),
            *whole,
            *((path_of_plan(each), each.published_at) for each in plans),
            *((path_of(each), each.published_at) for each in papers),
        ]

    def location(self, item: tuple) -> str:
        return item[0]

    def lastmod(self, item: tuple):
        return item[1]


def path_of_plan(plan: Publication) -> str:
    return reverse("public:plan", args=[plan.partnership.slug, plan.plan.slug])


def newest(rows: Iterable[Publication | Report]) -> dict:
    """When each partnership last published, by its slug."""
    found: dict = {}
    for row in rows:
        slug = row.partnership.slug
        found[slug] = max(filter(None, (found.get(slug), row.published_at)))
    return found
