"""What the pages about meetings share: the reader of the partnership, and the meeting of the address."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.text import slugify

from plans.access import Can
from plans.pages.views.base import RowPage
from reporting.meetings.access import MeetingReader, MeetingScope, scope_of
from reporting.meetings.queries.calendar import meetings_for_page
from reporting.meetings.tables import state_tag
from reporting.models import Meeting
from reporting.pages.answers import stored_file

SOMEBODY_ELSE = "Somebody else changed it a moment ago. Nothing was done: look again."
# How often a page looks again while files are made.
REFRESH_SECONDS = 4


class InMeetings(RowPage):
    """A page below the list of meetings. What somebody may not know of is not there for them."""

    power = Can.MINUTE
    model = Meeting
    words = "meeting"
    list_route, list_title = "meetings", "Meetings"

    @cached_property
    def scope(self) -> MeetingScope:
        return scope_of(self.access, self.request.user)

    def rows(self) -> QuerySet:
        return meetings_for_page(self.scope)


class OfMeeting(InMeetings):
    """A page about one meeting, or about what hangs on it: ``meeting`` in its address names it."""

    place = "meeting"

    @cached_property
    def meeting(self) -> Meeting:
        found = get_object_or_404(meetings_for_page(self.scope), pk=self.kwargs[self.place])
        found.partnership = self.partnership
        return found

    @cached_property
    def reader(self) -> MeetingReader:
        return self.scope.reader(self.meeting)

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        _ = self.meeting  # Another's meeting is unknown, so ask before anything else.

    def above(self) -> tuple[str, str]:
        return (str(self.meeting), self.meeting.get_absolute_url())

    def get_context(self, **extra) -> dict:
        place = {"meeting": self.meeting, "reader": self.reader, "state": state_tag(self.meeting)}
        return super().get_context(**place) | extra


class TabOfMeeting(OfMeeting):
    """One of a meeting's tabs: all have its title, and the list of meetings above them."""

    def get_title(self) -> str:
        return f"Meeting of {self.meeting.day_words}"

    def above(self) -> tuple[str, str]:
        return ("Meetings", self.address("meetings"))


def answer_private_file(stored: str, words: str, ext: str) -> FileResponse:
    """A file as it was stored, named after ``words``, for nobody but whoever asked."""
    response = stored_file(stored, f"{slugify(words)}.{ext}")
    response["Cache-Control"] = "no-store, private"
    return response


def first_words(error: ValidationError) -> str:
    """What a service refused, as one text for a message."""
    return " ".join(error.messages)
