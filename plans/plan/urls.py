"""Addresses of the pages on which a plan is written, below /workspace/<partnership>/plans/."""

from __future__ import annotations

from django.urls import path

from plans.pages.urls import PLAN
from plans.plan.views import commitment, endorsement, plan, priority, section


def rows(folder: str, noun: str, **pages) -> list:
    """The five addresses of something a plan has several of, in order."""
    place = f"{PLAN}{folder}/"
    ways = {
        "add": "new/",
        "edit": "<int:pk>/edit/",
        "remove": "<int:pk>/remove/",
        "move": "<int:pk>/move/",
    }
    return [path(place, pages.pop("list").as_view(), name=folder)] + [
        path(f"{place}{ways[way]}", page.as_view(), name=f"{noun}_{way}")
        for way, page in pages.items()
    ]


plan_pages = [
    path("<slug:p>/plans/", plan.PlanList.as_view(), name="plans"),
    path("<slug:p>/plan/", plan.PlanInForce.as_view(), name="plan_in_force"),
    path("<slug:p>/plans/new/", plan.PlanAdd.as_view(), name="plan_add"),
    path(f"{PLAN}settings/", plan.PlanEdit.as_view(), name="plan_edit"),
    path(f"{PLAN}status/", plan.PlanStatus.as_view(), name="plan_status"),
    *rows(
        "sections",
        "section",
        list=section.SectionList,
        add=section.SectionAdd,
        edit=section.SectionEdit,
        remove=section.SectionRemove,
        move=section.SectionMove,
    ),
    *rows(
        "priorities",
        "priority",
        list=priority.PriorityList,
        add=priority.PriorityAdd,
        edit=priority.PriorityEdit,
        remove=priority.PriorityRemove,
        move=priority.PriorityMove,
    ),
    *rows(
        "endorsements",
        "endorsement",
        list=endorsement.EndorsementList,
        add=endorsement.EndorsementAdd,
        edit=endorsement.EndorsementEdit,
        remove=endorsement.EndorsementRemove,
        move=endorsement.EndorsementMove,
    ),
    *rows(
        "commitments",
        "commitment",
        list=commitment.CommitmentList,
        add=commitment.CommitmentAdd,
        edit=commitment.CommitmentEdit,
        remove=commitment.CommitmentRemove,
        move=commitment.CommitmentMove,
    ),
]
