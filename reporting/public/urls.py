"""Addresses of what a partnership publishes besides its plans: below /partnerships/, and links in e-mails."""

from __future__ import annotations

from django.urls import path

from reporting.public.views import compare, feed, listing, open_data, subscribe

OPEN = "partnerships/<slug:p>/"

public_pages = [
    path(OPEN, listing.partnership, name="partnership"),
    path(f"{OPEN}compare/", compare.compare, name="compare"),
    path(f"{OPEN}feed/", feed.feed, name="feed"),
    path(f"{OPEN}open-data/", open_data.open_data, name="open_data"),
    path(f"{OPEN}reports/<slug:r>/report.json", open_data.report_json, name="report_json"),
    path("open-data/<slug:name>.schema.json", open_data.schema, name="schema"),
    path(f"{OPEN}subscribe/", subscribe.subscribe, name="subscribe"),
    path("sitemap.xml", feed.sitemap, name="sitemap"),
    path("confirm/<str:token>/", subscribe.confirm_page, name="confirm"),
    path("stop/<str:token>/", subscribe.stop_page, name="stop"),
]
