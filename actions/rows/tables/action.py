"""The columns of the list of rows, which are dictionaries: see ``ActionQuerySet.for_list``."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse

from actions.models import Lead, Measure
from actions.models.querysets.action import part_lines_by_row
from csp.lists.tables import KitColumn, KitTable, TagColumn
from csp.periods import plan_words
from csp.prose import cell_lines
from plans.audience import Audience

VISIBILITY_TAGS = {
    Audience.PUBLIC: (Audience.PUBLIC.label, "green"),
    Audience.PARTNERS: (Audience.PARTNERS.label, "yellow"),
    Audience.RESTRICTED: (Audience.RESTRICTED.label, "red"),
}


@lru_cache(maxsize=8_192)
def action_address(partnership: str, plan: str, pk: int) -> str:
    """Where a row's own page is; kept, for it never changes and a list asks a hundred times."""
    return reverse("workspace:action", args=[partnership, plan, pk])


def action_record_address(record) -> str:
    return action_address(record["partnership__slug"], record["plan__slug"], record["pk"])


class ActionTable(KitTable):
    ref = KitColumn(
        verbose_name="Ref", order_by="ref_key", linkify=lambda record: action_record_address(record)
    )
    aim = KitColumn(css="app-cell")
    plan = KitColumn(order_by="plan__title", accessor="plan_id")
    priority = KitColumn(
        verbose_name="Priority",
        order_by=("priority__position", "priority__number"),
        accessor="priority__title",
    )
    area = KitColumn(verbose_name="Area", accessor="area__title", order_by="area__title")
    leads = KitColumn(verbose_name="Leads", orderable=False, css="app-cell")
    measures = KitColumn(verbose_name="Measures", orderable=False, css="app-cell")
    timescale = KitColumn(order_by=("due_on", "timescale"))
    visibility = TagColumn(tags=VISIBILITY_TAGS, verbose_name="Who may see it")

    def filled(self, records: list) -> list:
        actions = [record["pk"] for record in records]
        leads, measures = part_lines_by_row(actions, (Lead, "words"), (Measure, "text"))
        for record in records:
            record["leads"] = "\n".join(leads.get(record["pk"], ()))
            record["measures"] = "\n".join(measures.get(record["pk"], ()))
        return records

    def render_aim(self, record):
        """The first line; the CSV has all of it."""
        lines = cell_lines(record["aim"])
        return lines[0] if lines else ""

    def value_aim(self, record):
        return record["aim"]

    def render_plan(self, record):
        return plan_words(record["plan__start"], record["plan__end"])

    def render_priority(self, record):
        return f"{record['priority__number']}. {record['priority__title']}"
