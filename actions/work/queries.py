"""SQL about projects, enforcement, reviews and schemes, as somebody may see them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Prefetch, Q, QuerySet

from actions.models import (
    Action,
    CaseReviewYear,
    CaseStudy,
    DeathReview,
    EnforcementUse,
    Project,
    Scheme,
    Tool,
)
from actions.work.money_queries import projects_seen
from plans.access import Access
from plans.audience import Audience
from plans.figures.queries import row_count
from plans.models import Partnership


class ProjectStories(TypedDict):
    """What ``projects_of_year`` fetches with each project: case studies that name nobody."""

    stories: list[CaseStudy]


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    ToldProject = WithAnnotations[Project, ProjectStories]


def work_counts(access: Access) -> dict[str, int]:
    """How much of each kind of work somebody may see, in one query."""
    kinds = {
        "projects": projects_seen(access),
        "case_studies": case_studies_seen(access),
        "uses": EnforcementUse.objects,
        "tools": Tool.objects,
        "case_reviews": CaseReviewYear.objects,
        "death_reviews": DeathReview.objects,
        "schemes": Scheme.objects,
    }
    counts = [row_count(rows) for rows in kinds.values()]
    row = Partnership.objects.filter(pk=access.partnership.pk).values_list(*counts).get()
    return dict(zip(kinds, row, strict=True))


def projects_for_list(access: Access) -> QuerySet[Project]:
    return (
        projects_seen(access)
        .select_related("provider", "partnership")
        .annotate(outcome_count=Count("outcomes"))
        .order_by("-year_code", "position", "pk")
    )


def projects_of_year(access: Access, year_code: str) -> QuerySet[ToldProject]:
    """A year's projects in order, with all that a summary of the year prints."""
    rows = projects_seen(access).filter(year_code=year_code).order_by("position", "pk")
    stories = CaseStudy.objects.filter(anonymised=True).order_by("position", "pk")
    return rows.select_related("provider", "partnership").prefetch_related(
        "outcomes", Prefetch("case_studies", stories, to_attr="stories")
    )


def rows_of_project(access: Access, project: Project) -> QuerySet[Action]:
    """The rows of plans that belong to a project, but for those that the person may not see."""
    rows = Action.objects.visible_to(access).filter(projects=project)
    return rows.select_related("plan__partnership", "priority").order_by(
        "-plan__start", "priority__position", "position", "pk"
    )


def case_studies_seen(access: Access) -> QuerySet[CaseStudy]:
    """Stories of projects that the person may see. One that may tell who it is about is for few."""
    mine = Q(project=None) | Q(project__in=projects_seen(access).order_by().values("pk"))
    rows = CaseStudy.objects.filter(mine, partnership=access.partnership)
    rows = rows if access.may_read(Audience.RESTRICTED) else rows.filter(anonymised=True)
    return rows.select_related("project__partnership", "partnership").order_by(
        "project__name", "project", "position", "pk"
    )


def uses_for_list(partnership: Partnership) -> QuerySet[EnforcementUse]:
    rows = EnforcementUse.objects.filter(partnership=partnership)
    return rows.select_related("tool", "partnership").order_by("-start", "tool__position", "pk")


def orders_running(partnership: Partnership, today: date) -> QuerySet[EnforcementUse]:
    """Orders that have not ended, the next to end first."""
    rows = uses_for_list(partnership).filter(expires_on__gte=today)
    return rows.exclude(stage=EnforcementUse.Stage.CLOSED).order_by("expires_on", "pk")


def tools_for_list(partnership: Partnership) -> QuerySet[Tool]:
    rows = Tool.objects.filter(partnership=partnership).select_related("partnership")
    return rows.annotate(use_count=Count("uses")).order_by("position", "pk")


def schemes_for_list(partnership: Partnership) -> QuerySet[Scheme]:
    rows = Scheme.objects.filter(partnership=partnership).select_related("owner", "partnership")
    return rows.annotate(activity_count=Count("activities")).order_by("-year", "name", "pk")
