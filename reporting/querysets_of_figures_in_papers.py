"""SQL about what papers say of figures, money, meetings and the law: a fixed number of queries each."""

from __future__ import annotations

from django.db.models import QuerySet

from plans.models import Indicator, Observation, Partnership, Plan
from plans.querysets_of_evidence import indicators_for_list
from plans.spans import Span


def indicators_in_order(partnership: Partnership) -> QuerySet[Indicator]:
    return indicators_for_list(partnership).order_by("name", "pk")


def indicators_behind(plan: Plan) -> QuerySet[Indicator]:
    """The indicators that the priorities of a plan rest on."""
    own = indicators_in_order(plan.partnership)
    return own.filter(evidence__priority__plan=plan).distinct()


def spans_of(partnership: Partnership) -> list[Span]:
    """Every period that the partnership holds figures for, newest first."""
    rows = Observation.objects.filter(partnership=partnership, superseded=False)
    days = rows.order_by("-end", "-start").values_list("start", "end").distinct()
    return [Span(*each) for each in days]
