"""Addresses that everybody may read: plans, progress, papers, and links in e-mails. Below /."""

from __future__ import annotations

from django.urls import path

from reporting.document.formats import FILE_FORMATS
from reporting.public.views import (
    compare,
    feed,
    listing,
    open_data,
    own_face,
    paper_public,
    progress,
    public,
    subscribe,
)

OPEN = "partnerships/<slug:p>/"
REPORT = f"{OPEN}reports/<slug:r>/"
PLAN = f"{OPEN}<slug:q>/"
EXTENSIONS = ("pdf", "json", "csv")

own_pages = [path("<slug:p>/public/", own_face.PublicFace.as_view(), name="public_face")]

public_pages = [
    path(REPORT, paper_public.report, name="report"),
    *(
        path(f"{REPORT}report.{ext}", paper_public.report_file, {"ext": ext}, f"report_{ext}")
        for ext in FILE_FORMATS
    ),
    path(OPEN, listing.partnership, name="partnership"),
    path(f"{OPEN}compare/", compare.compare_plan_editions, name="compare"),
    path(f"{OPEN}feed/", feed.feed, name="feed"),
    path(f"{OPEN}open-data/", open_data.open_data, name="open_data"),
    path(f"{OPEN}reports/<slug:r>/report.json", open_data.report_json, name="report_json"),
    path("open-data/<slug:name>.schema.json", open_data.schema, name="schema"),
    path(f"{OPEN}subscribe/", subscribe.subscribe, name="subscribe"),
    path("sitemap.xml", feed.sitemap, name="sitemap"),
    path("confirm/<str:token>/", subscribe.confirm_page, name="confirm"),
    path("stop/<str:token>/", subscribe.stop_page, name="stop"),
    path("", public.home, name="home"),
    path("accessibility/", public.accessibility, name="accessibility"),
    path("partnerships/<slug:p>/logo/<slug:sha>.<slug:ext>", public.logo, name="logo"),
    path(PLAN, public.plan, name="plan"),
    *(
        path(f"{PLAN}plan.{ext}", public.plan_file, {"ext": ext}, f"plan_{ext}")
        for ext in EXTENSIONS
    ),
    path(f"{PLAN}progress/", progress.progress, name="progress"),
    path(f"{PLAN}progress/progress.pdf", progress.progress_pdf, name="progress_pdf"),
    path(f"{PLAN}progress/<int:number>/", progress.progress_version, name="progress_version"),
    path(
        f"{PLAN}progress/<int:number>/progress.pdf",
        progress.progress_version_pdf,
        name="progress_version_pdf",
    ),
    path(f"{PLAN}versions/", public.versions, name="versions"),
    path(f"{PLAN}versions/<int:number>/", public.version, name="version"),
    *(
        path(
            f"{PLAN}versions/<int:number>/plan.{ext}",
            public.version_file,
            {"ext": ext},
            f"version_{ext}",
        )
        for ext in EXTENSIONS
    ),
]
