"""The links by which members open a meeting: who has one, and ending it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from csp.links.services import revoke_link
from reporting.meetings.queries.member_link import links_to_meeting
from reporting.meetings.services.member_link import opens_for_members
from reporting.meetings.views.base import OfMeeting


class MemberLinks(OfMeeting):
    title = "Links of members"
    template_name = "reporting/meetings/member_links.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        links = list(links_to_meeting(self.meeting))
        return self.page(links=links, over=not opens_for_members(self.meeting))


class MemberLinkEnd(OfMeeting):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *, pk: int, **kwargs) -> HttpResponse:
        found = get_object_or_404(links_to_meeting(self.meeting), pk=pk)
        revoke_link(by=request.user, link=found)
        messages.success(request, f"The link of {found.name} opens nothing any more.")
        return redirect(self.address("meeting_links", self.meeting.pk))
