"""The columns of the list of rows."""

from __future__ import annotations

from csp.prose import cell_lines
from csp.tables import KitColumn, KitTable, TagColumn

VISIBILITY_TAGS = {
    "Public": ("Public", "green"),
    "Partners only": ("Partners only", "yellow"),
    "Restricted": ("Restricted", "red"),
}


class ActionTable(KitTable):
    ref = KitColumn(
        verbose_name="Ref", order_by="ref_key", linkify=lambda record: record.get_absolute_url()
    )
    aim = KitColumn(css="app-cell")
    plan = KitColumn(order_by="plan__title", accessor="plan__period")
    priority = KitColumn(order_by=("priority__position", "priority__number"))
    area = KitColumn(verbose_name="Area", order_by="area__title")
    leads = KitColumn(verbose_name="Leads", accessor="pk", orderable=False, css="app-cell")
    measures = KitColumn(verbose_name="Measures", accessor="pk", orderable=False, css="app-cell")
    timescale = KitColumn(order_by=("due_on", "timescale"))
    visibility = TagColumn(tags=VISIBILITY_TAGS, verbose_name="Who may see it")

    def render_aim(self, record):
        """The first line; the CSV has all of it."""
        lines = cell_lines(record.aim)
        return lines[0] if lines else ""

    def value_aim(self, record):
        return record.aim

    def render_leads(self, record):
        return "\n".join(str(lead) for lead in record.leads.all())

    def render_measures(self, record):
        return "\n".join(str(measure) for measure in record.measures.all())
