"""SQL about assessments, consultations, surveys, and the evidence of a priority.

What somebody may not see is left out here, so that no list, file or page can show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from plans.access import Access
from plans.law.days import months_after
from plans.law.duties import PLAN_MONTHS
from plans.models import (
    Answer,
    Assessment,
    AssessmentContributor,
    Consultation,
    Driver,
    DriverPriority,
    Geography,
    Hotspot,
    Partnership,
    Plan,
    Priority,
    PriorityEvidence,
    Question,
    Raised,
    RecommendedPriority,
    Section,
    Survey,
    SurveyResult,
)


class DriverServed(TypedDict):
    """What ``drivers_for`` adds to each strategy."""

    served: bool


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    ServedDriver = WithAnnotations[Driver, DriverServed]

# -- Who sees what ----------------------------------------------------------------------------------


def hidden_kinds(access: Access) -> list[str]:
    """The kinds of assessment that somebody may not know of."""
    return [kind for kind in Assessment.Visibility if not access.may_read(kind.audience)]


def assessments_seen(access: Access) -> QuerySet[Assessment]:
    rows = Assessment.objects.filter(partnership=access.partnership)
    return rows.exclude(visibility__in=hidden_kinds(access))


def priorities_to_choose(partnership: Partnership) -> list[tuple[Priority, str]]:
    """The priorities of every plan in words, the newest plan first, in one query."""
    rows = Priority.objects.filter(partnership=partnership).select_related("plan")
    return [
        (row, f"{row.plan.period}: {row}")
        for row in rows.order_by("-plan__start", "plan", "position", "pk")
    ]


def places_to_choose(partnership: Partnership) -> list[tuple[Geography, str]]:
    rows = Geography.objects.filter(partnership=partnership).select_related("scheme")
    listed = rows.order_by("scheme__position", "scheme", "position", "pk")
    return [(row, f"{row} ({row.scheme})") for row in listed]


# -- Assessments ------------------------------------------------------------------------------------


def assessments_for_list(access: Access) -> QuerySet[Assessment]:
    return assessments_seen(access).select_related("partnership", "organisation")


def contributors_of(assessment: Assessment) -> QuerySet[AssessmentContributor]:
    return assessment.contributors.select_related("organisation").order_by("position", "pk")


def hotspots_of(assessment: Assessment) -> QuerySet[Hotspot]:
    return assessment.hotspots.select_related("geography__scheme").order_by("position", "pk")


def recommended_of(assessment: Assessment) -> QuerySet[RecommendedPriority]:
    return assessment.recommended.select_related("priority__plan").order_by("position", "pk")


# -- Consultations and surveys ----------------------------------------------------------------------


def consultations_for_list(partnership: Partnership) -> QuerySet[Consultation]:
    rows = Consultation.objects.filter(partnership=partnership).select_related("partnership")
    return rows.annotate(asked=Count("questions"))


def questions_of_consultation(consultation: Consultation) -> QuerySet[Question]:
    answers = Answer.objects.order_by("position", "pk")
    rows = Question.objects.filter(consultation=consultation).order_by("position", "pk")
    return rows.prefetch_related(Prefetch("answers", answers))


def raised_of(consultation: Consultation) -> QuerySet[Raised]:
    return consultation.raised.select_related("priority__plan").order_by("position", "pk")


def surveys_for_list(partnership: Partnership) -> QuerySet[Survey]:
    rows = Survey.objects.filter(partnership=partnership).select_related("partnership")
    return rows.annotate(found=Count("results"))


def results_of_survey(survey: Survey) -> QuerySet[SurveyResult]:
    rows = SurveyResult.objects.filter(survey=survey)
    return rows.select_related("geography__scheme").order_by("position", "pk")


# -- Why a priority ---------------------------------------------------------------------------------


def evidence_of(access: Access, priority: Priority) -> QuerySet[PriorityEvidence]:
    """What a priority rests on, in order, without assessments that the reader may not know of."""
    rows = PriorityEvidence.objects.filter(priority=priority)
    return (
        rows.filter(Q(assessment=None) | ~Q(assessment__visibility__in=hidden_kinds(access)))
        .select_related(
            "indicator__partnership",
            "assessment__partnership",
            "question__consultation__partnership",
            "result__survey__partnership",
        )
        .order_by("position", "pk")
    )


# -- Strategies of others ---------------------------------------------------------------------------


def priorities_with_serves(plan: Plan) -> QuerySet[Priority]:
    return plan.priorities.prefetch_related("serves", "areas").order_by("position", "pk")


def drivers_with_priorities(partnership: Partnership) -> QuerySet[Driver]:
    rows = DriverPriority.objects.order_by("position", "pk")
    return Driver.objects.filter(partnership=partnership).prefetch_related(
        Prefetch("priorities", rows)
    )


def drivers_for(plan: Plan) -> QuerySet[ServedDriver]:
    """Every strategy with ``served``: whether a priority of the plan serves it."""
    serving = plan.priorities.order_by().filter(serves__driver=OuterRef("pk"))
    return Driver.objects.filter(partnership=plan.partnership_id).annotate(served=Exists(serving))


def plans_to_cover(access: Access) -> QuerySet[Plan]:
    """The plans in hand that somebody may know of, newest first."""
    over = {Plan.Status.SUPERSEDED, Plan.Status.ARCHIVED} | access.hidden_plans
    rows = Plan.objects.filter(partnership=access.partnership).exclude(status__in=over)
    return rows.order_by("-start", "title", "pk")


# -- What names priorities --------------------------------------------------------------------------


def listing_sections(plan: Plan) -> QuerySet[Section]:
    """Printed sections that may name the priorities in words of their own."""
    return plan.sections.filter(printed=True).exclude(body="").order_by("position", "pk")


def recommended_for(plan: Plan) -> QuerySet[RecommendedPriority]:
    """What was recommended by the assessments linked to a plan, and by the last one before it began."""
    own = Assessment.objects.filter(partnership=plan.partnership_id)
    linked = Q(recommended__priority__plan=plan) | Q(evidence__priority__plan=plan)
    recent = {"dated_on__lte": plan.start, "dated_on__gt": months_after(plan.start, -PLAN_MONTHS)}
    last = own.filter(**recent).order_by("-dated_on", "-pk").values("pk")[:1]
    about = Q(assessment__in=own.filter(linked).order_by().values("pk"))
    return (
        RecommendedPriority.objects.filter(about | Q(assessment=Subquery(last)))
        .select_related("assessment__partnership", "priority")
        .order_by("assessment", "position", "pk")
    )
