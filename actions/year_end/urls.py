"""Addresses of the end of a year: what came of a plan, and how healthy it is. Below /workspace/."""

from __future__ import annotations

from django.urls import path

from actions.year_end.views import rolling, year_end
from plans.pages.urls import PLAN

year_end_pages = [
    path(f"{PLAN}next/", rolling.RollOver.as_view(), name="roll_over"),
    path(f"{PLAN}outturn/", year_end.OutturnPage.as_view(), name="outturn"),
    path(f"{PLAN}health/", year_end.HealthCheckPage.as_view(), name="health_check"),
]
