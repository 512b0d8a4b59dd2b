"""The feed of what a partnership publishes, and the list of all public pages for search engines."""

from __future__ import annotations

from django.contrib.sitemaps.views import sitemap as sitemap_page
from django.http import HttpRequest, HttpResponse

from reporting.letters.news_queries import put_together
from reporting.pages.answers import answer, etag_of
from reporting.public.atom import atom
from reporting.public.sitemap import PublicSitemap
from reporting.public.views.listing import find_public_listing
from reporting.public.views.public import public_page


@public_page
def feed(request: HttpRequest, p: str) -> HttpResponse:
    told = find_public_listing(p)

    def make() -> HttpResponse:
        text = atom(str(told.brand), p, put_together(told.plans, told.reports))
        return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")

    return answer(request, etag_of("feed", str(told.brand), *told.identity), make)


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    response = sitemap_page(request, {"pages": PublicSitemap}).render()
    return answer(request, etag_of("sitemap", response.content), lambda: response)
