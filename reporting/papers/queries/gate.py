"""SQL about what a paper is checked against: bodies and strategies of the partnership."""

from __future__ import annotations

from plans.models import Driver, Organisation, Partnership, Plan, Priority
from reporting.models import Paper
from reporting.papers.queries.papers import ABOUT


def gate_bodies(partnership: Partnership) -> list[Organisation]:
    return list(Organisation.objects.filter(partnership=partnership).order_by("pk"))


def ended_strategies(partnership: Partnership) -> list[Driver]:
    """Strategies that have an end, each with its partnership for its address."""
    rows = Driver.objects.filter(partnership=partnership, end__isnull=False).order_by("end", "pk")
    return list(rows.select_related("partnership"))


def plan_priorities_with_areas(plan: Plan) -> list[Priority]:
    """The priorities of a plan with their areas."""
    return list(plan.priorities.prefetch_related("areas"))


def paper_to_freeze(paper: Paper) -> Paper:
    """The row held until the transaction ends, so that two people freeze one at a time."""
    row = Paper.objects.select_for_update(no_key=True, of=("self",)).select_related(*ABOUT)
    return row.get(pk=paper.pk)
