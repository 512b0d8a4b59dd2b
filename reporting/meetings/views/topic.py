"""What the topic of an item was at all its meetings."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from plans.access import Can
from plans.pages.views.base import WorkspacePage
from reporting.meetings.access import MeetingScope, scope_of
from reporting.meetings.queries.topic import items_known
from reporting.meetings.topic import gather_topic
from reporting.models import AgendaItem

NO_ITEM = "There is no such item, or it is not yours to see."


class TopicPage(WorkspacePage):
    """From one item to the others of its topic, for whoever may read that item."""

    power = Can.READ
    template_name = "reporting/meetings/topic.html"

    @cached_property
    def scope(self) -> MeetingScope:
        return scope_of(self.access, self.request.user)

    @cached_property
    def item(self) -> AgendaItem:
        found = get_object_or_404(items_known(self.scope), pk=self.kwargs["pk"])
        reader = self.scope.reader(found.meeting)
        if not reader.opens_item(found, found.parent):
            raise Http404(NO_ITEM)
        return found

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        _ = self.item  # What somebody may not read is unknown, so ask before anything else.

    def get_title(self) -> str:
        return str(self.item)

    def above(self) -> tuple[str, str]:
        return (str(self.item.meeting), self.item.meeting.get_absolute_url())

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        topic = gather_topic(self.scope, self.access, request.user, self.item)
        return self.page(topic=topic, item=self.item)
