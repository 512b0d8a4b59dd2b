"""What one partnership has published: its plans, what has been done so far, its papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from actions.models import Planner
from reporting.letters.news import is_announced
from reporting.letters.queries import plans_told, reports_told
from reporting.models import Meeting, Publication, Report
from reporting.pages.answers import answer, etag_of
from reporting.pages.public_face import Brand, Front, front_of
from reporting.papers.patterns import PATTERNS
from reporting.public.views.paper_public import brand_of
from reporting.public.views.paper_public import paper_identity as report_identity
from reporting.public.views.public import Gone, plans_with_faces, public_page, publications_identity

YEARLY = "annual-summary"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class PublicListing:
    """All that the public was told of, withdrawn or not; ``front`` is the newest plan's, if there is one.

    ``living_pages`` are those that are never frozen: "planner", "meetings".
    """

    plans: list[Publication]
    reports: list[Report]
    front: Front | None
    brand: Brand
    living_pages: frozenset[str] = frozenset()

    @property
    def current(self) -> list[Publication]:
        return [each for each in self.plans if each.state == Publication.State.CURRENT]

    @property
    def identity(self) -> tuple:
        """What a page about all of it depends on."""
        return publications_identity(self.plans), [report_identity(each) for each in self.reports]

    @property
    def papers(self) -> list[Report]:
        return [each for each in reports_not_withdrawn(self.reports) if each.paper_id]

    @property
    def progress(self) -> dict[int, Report]:
        """The latest progress of each plan, by the plan's number; it may be withdrawn."""
        rows = [each for each in self.reports if not each.paper_id]
        return {each.plan_id: each for each in sorted(rows, key=lambda each: each.number)}


def reports_not_withdrawn(reports: Iterable[Report]) -> list[Report]:
    return [each for each in reports if each.state != WITHDRAWN]


def with_living_pages(told: QuerySet) -> QuerySet:
    """Each with whether its partnership shows a planner, and meetings, to everybody."""
    theirs = {"partnership": OuterRef("partnership")}
    planners = Planner.objects.open_to_all().filter(**theirs)
    meetings = Meeting.objects.filter(group__rules__public_dates=True, **theirs)
    return told.annotate(has_planner=Exists(planners), has_meetings=Exists(meetings))


def living_pages_of(told: Publication | Report) -> frozenset[str]:
    found = {"planner": told.has_planner, "meetings": told.has_meetings}
    return frozenset(name for name, there in found.items() if there)


def find_public_listing(p: str) -> PublicListing:
    """What is told at a partnership's address. Gone when all of it was withdrawn, 404 when there is none."""
    plans = list(with_living_pages(plans_told(p)))
    reports = [each for each in with_living_pages(reports_told(p)) if is_announced(each)]
    if not plans and not reports:
        raise Http404("This partnership has not published anything here.")
    shown = [each for each in plans if each.state != WITHDRAWN]
    papers = reports_not_withdrawn(reports)
    if not shown and not papers:
        raise Gone((plans or reports)[0])
    living = living_pages_of((plans or reports)[0])
    if shown:
        current = [each for each in shown if each.state == Publication.State.CURRENT]
        front = front_of((current or shown)[0])
        return PublicListing(plans, reports, front, front.brand(p), living)
    papers[0].framed_by = None
    return PublicListing(plans, reports, None, brand_of(papers[0]), living)


@public_page
def partnership(request: HttpRequest, p: str) -> HttpResponse:
    told = find_public_listing(p)

    def make() -> HttpResponse:
        request.partnership = told.brand
        papers = list(list_papers(told.reports))
        context = {
            "title": str(told.brand),
            "face": told.front,
            "plans": [
                each | {"progress": told.progress.get(each["publication"].plan_id)}
                for each in plans_with_faces(told.current)
            ],
            "yearly": [each for each in papers if each["kind"] == YEARLY],
            "papers": [each for each in papers if each["kind"] != YEARLY],
            "slug": p,
            "living_pages": told.living_pages,
        }
        return render(request, "reporting/public/partnership.html", context)

    return answer(request, etag_of("partnership", sorted(told.living_pages), *told.identity), make)


def list_papers(reports: Iterable[Report]) -> Iterator[dict]:
    """Each paper as its newest version, with the earlier ones that can be read; the latest first.

    One whose newest version was withdrawn has none in force: an earlier one never takes its place.
    """
    papers = [each for each in reports if each.paper_id]
    by_paper = sorted(papers, key=lambda each: (each.paper_id, -each.number))
    found = []
    for _, group in groupby(by_paper, key=lambda each: each.paper_id):
        newest, *earlier = group
        kind = newest.paper.kind
        words = PATTERNS[kind].words if kind in PATTERNS else "Paper"
        line = {
            "report": newest,
            "earlier": reports_not_withdrawn(earlier),
            "kind": kind,
            "words": words,
        }
        if newest.state != WITHDRAWN or line["earlier"]:
            found.append(line)
    yield from sorted(found, key=lambda each: each["report"].published_at, reverse=True)
