"""The planner that everybody may read: public activities alone, as they stand."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from actions.models import Planner
from actions.planner.publicity import without_kept_back
from actions.planner.queries import load_public_sheet, people_not_to_name
from actions.planner.sheet import PlannerSheet
from csp.periods import today
from plans.models import Partnership
from reporting.document.renderers.html import render_html
from reporting.pages.answers import answer, etag_of
from reporting.pages.calendar_files import send_calendar_file
from reporting.planner.document import build_planner
from reporting.planner.ical import planner_calendar

NO_PLANNER = "This partnership shows no planner here."


class PlannerBrand:
    """Stands in for the partnership in the frame of the page; its logo belongs to what was frozen."""

    logo = None

    def __init__(self, partnership: Partnership) -> None:
        self.name, self.slug, self.colour = partnership.name, partnership.slug, partnership.colour

    def __str__(self) -> str:
        return self.name


def public_planners(p: str) -> list[Planner]:
    """Those that everybody may read: the one that runs first, then the others, the newest first."""
    rows = Planner.objects.open_to_all().filter(partnership__slug=p)
    found = list(rows.select_related("group", "partnership").order_by("-start", "pk"))
    return sorted(found, key=lambda each: not each.is_running(today()))


def find_public_planner(p: str, pk: int | None) -> tuple[Planner, list[Planner]]:
    """The planner asked for, or the first, with the others. Raises Http404 where there is none."""
    every = public_planners(p)
    found = next((each for each in every if pk in (None, each.pk)), None)
    if found is None:
        raise Http404(NO_PLANNER)
    return found, [each for each in every if each != found]


def public_sheet(planner: Planner) -> PlannerSheet:
    names = people_not_to_name(planner.partnership)
    return without_kept_back(load_public_sheet(planner), names)


@require_safe
def public_planner(request: HttpRequest, p: str, pk: int | None = None) -> HttpResponse:
    planner, others = find_public_planner(p, pk)
    document = build_planner(public_sheet(planner), created=timezone.now(), public=True)
    page = render_html(document, heading_level=1)

    def make() -> HttpResponse:
        request.partnership = PlannerBrand(planner.partnership)
        context = {
            "title": planner.title,
            "planner": planner,
            "others": others,
            # Drawn by our own renderer, which escapes every word.
            "page": SafeString(page),
        }
        return render(request, "reporting/planner/public.html", context)

    listed = [(each.pk, str(each)) for each in others]
    etag = etag_of("planner", planner.pk, planner.version, planner.partnership, page, listed)
    return answer(request, etag, make)


@require_safe
def public_planner_calendar(request: HttpRequest, p: str, pk: int) -> HttpResponse:
    planner, _ = find_public_planner(p, pk)
    data = planner_calendar(public_sheet(planner), now=timezone.now())
    return send_calendar_file(data, f"{p}-planner.ics", kept="public, max-age=3600")
