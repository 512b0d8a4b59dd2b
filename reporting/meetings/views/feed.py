"""Meetings in somebody's own calendar: a page, a file, and addresses to follow that can be ended."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from csp.forms.fields import parse_whole_number
from csp.links.services import find_link, issue_link, revoke_link
from csp.models import EmailedLink, User
from csp.periods import today
from plans.access import Access, Can, access_to
from plans.models import Group, Partnership
from plans.pages.views.base import WorkspacePage
from reporting.meetings.access import MeetingScope, scope_of
from reporting.meetings.ical import meetings_calendar
from reporting.meetings.queries.feed import (
    calendar_links_of,
    groups_with_meetings,
    meetings_in_calendar,
)
from reporting.pages.calendar_files import send_calendar_file

NO_GROUP = "Choose one of the groups, or all meetings."
GONE = "There is no such calendar, or it is not yours any more."


def meetings_calendar_response(
    access: Access, scope: MeetingScope, group: Group | None
) -> HttpResponse:
    """For programs that keep it where others may look: days, titles and places of what one may know."""
    name = f"{access.partnership.name}: meetings" if group is None else f"Meetings: {group}"
    meetings = meetings_in_calendar(scope, group, today())
    data = meetings_calendar(name, meetings, clerk=scope.clerk, now=timezone.now())
    return send_calendar_file(data, f"{access.partnership.slug}-meetings.ics")


class MeetingsCalendar(WorkspacePage):
    """What calendars may follow. A new address is shown once, as its secret is kept nowhere."""

    power = Can.READ
    title = "Meetings in your calendar"
    template_name = "reporting/meetings/calendar.html"

    @cached_property
    def scope(self) -> MeetingScope:
        return scope_of(self.access, self.request.user)

    def above(self) -> tuple[str, str]:
        return ("Meetings", self.address("meetings"))

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.calendar_page()

    def calendar_page(
        self, *, made: str = "", problem: str = "", status: int = 200
    ) -> HttpResponse:
        response = self.page(
            groups=list(groups_with_meetings(self.scope, self.partnership)),
            links=list(calendar_links_of(self.request.user, self.partnership)),
            made=made,
            problem=problem,
            status=status,
        )
        response["Cache-Control"] = "no-store, private"
        return response

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        asked = request.POST.get("group", "")
        group = find_group(self.scope, self.partnership, asked)
        if asked and group is None:
            return self.calendar_page(problem=NO_GROUP, status=422)
        issued = issue_link(
            purpose=EmailedLink.Purpose.CALENDAR,
            tenant=self.partnership.pk,
            email=request.user.email,
            name=str(group or "All meetings"),
            expires_on=None,
            holder=request.user,
            about=group or self.partnership,
        )
        feed = reverse("public:meetings_calendar_feed", args=[issued.secret])
        return self.calendar_page(made=request.build_absolute_uri(feed))


def find_group(scope: MeetingScope, partnership: Partnership, asked: str) -> Group | None:
    """The group with a number, if somebody may know of its meetings."""
    number = parse_whole_number(asked)
    return groups_with_meetings(scope, partnership).filter(pk=number or 0).first()


class MeetingsCalendarFile(MeetingsCalendar):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        asked = request.GET.get("group", "")
        group = find_group(self.scope, self.partnership, asked)
        if asked and group is None:
            raise Http404(NO_GROUP)
        return meetings_calendar_response(self.access, self.scope, group)


class MeetingsCalendarEnd(MeetingsCalendar):
    """Ends an address of one's own."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *, pk: int, **kwargs) -> HttpResponse:
        link = get_object_or_404(calendar_links_of(request.user, self.partnership), pk=pk)
        revoke_link(by=request.user, link=link)
        messages.success(request, f"The calendar “{link.name}” is followed by nobody any more.")
        return redirect(self.address("meetings_calendar"))


@require_safe
def meetings_calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The same file by a secret address: programs that keep calendars cannot sign in."""
    link = find_link(token, EmailedLink.Purpose.CALENDAR)
    if link is None or not link.is_open(today()):
        raise Http404(GONE)
    user = User.objects.filter(pk=link.holder_id or 0, is_active=True).first()
    partnership = Partnership.objects.filter(pk=link.tenant).first()
    access = access_to(user, partnership.slug) if user and partnership else None
    if user is None or access is None:
        raise Http404(GONE)
    scope = scope_of(access, user)
    group = None
    if link.about_type == Group._meta.label_lower:
        group = find_group(scope, access.partnership, str(link.about_id))
        if group is None:
            raise Http404(GONE)
    return meetings_calendar_response(access, scope, group)
