"""Addresses of this app: below /workspace/, and the public ones below /."""

from __future__ import annotations

from django.urls import path

from reporting.editions.urls import freezing_pages, paper_public_pages
from reporting.editions.views import (
    draft,
    exceptions,
    export,
    funder,
    progress,
    publication,
    report,
)
from reporting.papers.urls import paper_pages
from reporting.public.urls import public_pages
from reporting.public.views import public as open_pages
from reporting.scrutiny.urls import scrutiny_pages
from reporting.statutory.urls import check_pages, feed_pages

PLAN = "<slug:p>/plans/<slug:q>/"
VERSION = f"{PLAN}publications/<int:n>/"
OPEN = "partnerships/<slug:p>/<slug:q>/"
ROUND = "<slug:p>/rounds/<slug:period>/"
REPORT = "<slug:p>/reports/<slug:r>/"
EXTENSIONS = ("pdf", "json", "csv")

workspace = [
    path(f"{PLAN}publish/", publication.PublishPage.as_view(), name="publish"),
    path(f"{PLAN}publications/", publication.PublicationList.as_view(), name="publications"),
    path(VERSION, publication.PublicationPage.as_view(), name="publication"),
    path(f"{VERSION}withdraw/", publication.WithdrawPage.as_view(), name="withdraw"),
    *(
        path(
            f"{VERSION}plan.{ext}",
            publication.PublicationFile.as_view(ext=ext),
            name=f"publication_{ext}",
        )
        for ext in EXTENSIONS
    ),
    path(f"{PLAN}draft/", draft.DraftPage.as_view(), name="draft"),
    path(f"{PLAN}draft.pdf", draft.DraftPdf.as_view(), name="draft_pdf"),
    path(f"{PLAN}export/<slug:fmt>", export.ExportFile.as_view(), name="export"),
    path(f"{ROUND}exceptions/", exceptions.ExceptionsPage.as_view(), name="exceptions"),
    path(f"{ROUND}exceptions.pdf", report.ExceptionsPdf.as_view(), name="exceptions_pdf"),
    path(f"{ROUND}sign-off/", report.SignOff.as_view(), name="sign_off"),
    path(f"{ROUND}progress/", progress.PublishProgress.as_view(), name="publish_progress"),
    path(
        "<slug:p>/money/streams/<int:pk>/return.pdf",
        funder.FundingReturnPdf.as_view(),
        name="funding_return_pdf",
    ),
    path(
        "<slug:p>/money/streams/<int:pk>/return.xlsx",
        funder.FundingReturn.as_view(),
        name="funding_return_xlsx",
    ),
    path("<slug:p>/reports/", report.ReportList.as_view(), name="reports"),
    path(REPORT, report.ReportPage.as_view(), name="report"),
    path(f"{REPORT}withdraw/", report.ReportWithdraw.as_view(), name="report_withdraw"),
    *(
        path(f"{REPORT}report.{ext}", report.ReportFile.as_view(ext=ext), name=f"report_{ext}")
        for ext in ("pdf", "docx", "json")
    ),
    *check_pages,
    *freezing_pages,
    *paper_pages,
    *scrutiny_pages,
]

public = [
    *feed_pages,
    *paper_public_pages,
    *public_pages,
    path("", open_pages.home, name="home"),
    path("accessibility/", open_pages.accessibility, name="accessibility"),
    path("partnerships/<slug:p>/logo/<slug:sha>.<slug:ext>", open_pages.logo, name="logo"),
    path(OPEN, open_pages.plan, name="plan"),
    *(
        path(f"{OPEN}plan.{ext}", open_pages.plan_file, {"ext": ext}, f"plan_{ext}")
        for ext in EXTENSIONS
    ),
    path(f"{OPEN}progress/", progress.progress, name="progress"),
    path(f"{OPEN}progress/progress.pdf", progress.progress_pdf, name="progress_pdf"),
    path(f"{OPEN}progress/<int:number>/", progress.progress_version, name="progress_version"),
    path(
        f"{OPEN}progress/<int:number>/progress.pdf",
        progress.progress_version_pdf,
        name="progress_version_pdf",
    ),
    path(f"{OPEN}versions/", open_pages.versions, name="versions"),
    path(f"{OPEN}versions/<int:number>/", open_pages.version, name="version"),
    *(
        path(
            f"{OPEN}versions/<int:number>/plan.{ext}",
            open_pages.version_file,
            {"ext": ext},
            f"version_{ext}",
        )
        for ext in EXTENSIONS
    ),
]
