"""Addresses of the work done, below <slug:p>/work/, and of its money, below <slug:p>/money/."""

from __future__ import annotations

from django.urls import path

from actions.work.views import case_study, enforcement, money, project, scheme, tool, work
from plans.pages.urls import noun

WORK = "<slug:p>/work/"

work_pages = [
    path(WORK, work.WorkHome.as_view(), name="work"),
    path(f"{WORK}projects/copy/", project.ProjectCopy.as_view(), name="project_copy"),
    path(f"{WORK}projects/year/<slug:year>/", project.ProjectYear.as_view(), name="project_year"),
    *noun(
        f"{WORK}projects/",
        "projects",
        "project",
        list=project.ProjectList,
        detail=project.ProjectDetail,
        add=project.ProjectAdd,
        edit=project.ProjectEdit,
        remove=project.ProjectRemove,
        move=project.ProjectMove,
    ),
    *noun(
        f"{WORK}case-studies/",
        "case_studies",
        "case_study",
        list=case_study.CaseStudyList,
        detail=case_study.CaseStudyDetail,
        add=case_study.CaseStudyAdd,
        edit=case_study.CaseStudyEdit,
        remove=case_study.CaseStudyRemove,
        move=case_study.CaseStudyMove,
    ),
    path(f"{WORK}enforcement/", enforcement.Enforcement.as_view(), name="enforcement"),
    *noun(
        f"{WORK}enforcement/uses/",
        "enforcement_uses",
        "enforcement_use",
        list=enforcement.EnforcementList,
        detail=enforcement.EnforcementDetail,
        add=enforcement.EnforcementAdd,
        edit=enforcement.EnforcementEdit,
        remove=enforcement.EnforcementRemove,
    ),
    path(f"{WORK}tools/usual/", tool.UsualTools.as_view(), name="usual_tools"),
    *noun(
        f"{WORK}tools/",
        "tools",
        "tool",
        list=tool.ToolList,
        detail=tool.ToolDetail,
        add=tool.ToolAdd,
        edit=tool.ToolEdit,
        remove=tool.ToolRemove,
        move=tool.ToolMove,
    ),
    *noun(
        f"{WORK}schemes/",
        "schemes",
        "scheme",
        list=scheme.SchemeList,
        detail=scheme.SchemeDetail,
        add=scheme.SchemeAdd,
        edit=scheme.SchemeEdit,
        remove=scheme.SchemeRemove,
    ),
]

MONEY = "<slug:p>/money/"

money_pages = [
    path(MONEY, money.MoneyHome.as_view(), name="money"),
    *noun(
        f"{MONEY}streams/",
        "funding_streams",
        "funding_stream",
        list=money.FundingStreamList,
        detail=money.FundingStreamDetail,
        add=money.FundingStreamAdd,
        edit=money.FundingStreamEdit,
        remove=money.FundingStreamRemove,
    ),
    *noun(
        f"{MONEY}allocations/",
        "allocations",
        "allocation",
        list=money.AllocationList,
        detail=money.AllocationDetail,
        add=money.AllocationAdd,
        edit=money.AllocationEdit,
        remove=money.AllocationRemove,
    ),
]
