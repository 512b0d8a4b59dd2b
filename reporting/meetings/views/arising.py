"""The actions of one meeting: those that it asked for, and those of before that it hears of."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from actions.agreed.views.agreed import grouped_by_owner
from actions.models import AgreedAction
from csp.periods import today
from plans.access import Can
from plans.pages.views.base import AddPage
from reporting.meetings.desk import items_to_minute
from reporting.meetings.forms.arising import ArisingForm
from reporting.meetings.queries.agenda import items_for_clerk
from reporting.meetings.queries.arising import agreed_at, matters_arising
from reporting.meetings.services.arising import agree_at_item
from reporting.meetings.views.base import OfMeeting, TabOfMeeting
from reporting.models import AgendaItem, Meeting


class ActionsOfMeeting(TabOfMeeting):
    """Members and clerks read all of them, a lead what is theirs."""

    power = Can.READ_DRAFTS
    template_name = "reporting/meetings/meeting_actions.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        day, user = today(), request.user
        asked = list(agreed_at(self.meeting, self.access, user).order_by("owner_name", "number"))
        before = list(matters_arising(self.meeting, self.access, user))
        items = self.items_to_add_at() if self.reader.is_clerk else []
        return self.page(
            asked=grouped_by_owner(asked, day),
            before=grouped_by_owner(before, day),
            items=items,
            tell_url=self.tell_url(asked) if self.reader.is_clerk else "",
        )

    def items_to_add_at(self) -> QuerySet[AgendaItem]:
        return items_to_minute(self.reader).order_by("position", "pk")

    def tell_url(self, asked: list[AgreedAction]) -> str:
        """Where the owners of what is open of this meeting are told of it; nowhere where nothing is."""
        numbers = [("action", row.pk) for row in asked if row.is_open]
        return f"{self.address('tell_owners')}?{urlencode(numbers)}" if numbers else ""


class ArisingAdd(OfMeeting, AddPage):
    """Something to do, added at an item."""

    model = AgreedAction
    words = "action"
    form_class = ArisingForm

    @cached_property
    def item(self) -> AgendaItem:
        return get_object_or_404(items_for_clerk(self.access), pk=self.kwargs["item"])

    @cached_property
    def meeting(self) -> Meeting:
        return self.item.meeting

    def list_url(self) -> str:
        return self.address("meeting_actions", self.meeting.pk)

    def done_url(self, row) -> str:
        return self.list_url()

    def find_row(self) -> AgreedAction:
        row = super().find_row()
        row.audience = self.item.audience if self.item.audience != "public" else row.audience
        return row

    def store(self, form, formsets) -> AgreedAction:
        return agree_at_item(by=self.request.user, item=self.item, values=form.values())

    def get_context(self, **extra) -> dict[str, Any]:
        return super().get_context(caption=str(self.item)) | extra
