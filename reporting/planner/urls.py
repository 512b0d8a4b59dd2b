"""Addresses of a planner's calendar below /workspace/, and of the planner that everybody may read below /."""

from __future__ import annotations

from django.urls import path

from reporting.planner.views import calendar, public

ONE = "<slug:p>/planner/<int:pk>/"
OPEN = "partnerships/<slug:p>/planner/"

planner_file_pages = [
    path(f"{ONE}calendar/", calendar.PlannerCalendar.as_view(), name="planner_calendar"),
    path(f"{ONE}planner.ics", calendar.PlannerCalendarFile.as_view(), name="planner_ics"),
]
public_planner_pages = [
    path("calendar/planner/<str:token>.ics", calendar.planner_feed, name="planner_feed"),
    path(OPEN, public.public_planner, name="planner"),
    path(f"{OPEN}<int:pk>/", public.public_planner, name="planner_of"),
    path(f"{OPEN}<int:pk>/planner.ics", public.public_planner_calendar, name="planner_ics"),
]
