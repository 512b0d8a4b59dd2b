"""A planner's days in somebody's own calendar: a page, a file, and an address to follow."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from actions.models import Planner, PlannerEntry
from actions.planner.queries import sheet_of
from actions.planner.views.base import PlannerPage
from plans.access import Access
from plans.audience import Audience
from reporting.pages.calendar_files import send_calendar_file
from reporting.planner.ical import planner_by_token, planner_calendar, planner_feed_token


def planner_calendar_response(access: Access, planner: Planner) -> HttpResponse:
    """For programs that keep it where others may look, so it never tells of what is restricted."""
    entries = PlannerEntry.objects.visible_to(access).exclude(audience=Audience.RESTRICTED)
    data = planner_calendar(sheet_of(planner, entries), now=timezone.now())
    return send_calendar_file(data, f"{access.partnership.slug}-planner.ics")


class PlannerCalendar(PlannerPage):
    title = "The planner in your calendar"
    template_name = "reporting/planner/calendar.html"

    def above(self) -> tuple[str, str]:
        return (str(self.planner), self.planner.get_absolute_url())

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        restricted = self.planner.audience == Audience.RESTRICTED
        token = "" if restricted else planner_feed_token(request.user, self.planner)
        feed = reverse("public:planner_feed", args=[token]) if token else ""
        return self.page(feed=request.build_absolute_uri(feed) if feed else "")


class PlannerCalendarFile(PlannerPage):
    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return planner_calendar_response(self.access, self.planner)


@require_safe
def planner_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The same file by a secret address: programs that keep calendars cannot sign in."""
    found = planner_by_token(token)
    if found is None:
        raise Http404("There is no such calendar, or it is not yours any more.")
    return planner_calendar_response(*found)
