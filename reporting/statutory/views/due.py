"""What falls due: a page, a file for a calendar, and an address that a calendar can follow."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from csp.periods import today
from plans.access import Access
from plans.pages.views.base import WorkspacePage
from reporting.pages.calendar_files import send_calendar_file
from reporting.statutory.calendar import Due, due_dates
from reporting.statutory.dates import dated_rows
from reporting.statutory.ical import access_by, calendar_file, feed_token


def dues_of(access: Access, day: date) -> list[Due]:
    number = access.partnership.pk
    return due_dates(dated_rows([number])[number], access, today=day)


def calendar_response(access: Access) -> HttpResponse:
    """For programs that keep it where others may look, so it never tells of a death review."""
    dues = [due for due in dues_of(access, today()) if not due.private]
    data = calendar_file(access.partnership, dues, now=timezone.now())
    return send_calendar_file(data, f"{access.partnership.slug}-duties.ics")


class CalendarPage(WorkspacePage):
    title = "What falls due"
    template_name = "reporting/statutory/calendar.html"

    def above(self) -> tuple[str, str]:
        return ("Checks", self.address("checks"))

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        day = today()
        dues = dues_of(self.access, day)
        token = feed_token(request.user, self.partnership)
        return self.page(
            overdue=[due for due in dues if due.on < day],
            months=by_month([due for due in dues if due.on >= day]),
            feed=request.build_absolute_uri(reverse("public:calendar_feed", args=[token])),
        )


def by_month(dues: list[Due]) -> list[tuple[date, list[Due]]]:
    months: dict[date, list[Due]] = {}
    for due in dues:
        months.setdefault(due.on.replace(day=1), []).append(due)
    return list(months.items())


class CalendarFile(WorkspacePage):
    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return calendar_response(self.access)


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The same file by a secret address: programs that keep calendars cannot sign in."""
    access = access_by(token)
    if access is None:
        raise Http404("There is no such calendar, or it is not yours any more.")
    return calendar_response(access)
