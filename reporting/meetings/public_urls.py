"""Addresses at which anybody may read of meetings. Below /partnerships/."""

from __future__ import annotations

from django.urls import path

from reporting.document.formats import FILE_FORMATS
from reporting.meetings.views import feed, public

PLACE = "partnerships/<slug:p>/meetings/"
MEETING = f"{PLACE}<int:pk>/"

public_meeting_pages = [
    path(
        "calendar/meetings/<str:token>.ics",
        feed.meetings_calendar_feed,
        name="meetings_calendar_feed",
    ),
    path(PLACE, public.public_meetings, name="meetings"),
    path(f"{PLACE}feed/", public.public_meetings_feed, name="meetings_feed"),
    path(MEETING, public.public_meeting, name="meeting"),
    path(f"{MEETING}pack-<int:n>.pdf", public.public_pack_file, name="meeting_pack"),
    *(
        path(f"{MEETING}agenda.{ext}", public.public_agenda_file, {"ext": ext}, f"agenda_{ext}")
        for ext in FILE_FORMATS
    ),
    *(
        path(f"{MEETING}minutes.{ext}", public.public_minutes_file, {"ext": ext}, f"minutes_{ext}")
        for ext in FILE_FORMATS
    ),
]
