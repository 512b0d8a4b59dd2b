"""The columns of the list of plans."""

from __future__ import annotations

from csp.lists.tables import KitColumn, NumberColumn, TagColumn
from plans.models import Plan
from plans.pages.tables.settings import PlanColumn, SettingsTable

COLOURS = {
    Plan.Status.DRAFT: "grey",
    Plan.Status.CONSULTATION: "yellow",
    Plan.Status.AGREED: "blue",
    Plan.Status.PUBLISHED: "green",
    Plan.Status.SUPERSEDED: "grey",
    Plan.Status.ARCHIVED: "grey",
}
STATUS_TAGS = {status.label: (status.label, colour) for status, colour in COLOURS.items()}


class PlanListTable(SettingsTable):
    title = KitColumn(linkify=lambda record: record.get_absolute_url())
    start = KitColumn(verbose_name="Begins", css="app-nowrap")
    end = KitColumn(verbose_name="Ends", css="app-nowrap")
    status = TagColumn(tags=STATUS_TAGS)
    parent = PlanColumn(verbose_name="Implements", order_by="parent__title")
    predecessor = PlanColumn(verbose_name="Follows", order_by="predecessor__title")
    priority_count = NumberColumn(verbose_name="Priorities")
