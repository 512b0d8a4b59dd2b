"""Rows and measures of every plan of a partnership, as lists."""

from __future__ import annotations

from actions.models import Action, Measure
from actions.rows.filters import ActionFilter, MeasureFilter, readable_plans
from actions.rows.tables.action import ActionTable
from actions.rows.tables.measure import MEASURE_CELLS, MeasureTable
from plans.pages.views.lists import PartnershipList


class ActionList(PartnershipList):
    title = "Rows of every plan"
    filename = "rows"
    table_class = ActionTable
    filterset_class = ActionFilter
    empty_title = "No rows yet"
    empty_text = "Rows are added on the page of a plan. Open one from the list of plans."

    def get_queryset(self):
        seen = Action.objects.visible_to(self.access).filter(
            plan__in=readable_plans(self.request).order_by()
        )
        order = "-plan__start", "priority__position", "position", "ref_key", "pk"
        return seen.for_list().order_by(*order)


class MeasureList(PartnershipList):
    title = "Measures of every plan"
    filename = "measures"
    table_class = MeasureTable
    filterset_class = MeasureFilter
    empty_title = "No measures yet"
    empty_text = "Measures are written in the rows of a plan."

    def get_queryset(self):
        seen = Action.objects.visible_to(self.access).filter(
            plan__in=readable_plans(self.request).order_by()
        )
        return (
            Measure.objects.filter(action__in=seen.order_by())
            .values(*MEASURE_CELLS)
            .order_by(
                "-action__plan__start",
                "action__priority__position",
                "action__position",
                "position",
                "pk",
            )
        )
