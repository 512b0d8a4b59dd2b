"""Addresses of the statutory checks and of what falls due: below /workspace/, and the feed below /."""

from __future__ import annotations

from django.urls import path

from reporting.statutory.views import checks, due

CHECKS = "<slug:p>/checks/"

check_pages = [
    path(CHECKS, checks.ChecksPage.as_view(), name="checks"),
    path(f"{CHECKS}<str:code>/set-aside/", checks.SetAside.as_view(), name="check_set_aside"),
    path(f"{CHECKS}marks/<int:pk>/remove/", checks.Unmark.as_view(), name="check_mark_remove"),
    path(f"{CHECKS}calendar/", due.CalendarPage.as_view(), name="calendar"),
    path(f"{CHECKS}calendar/calendar.ics", due.CalendarFile.as_view(), name="calendar_ics"),
]

feed_pages = [path("calendar/<str:token>.ics", due.calendar_feed, name="calendar_feed")]
