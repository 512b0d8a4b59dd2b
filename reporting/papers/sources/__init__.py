"""Every source of data, by the name that is stored with a block. A new one is a file and a line."""

from __future__ import annotations

from reporting.papers.sources.case_reviews import SOURCE as CASE_REVIEWS
from reporting.papers.sources.chart import SOURCE as CHART
from reporting.papers.sources.enforcement import SOURCE as ENFORCEMENT
from reporting.papers.sources.figures import SOURCE as FIGURES
from reporting.papers.sources.localities import SOURCE as LOCALITIES
from reporting.papers.sources.plan_actions import SOURCE as ACTIONS
from reporting.papers.sources.plan_document import SOURCE as PLAN_DOCUMENT
from reporting.papers.sources.plan_section import SOURCE as PLAN_SECTION
from reporting.papers.sources.projects import SOURCE as PROJECTS
from reporting.papers.sources.reviews import SOURCE as REVIEWS
from reporting.papers.sources.scheme import SOURCE as SCHEME
from reporting.papers.sources.source import Option, Source
from reporting.papers.sources.status import SOURCE as STATUS

SOURCES: dict[str, Source] = {
    "actions": ACTIONS,
    "case-reviews": CASE_REVIEWS,
    "chart": CHART,
    "enforcement": ENFORCEMENT,
    "figures": FIGURES,
    "localities": LOCALITIES,
    "plan-document": PLAN_DOCUMENT,
    "plan-section": PLAN_SECTION,
    "projects": PROJECTS,
    "reviews": REVIEWS,
    "scheme": SCHEME,
    "status": STATUS,
}

__all__ = ["SOURCES", "Option", "Source"]
