"""Every source of data, by the name that is stored with a block. A new one is a file and a line."""

from __future__ import annotations

from reporting.papers.sources.assessment import SOURCE as ASSESSMENT
from reporting.papers.sources.back_cover import SOURCE as BACK_COVER
from reporting.papers.sources.case_reviews import SOURCE as CASE_REVIEWS
from reporting.papers.sources.chart import SOURCE as CHART
from reporting.papers.sources.consultation import SOURCE as CONSULTATION
from reporting.papers.sources.contact import SOURCE as CONTACT
from reporting.papers.sources.drivers import SOURCE as DRIVERS
from reporting.papers.sources.enforcement import SOURCE as ENFORCEMENT
from reporting.papers.sources.exceptions import SOURCE as EXCEPTIONS
from reporting.papers.sources.figures import SOURCE as FIGURES
from reporting.papers.sources.forums import SOURCE as FORUMS
from reporting.papers.sources.funded_projects import SOURCE as FUNDED_PROJECTS
from reporting.papers.sources.funder_return import SOURCE as FUNDER_RETURN
from reporting.papers.sources.glossary import SOURCE as GLOSSARY
from reporting.papers.sources.groups import SOURCE as GROUPS
from reporting.papers.sources.localities import SOURCE as LOCALITIES
from reporting.papers.sources.members import SOURCE as MEMBERS
from reporting.papers.sources.money import SOURCE as MONEY
from reporting.papers.sources.operations import SOURCE as OPERATIONS
from reporting.papers.sources.outturn import SOURCE as OUTTURN
from reporting.papers.sources.plan_actions import SOURCE as ACTIONS
from reporting.papers.sources.plan_document import SOURCE as PLAN_DOCUMENT
from reporting.papers.sources.plan_on_a_page import SOURCE as PLAN_ON_A_PAGE
from reporting.papers.sources.plan_section import SOURCE as PLAN_SECTION
from reporting.papers.sources.priorities import SOURCE as PRIORITIES
from reporting.papers.sources.projects import SOURCE as PROJECTS
from reporting.papers.sources.promises import SOURCE as PROMISES
from reporting.papers.sources.reviews import SOURCE as REVIEWS
from reporting.papers.sources.rows_progress import SOURCE as ROWS_PROGRESS
from reporting.papers.sources.scheme import SOURCE as SCHEME
from reporting.papers.sources.signatories import SOURCE as SIGNATORIES
from reporting.papers.sources.source import Option, PaperSource
from reporting.papers.sources.status import SOURCE as STATUS
from reporting.papers.sources.survey import SOURCE as SURVEY

SOURCES: dict[str, PaperSource] = {
    "actions": ACTIONS,
    "assessment": ASSESSMENT,
    "back-cover": BACK_COVER,
    "case-reviews": CASE_REVIEWS,
    "chart": CHART,
    "consultation": CONSULTATION,
    "contact": CONTACT,
    "drivers": DRIVERS,
    "enforcement": ENFORCEMENT,
    "exceptions": EXCEPTIONS,
    "figures": FIGURES,
    "forums": FORUMS,
    "funded-projects": FUNDED_PROJECTS,
    "funder-return": FUNDER_RETURN,
    "glossary": GLOSSARY,
    "groups": GROUPS,
    "localities": LOCALITIES,
    "members": MEMBERS,
    "money": MONEY,
    "operations": OPERATIONS,
    "outturn": OUTTURN,
    "plan-document": PLAN_DOCUMENT,
    "plan-on-a-page": PLAN_ON_A_PAGE,
    "plan-section": PLAN_SECTION,
    "priorities": PRIORITIES,
    "projects": PROJECTS,
    "promises": PROMISES,
    "reviews": REVIEWS,
    "rows-progress": ROWS_PROGRESS,
    "scheme": SCHEME,
    "signatories": SIGNATORIES,
    "status": STATUS,
    "survey": SURVEY,
}

__all__ = ["SOURCES", "Option", "PaperSource"]
