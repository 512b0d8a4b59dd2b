"""The columns of the list of measures."""

from __future__ import annotations

from csp.tables import KitColumn, KitTable


class MeasureTable(KitTable):
    text = KitColumn(verbose_name="Measure")
    ref = KitColumn(
        verbose_name="Row",
        accessor="action__ref",
        order_by="action__ref_key",
        linkify=lambda record: record.action.get_absolute_url(),
    )
    plan = KitColumn(accessor="action__plan__period", order_by="action__plan__title")
    priority = KitColumn(
        accessor="action__priority",
        order_by=("action__priority__position", "action__priority__number"),
    )
    leads = KitColumn(verbose_name="Leads", accessor="pk", orderable=False, css="app-cell")
    kind = KitColumn()
    unit = KitColumn()
    polarity = KitColumn(verbose_name="Good is")
    baseline = KitColumn()
    target = KitColumn()
    target_on = KitColumn(verbose_name="By", css="app-nowrap")
    members = KitColumn(verbose_name="Counted for each", css="app-cell", order_by="breakdown")

    def render_kind(self, value):
        return "" if value == "Not stated" else value

    def render_polarity(self, value):
        return "" if value == "Neither" else value

    def render_members(self, record):
        named = [record.breakdown] if record.breakdown else []
        return "\n".join(named + record.members)

    def render_leads(self, record):
        return "\n".join(str(lead) for lead in record.action.leads.all())
