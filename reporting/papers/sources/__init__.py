"""Every source of data, by the name that is stored with a block. A new one is a file and a line."""

from __future__ import annotations

from reporting.papers.sources.plan_actions import SOURCE as ACTIONS
from reporting.papers.sources.plan_document import SOURCE as PLAN_DOCUMENT
from reporting.papers.sources.plan_section import SOURCE as PLAN_SECTION
from reporting.papers.sources.projects import SOURCE as PROJECTS
from reporting.papers.sources.scheme import SOURCE as SCHEME
from reporting.papers.sources.source import Option, Source
from reporting.papers.sources.status import SOURCE as STATUS

SOURCES: dict[str, Source] = {
    "actions": ACTIONS,
    "plan-document": PLAN_DOCUMENT,
    "plan-section": PLAN_SECTION,
    "projects": PROJECTS,
    "scheme": SCHEME,
    "status": STATUS,
}

__all__ = ["SOURCES", "Option", "Source"]
