"""Addresses of what is frozen, drawn and sent on: plans, reports of a round, papers. Below /workspace/."""

from __future__ import annotations

from django.urls import path

from actions.rounds.urls import ROUND
from plans.pages.urls import PLAN
from reporting.document.formats import FILE_FORMATS
from reporting.editions.kinds import OF_ROUND
from reporting.editions.views import (
    draft,
    exceptions,
    export,
    freezing,
    progress,
    publication,
    report,
)
from reporting.papers.views import paper_settings

VERSION = f"{PLAN}publications/<int:n>/"
REPORT = "<slug:p>/reports/<slug:r>/"
EXTENSIONS = ("pdf", "json", "csv")

edition_pages = [
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
    path(f"{PLAN}export/<slug:fmt>", export.ExportFile.as_view(), name="export"),
    path(f"{ROUND}exceptions/", exceptions.ExceptionsPage.as_view(), name="exceptions"),
    *(
        path(f"{ROUND}{made.path}/", report.FreezeRound.as_view(kind=name), name=made.route)
        for name, made in OF_ROUND.items()
    ),
    path(f"{ROUND}progress/", progress.PublishProgress.as_view(), name="publish_progress"),
    path("<slug:p>/reports/", report.ReportList.as_view(), name="reports"),
    path(REPORT, report.ReportPage.as_view(), name="report"),
    path(f"{REPORT}withdraw/", report.ReportWithdraw.as_view(), name="report_withdraw"),
    *(
        path(f"{REPORT}report.{ext}", report.ReportFile.as_view(ext=ext), name=f"report_{ext}")
        for ext in FILE_FORMATS
    ),
    path(f"{REPORT}report.json", report.ReportFacts.as_view(), name="report_json"),
    path(
        "<slug:p>/settings/papers/",
        paper_settings.PaperSettingsPage.as_view(),
        name="paper_settings",
    ),
    path("<slug:p>/papers/<slug:paper>/freeze/", freezing.Freeze.as_view(), name="paper_freeze"),
    path(f"{REPORT}send/", freezing.Send.as_view(), name="report_send"),
    path(f"{REPORT}publish/", freezing.Publish.as_view(), name="report_publish"),
]
