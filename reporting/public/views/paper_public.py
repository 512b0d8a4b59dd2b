"""Published papers, read without signing in. Every word comes from what was frozen for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from reporting.facts.plan import PartnershipFacts
from reporting.models import Publication, Report
from reporting.pages.answers import (
    answer,
    answer_kept,
    cache_page,
    etag_of,
    named_after,
    stored_file,
)
from reporting.pages.public_face import UNKNOWN, Brand, front_of
from reporting.public.views.public import Gone, public_page

State = Report.State


def find_public_paper(p: str, r: str) -> tuple[Report, list[Report]]:
    """The version at a public address, and all of the same paper that the public was told of, the latest
    first and withdrawn ones among them.

    Gone when it was withdrawn, 404 when it never was public.
    """
    told = Report.objects.told_at(p, r)
    own = next((each for each in told if each.slug == r), None)
    if own is None:
        raise Http404("No report has been published at this address.")
    if own.state == State.WITHDRAWN:
        raise Gone(own)
    return own, told


def paper_identity(report: Report) -> tuple:
    """What a page that tells of a version depends on."""
    return (report.pk, report.sha256, report.public_pdf_sha256, report.state, report.published_at)


@public_page
def report(request: HttpRequest, p: str, r: str) -> HttpResponse:
    own, told = find_public_paper(p, r)
    etag = etag_of("report", own.framed_by, *map(paper_identity, (own, *told)))
    newest, versions = told[0], [each for each in told if each.state == State.PUBLISHED]

    def make() -> HttpResponse:
        request.partnership = brand_of(own)
        context = {
            "title": own.title,
            "report": own,
            "newer": newest if newest.pk != own.pk else None,
            "versions": [each for each in versions if each.pk != own.pk],
            "slug": p,
            # Drawn by our own renderer, which escapes every word, when it was frozen.
            "page": SafeString(own.public_page),
        }
        return render(request, "reporting/public/report.html", context)

    return answer_kept(request, etag) or answer(request, etag, lambda: cache_page(etag, make))


def brand_of(report: Report) -> Brand:
    """The frame of the page: that of the newest plan in force, else the bare name."""
    if report.framed_by:
        front = front_of(Publication.objects.light().get(pk=report.framed_by))
        return front.brand(report.partnership.slug)
    whole = report.partnership
    facts = PartnershipFacts(name=whole.name, slug=whole.slug, colour=whole.colour)
    return Brand(facts, whole.slug, UNKNOWN.email)


@public_page
def report_file(request: HttpRequest, p: str, r: str, ext: str) -> HttpResponse:
    own, _ = find_public_paper(p, r)
    file = getattr(own, f"public_{ext}")
    digest = getattr(own, f"public_{ext}_sha256")
    name = named_after(p, own.title, own.number, ext)
    etag = etag_of(ext, digest, p, r, own.number)
    return answer(request, etag, lambda: stored_file(file.name, name))
