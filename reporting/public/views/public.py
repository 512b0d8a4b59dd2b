"""What anybody may read without signing in. Every word comes from a snapshot; no cookie is set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from itertools import groupby, pairwise

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from csp.files.stored import open_stored
from reporting.facts.pictures import frozen_name, open_to_all
from reporting.facts.plan import MEDIA_TYPES
from reporting.models import Publication
from reporting.models.querysets import Stamp
from reporting.pages.answers import (
    CACHED,
    FILES,
    FOR_EVER,
    answer,
    answer_kept,
    cache_page,
    etag_of,
    named_after,
    stored_file,
)
from reporting.pages.public_face import Front, face_of, front_of, fronts_of, publication_changes
from reporting.public.queries import with_papers

State = Publication.State


class Gone(Exception):
    """The version that was asked for has been withdrawn."""

    def __init__(self, publication: Publication):
        self.publication = publication


def public_page(view):
    """GET and HEAD only; something withdrawn is answered 410 with kind words."""

    @require_safe
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Gone as gone:
            response = render(
                request, "reporting/public/withdrawn.html", withdrawn_words(gone), status=410
            )
            response["Cache-Control"] = CACHED.format(age=60)
            return response

    return page


def withdrawn_words(gone: Gone) -> dict:
    """Only what the public was told already: that there was such a plan, and when it went."""
    return {"title": "This version has been withdrawn", "publication": gone.publication}


def current_or_gone(p: str, q: str) -> Publication:
    """The version in force at an address. Gone when the last one was withdrawn, 404 when none was."""
    rows = Publication.objects.at(p, q).shown()
    current = rows.filter(state=State.CURRENT).first()
    if current:
        return current
    last = rows.told().order_by("-number").first()
    if last is None:
        raise Http404("Nothing has been published at this address.")
    raise Gone(last)


def version_or_gone(p: str, q: str, number: int) -> Publication:
    version = Publication.objects.at(p, q).told().shown().filter(number=number).first()
    if version is None:
        raise Http404("There is no such version.")
    if version.state == State.WITHDRAWN:
        raise Gone(version)
    return version


def publications_identity(publications: Iterable[Publication]) -> list:
    """What a page about these versions depends on."""
    return [
        (each.pk, each.sha256, each.state, each.published_at, each.partnership.slug, each.plan.slug)
        for each in publications
    ]


@public_page
def home(request: HttpRequest) -> HttpResponse:
    rows = Publication.objects.filter(state=State.CURRENT).shown()
    current = list(rows.order_by("partnership_id", "pk"))
    planned = {each.partnership_id for each in current}
    others = [each for each in with_papers() if each.pk not in planned]

    def make() -> HttpResponse:
        partnerships = [
            *list_partnerships(current),
            *({"slug": e.slug, "name": e.name} for e in others),
        ]
        partnerships.sort(key=lambda each: each["name"])
        context = {"title": "Community safety plans", "partnerships": partnerships}
        return render(request, "reporting/public/home.html", context)

    named = [(each.slug, each.name) for each in others]
    return answer(request, etag_of("home", publications_identity(current), named), make)


def list_partnerships(current: list[Publication]) -> list[dict]:
    """Each partnership as its newest version names it, with its plans, newest first."""
    fronts_of(current)  # all that are new in one query
    found = []
    for slug, group in groupby(current, key=lambda each: each.partnership.slug):
        plans = plans_with_faces(list(group))
        face = max(plans, key=lambda plan: plan["publication"].published_at)["face"]
        found.append({"slug": slug, "name": face.partnership.name, "plans": plans})
    return found


def plans_with_faces(publications: list[Publication]) -> list[dict]:
    fronts = fronts_of(publications)
    plans = [{"publication": each, "face": fronts[each.pk]} for each in publications]
    return sorted(plans, key=lambda plan: plan["face"].plan.start, reverse=True)


def frame_version_page(request: HttpRequest, publication: Publication, read: Callable) -> Front:
    """Put the name, colour and logo of the time of a version around the page."""
    face = read(publication)
    request.partnership = face.brand(publication.partnership.slug)
    return face


@public_page
def plan(request: HttpRequest, p: str, q: str) -> HttpResponse:
    stamp = Publication.objects.stamp_in_force(p, q)
    page = answer_kept(request, page_etag(p, q, stamp)) if stamp else None
    return page or plan_page(request, current_or_gone(p, q))


@public_page
def version(request: HttpRequest, p: str, q: str, number: int) -> HttpResponse:
    return plan_page(request, version_or_gone(p, q, number), numbered=True)


def plan_page(
    request: HttpRequest, publication: Publication, *, numbered: bool = False
) -> HttpResponse:
    def make() -> HttpResponse:
        face = frame_version_page(request, publication, face_of)
        context = {
            "title": face.title,
            "face": face,
            "publication": publication,
            "numbered": numbered,
            "slug": publication.partnership.slug,
            # Drawn by our own renderer, which escapes every word, when the version was frozen.
            "page": SafeString(publication.page),
        }
        return render(request, "reporting/public/plan.html", context)

    place = (publication.partnership.slug, publication.plan.slug)
    etag = page_etag(*place, Stamp.of(publication), numbered)
    return answer(request, etag, lambda: cache_page(etag, make))


def page_etag(p: str, q: str, stamp: Stamp, numbered: bool = False) -> str:
    return etag_of("plan", numbered, p, q, *stamp)


@public_page
def versions(request: HttpRequest, p: str, q: str) -> HttpResponse:
    told = list(Publication.objects.at(p, q).told().shown().order_by("-number"))
    if not told:
        raise Http404("Nothing has been published at this address.")
    shown = [each for each in told if each.state != State.WITHDRAWN]

    def make() -> HttpResponse:
        context = {"title": "Versions of this plan", "slug": p, "plan_slug": q}
        if shown:
            context["face"] = frame_version_page(request, shown[0], front_of)
        context["versions"] = told_versions(told)
        return render(request, "reporting/public/versions.html", context)

    return answer(request, etag_of("versions", publications_identity(told)), make)


def told_versions(told: list[Publication]) -> list[dict]:
    """Each version with what changed since the one before it that can still be read."""
    shown = [each for each in told if each.state != State.WITHDRAWN]
    earlier = {new.pk: old for new, old in pairwise(shown)}
    return [
        {
            "publication": each,
            "before": (old := earlier.get(each.pk)),
            "changes": publication_changes(old.pk, old.sha256, each.pk, each.sha256) if old else (),
        }
        for each in told
    ]


@public_page
def plan_file(request: HttpRequest, p: str, q: str, ext: str) -> HttpResponse:
    stamp = Publication.objects.stamp_in_force(p, q) if ext == "pdf" else None
    if stamp is None:
        return file_answer(request, current_or_gone(p, q), ext)
    name = named_after(p, q, stamp.number, ext)
    etag = etag_of(ext, stamp.pdf_sha256, p, q, stamp.number)
    return answer(request, etag, lambda: stored_file(stamp.pdf, name))


@public_page
def version_file(request: HttpRequest, p: str, q: str, number: int, ext: str) -> HttpResponse:
    return file_answer(request, version_or_gone(p, q, number), ext)


def file_answer(request: HttpRequest, publication: Publication, ext: str) -> HttpResponse:
    digest = publication.pdf_sha256 if ext == "pdf" else publication.sha256
    name = (publication.partnership.slug, publication.plan.slug, publication.number)
    return answer(request, etag_of(ext, digest, *name), lambda: FILES[ext](publication))


@public_page
def logo(request: HttpRequest, p: str, sha: str, ext: str) -> HttpResponse:
    """A frozen picture, while a version that anybody may read shows it."""
    name = f"{sha}.{ext}"
    rows = Publication.objects.at(p).open().filter(snapshot__contains=f'"digest":"{sha}"')
    owner = rows.values_list("partnership_id", flat=True).first()
    if owner is None or ext not in MEDIA_TYPES:
        raise Http404("There is no such picture.")

    def make() -> HttpResponse:
        with open_stored(frozen_name(owner, name)) as file:
            data = open_to_all(file.read())
        return FileResponse(BytesIO(data), filename=name, content_type=MEDIA_TYPES[ext])

    response = answer(request, f'"{sha}"', make)
    response["Cache-Control"] = f"{CACHED.format(age=FOR_EVER)}, immutable"
    return response


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    def make() -> HttpResponse:
        return render(
            request, "reporting/public/accessibility.html", {"title": "Accessibility statement"}
        )

    return answer(request, etag_of("accessibility"), make)
