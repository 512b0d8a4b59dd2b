"""Open data: what is published as data, what its columns mean, its schema, and under which licence."""

from __future__ import annotations

import json
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reporting.document import tree
from reporting.document.plan_csv import COLUMNS
from reporting.editions.services.report import public_document_of
from reporting.models import Publication, Report
from reporting.pages.answers import answer, cache_page, etag_of, name_download, named_after
from reporting.pages.open_data_schema import PAPER, PLAN, SCHEMA_TYPE, described_by, schema_of
from reporting.pages.public_face import face_of
from reporting.public.views.listing import find_public_listing
from reporting.public.views.paper_public import find_public_paper as paper_told_at
from reporting.public.views.paper_public import paper_identity
from reporting.public.views.public import public_page


@public_page
def open_data(request: HttpRequest, p: str) -> HttpResponse:
    """Every file of data with its size and its address, which stays."""
    told = find_public_listing(p)

    def make() -> HttpResponse:
        request.partnership = told.brand
        readable = [each for each in told.plans if each.state != Publication.State.WITHDRAWN]
        context = {
            "title": "Our data",
            "slug": p,
            "plans": [{"publication": each, "face": face_of(each)} for each in readable],
            "papers": told.papers,
            "columns": COLUMNS,
        }
        return render(request, "reporting/public/open_data.html", context)

    return answer(request, etag_of("open-data", *told.identity), make)


@public_page
def schema(request: HttpRequest, name: str) -> HttpResponse:
    if name not in (PLAN, PAPER):
        raise Http404("There is no such schema.")
    text = json.dumps(schema_of(name), ensure_ascii=False, indent=1, sort_keys=True)
    return answer(
        request,
        etag_of("schema", text),
        lambda: HttpResponse(text, content_type=f"{SCHEMA_TYPE}; charset=utf-8"),
    )


@public_page
def report_json(request: HttpRequest, p: str, r: str) -> HttpResponse:
    """The tree that the public page was drawn from, and nothing that is kept from everybody."""
    own, _ = paper_told_at(p, r)
    etag = etag_of("report-json", p, r, *paper_identity(own))

    def make() -> HttpResponse:
        return HttpResponse(paper_text(own))

    response = answer(request, etag, lambda: cache_page(etag, make))
    response["Content-Type"] = "application/json"
    response["Link"] = described_by(PAPER)
    return name_download(response, named_after(p, own.title, own.number, "json"), "inline")


def paper_text(report: Report) -> str:
    public = public_document_of(report)
    if public is None:
        raise Http404("This paper is not for everybody.")
    # Who is not to be named is what the redaction worked from; the rest is for printing.
    return tree.to_text(replace(public, unnamed=(), beside=b"", attachments=()))
