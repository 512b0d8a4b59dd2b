"""SQL about the end of a year: what was said of each row in it, and what was decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet

from actions.models import Action, HealthCheck, Measure, Reading, Round, Update
from actions.models.querysets.action import ActionQuerySet
from actions.models.querysets.rounds import ANSWERED
from plans.access import Access
from plans.models import Plan

if TYPE_CHECKING:
    from actions.models.querysets.rounds import AskedUpdate


def rounds_of_year(partnership, start: date, end: date) -> list[Round]:
    """The rounds that report on days of a year, the first one first."""
    rounds = Round.objects.of(partnership).overlapping(start, end)
    return list(rounds.order_by("start", "pk"))


def rows_of_year(plan: Plan, access: Access) -> ActionQuerySet:
    """The rows of a plan that somebody may see, with their measures, as printed."""
    rows = Action.objects.visible_to(access).filter(plan=plan).select_related("priority")
    return rows.prefetch_related(Prefetch("measures", Measure.objects.order_by("position", "pk")))


def answers_of_year(plan: Plan, access: Access, rounds: list[Round]) -> QuerySet[AskedUpdate]:
    """What was asked in these rounds, the first one first, and whether somebody may read the answer."""
    seen = Update.objects.asked_of(access).filter(
        action__plan=plan, round__in=[each.pk for each in rounds]
    )
    return seen.select_related("status").order_by("round__start", "pk")


def readings_of_year(answers: QuerySet[AskedUpdate]) -> QuerySet[Reading]:
    """The figures of the answers that have been sent, as far as they may be read."""
    sent = answers.filter(readable=True, state__in=ANSWERED).order_by().values("pk")
    return Reading.objects.filter(update__in=sent).order_by("pk")


def checks_of_year(plan: Plan, code: str) -> QuerySet[HealthCheck]:
    """What was decided of each row at the end of a year."""
    return HealthCheck.objects.filter(action__plan=plan, year=code).select_related("merge_with")


def last_checks(plan: Plan) -> dict[int, HealthCheck]:
    """The latest health check of each row, by the row's number."""
    checks = HealthCheck.objects.filter(action__plan=plan).select_related("merge_with")
    return {each.action_id: each for each in checks.order_by("year", "pk")}
