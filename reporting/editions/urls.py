"""Addresses of freezing a paper, and of its frozen versions: inside, and for everybody."""

from __future__ import annotations

from django.urls import path

from reporting.editions.views import freezing
from reporting.papers.views import paper_settings
from reporting.public.views import paper_public

REPORT = "<slug:p>/reports/<slug:r>/"
OPEN = "partnerships/<slug:p>/reports/<slug:r>/"

freezing_pages = [
    path(
        "<slug:p>/settings/papers/",
        paper_settings.PaperSettingsPage.as_view(),
        name="paper_settings",
    ),
    path("<slug:p>/papers/<slug:paper>/freeze/", freezing.Freeze.as_view(), name="paper_freeze"),
    path(f"{REPORT}send/", freezing.Send.as_view(), name="report_send"),
    path(f"{REPORT}publish/", freezing.Publish.as_view(), name="report_publish"),
]

paper_public_pages = [
    path(OPEN, paper_public.report, name="report"),
    *(
        path(f"{OPEN}report.{ext}", paper_public.report_file, {"ext": ext}, f"report_{ext}")
        for ext in ("pdf", "docx")
    ),
]
