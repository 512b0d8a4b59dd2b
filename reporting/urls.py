"""Addresses of this app: below /workspace/, and the public ones below /."""

from __future__ import annotations

from reporting.editions.urls import edition_pages
from reporting.editions.views.draft import PlanDraft
from reporting.editions.views.funder import FundingReturn
from reporting.editions.views.report import HighlightDraft
from reporting.meetings.public_urls import public_meeting_pages
from reporting.meetings.urls import answer_pages, meeting_pages, member_pages, send_pages
from reporting.meetings.views.issued import AgendaPrint
from reporting.meetings.views.minutes import MinutesPrint
from reporting.pages.live_report import LiveReport
from reporting.papers.urls import paper_pages
from reporting.papers.views.paper import PaperDraft
from reporting.planner.report import PlannerReport
from reporting.planner.urls import planner_file_pages, public_planner_pages
from reporting.public.urls import own_pages, public_pages
from reporting.scrutiny.tracker import TrackerReport
from reporting.scrutiny.urls import scrutiny_pages
from reporting.statutory.checks_report import ChecksReport
from reporting.statutory.urls import check_pages, feed_pages

__all__ = ["answer_pages", "member_pages", "public", "send_pages", "workspace"]

# Every report that is drawn anew for whoever asks. A new one is a file and a line here.
LIVE_REPORTS: tuple[type[LiveReport], ...] = (
    ChecksReport,
    FundingReturn,
    HighlightDraft,
    AgendaPrint,
    MinutesPrint,
    PaperDraft,
    PlanDraft,
    PlannerReport,
    TrackerReport,
)
live_pages = [address for report in LIVE_REPORTS for address in report.addresses()]

workspace = [
    *edition_pages,
    *check_pages,
    *paper_pages,
    *scrutiny_pages,
    *meeting_pages,
    *own_pages,
    *planner_file_pages,
    *live_pages,
]
# The address of a meeting or a planner would else be taken for that of a plan.
public = [*feed_pages, *public_meeting_pages, *public_planner_pages, *public_pages]
