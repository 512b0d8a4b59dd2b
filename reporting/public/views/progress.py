"""The public page of a round's progress, and its file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from reporting.models import Publication, Report
from reporting.pages.answers import answer, cache_page, etag_of, named_after, stored_file
from reporting.pages.public_face import front_of
from reporting.public.views.public import Gone, frame_version_page, public_page

State = Report.State


@public_page
def progress(request: HttpRequest, p: str, q: str) -> HttpResponse:
    return progress_page(request, find_public_progress(p, q))


@public_page
def progress_version(request: HttpRequest, p: str, q: str, number: int) -> HttpResponse:
    return progress_page(request, find_public_progress(p, q, number), numbered=True)


@public_page
def progress_pdf(request: HttpRequest, p: str, q: str) -> HttpResponse:
    return pdf_page(request, find_public_progress(p, q))


@public_page
def progress_version_pdf(request: HttpRequest, p: str, q: str, number: int) -> HttpResponse:
    return pdf_page(request, find_public_progress(p, q, number))


def find_public_progress(p: str, q: str, number: int | None = None) -> Report:
    """The progress in force at a public address, or one version of it.

    Gone when it was withdrawn: an earlier one never comes back by itself. Progress is read beside its
    plan: where no version of the plan is public any more, nor is this.
    """
    rows = Report.objects.progress_at(p, q)
    if number is not None:
        rows = rows.filter(number=number)
    newest = rows.first()
    if newest is None:
        raise Http404("No progress has been published at this address.")
    if newest.state == State.PUBLISHED and Publication.objects.at(p, q).open().exists():
        return newest
    raise Gone(newest)


def progress_identity(report: Report) -> tuple:
    return (report.pk, report.sha256, report.pdf_sha256, report.state)


def progress_page(request: HttpRequest, report: Report, *, numbered: bool = False) -> HttpResponse:
    place = (report.partnership.slug, report.plan.slug)
    told = list(Report.objects.progress_at(*place))
    newest, earlier = told[0], [each for each in told if each.state == State.PUBLISHED]
    etag = etag_of(
        "progress", numbered, *place, *map(progress_identity, (report, newest, *earlier))
    )

    def make() -> HttpResponse:
        plans = Publication.objects.at(*place).open().shown().order_by("-number")
        face = frame_version_page(request, plans[0], front_of)
        context = {
            "title": report.title,
            "face": face,
            "report": report,
            "newer": newest if newest.pk != report.pk else None,
            "versions": earlier,
            "slug": place[0],
            "plan_slug": place[1],
            # Drawn by our own renderer, which escapes every word, when it was frozen.
            "page": SafeString(report.page),
        }
        return render(request, "reporting/public/progress.html", context)

    return answer(request, etag, lambda: cache_page(etag, make))


def pdf_page(request: HttpRequest, report: Report) -> HttpResponse:
    name = named_after(
        report.partnership.slug, f"{report.plan.slug} progress", report.number, "pdf"
    )
    etag = etag_of("progress-pdf", *progress_identity(report))
    return answer(request, etag, lambda: stored_file(report.pdf.name, name))
