"""How public pages and files are answered: the same for everybody, cheap to ask for again."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache as once
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.text import slugify

from csp.files.stored import MISSING, open_stored
from reporting.document.formats import FILE_FORMATS
from reporting.document.plan_csv import plan_csv
from reporting.facts.plan import WholePlanFacts
from reporting.facts.snapshot import thaw
from reporting.models import Publication
from reporting.pages.open_data_schema import PLAN, described_by

MINUTE = 60
HOUR = 60 * MINUTE
FOR_EVER = 365 * 24 * 60 * 60
CACHED = "public, max-age={age}"
KEPT = "public-page:"


@once
def build_number() -> str:
    """Changes whenever a template does, so that no browser keeps a page of an older build."""
    found = sha256()
    folders: Any = settings.TEMPLATES[0]["DIRS"]
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.html")):
            found.update(path.read_bytes())
    return found.hexdigest()[:12]


def etag_of(*what) -> str:
    """A strong ETag from what a page is made of."""
    made = sha256("\n".join(map(str, (*what, build_number()))).encode()).hexdigest()
    return f'"{made[:32]}"'


def answer(request: HttpRequest, etag: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """304 for a browser that has it already, else what ``make`` gives; either may be cached a minute."""
    response = get_conditional_response(request, etag=etag) or make()
    response["ETag"] = etag
    response["Cache-Control"] = CACHED.format(age=MINUTE)
    return response


def cache_page(etag: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """A page drawn once for its ETag: whatever it is made of is in there, so it cannot go stale."""
    body = cache.get(KEPT + etag)
    if body is None:
        body = make().content
        # A page that misses a file is drawn again, for the file may be put back.
        if MISSING.encode() not in body:
            cache.set(KEPT + etag, body, HOUR)
    return HttpResponse(body)


def answer_kept(request: HttpRequest, etag: str) -> HttpResponse | None:
    """The answer for an ETag whose page was drawn before; None when it has still to be drawn."""
    body = cache.get(KEPT + etag)
    return None if body is None else answer(request, etag, lambda: HttpResponse(body))


def download_name(publication: Publication, ext: str) -> str:
    """What a download is called, such as moorland-2016-17-version-3.pdf."""
    return named_after(publication.partnership.slug, publication.plan.slug, publication.number, ext)


def named_after(partnership: str, plan: str, number: int, ext: str) -> str:
    return f"{slugify(f'{partnership} {plan} version {number}')}.{ext}"


def pdf_file(publication: Publication) -> FileResponse:
    return stored_file(publication.pdf.name or "", download_name(publication, "pdf"))


def stored_file(stored: str, name: str) -> FileResponse:
    """A file as it was stored; the server hands it on without reading it into memory.

    Raises NotAtHand where the store has lost it.
    """
    file = open_stored(stored)
    kind = FILE_FORMATS[name.rpartition(".")[2]].media_type
    return FileResponse(file, filename=name, content_type=kind)


def json_file(publication: Publication) -> HttpResponse:
    """The snapshot byte for byte, so that its digest can be worked out by anybody."""
    response = HttpResponse(publication.snapshot, content_type="application/json")
    response["Link"] = described_by(PLAN)
    return name_download(response, download_name(publication, "json"), "inline")


def csv_file(publication: Publication) -> HttpResponse:
    return csv_answer(thaw(publication.snapshot), download_name(publication, "csv"))


def csv_answer(facts: WholePlanFacts, name: str) -> HttpResponse:
    response = HttpResponse(plan_csv(facts), content_type="text/csv; charset=utf-8")
    return name_download(response, name, "attachment")


def name_download(response: HttpResponse, name: str, how: str) -> HttpResponse:
    response["Content-Disposition"] = f'{how}; filename="{name}"'
    return response


FILES = {"pdf": pdf_file, "json": json_file, "csv": csv_file}
