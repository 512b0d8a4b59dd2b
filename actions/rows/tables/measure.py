"""The columns of the list of measures, which are dictionaries: see ``MEASURE_CELLS``."""

from __future__ import annotations

from actions.models import Lead, Measure
from actions.models.querysets.action import part_lines_by_row
from actions.rows.tables.action import action_address
from csp.lists.tables import KitColumn, KitTable
from csp.periods import plan_words

MEASURE_CELLS = (
    "pk",
    "text",
    "kind",
    "unit",
    "polarity",
    "baseline",
    "target",
    "target_on",
    "breakdown",
    "members",
    "action_id",
    "action__ref",
    "action__plan__slug",
    "action__plan__start",
    "action__plan__end",
    "action__priority__number",
    "action__priority__title",
    "partnership__slug",
)
KINDS, POLARITIES = dict(Measure.Kind.choices), dict(Measure.Polarity.choices)


def measure_record_address(record) -> str:
    return action_address(
        record["partnership__slug"], record["action__plan__slug"], record["action_id"]
    )


class MeasureTable(KitTable):
    text = KitColumn(verbose_name="Measure")
    ref = KitColumn(
        verbose_name="Row",
        accessor="action__ref",
        order_by="action__ref_key",
        linkify=lambda record: measure_record_address(record),
    )
    plan = KitColumn(
        verbose_name="Plan", accessor="action__plan__start", order_by="action__plan__title"
    )
    priority = KitColumn(
        verbose_name="Priority",
        accessor="action__priority__title",
        order_by=("action__priority__position", "action__priority__number"),
    )
    leads = KitColumn(verbose_name="Leads", orderable=False, css="app-cell")
    kind = KitColumn()
    unit = KitColumn()
    polarity = KitColumn(verbose_name="Good is")
    baseline = KitColumn()
    target = KitColumn()
    target_on = KitColumn(verbose_name="By", css="app-nowrap")
    members = KitColumn(
        verbose_name="Counted for each", accessor="pk", css="app-cell", order_by="breakdown"
    )

    def filled(self, records: list) -> list:
        (leads,) = part_lines_by_row({record["action_id"] for record in records}, (Lead, "words"))
        for record in records:
            record["leads"] = "\n".join(leads.get(record["action_id"], ()))
        return records

    def render_plan(self, record):
        return plan_words(record["action__plan__start"], record["action__plan__end"])

    def render_priority(self, record):
        return f"{record['action__priority__number']}. {record['action__priority__title']}"

    def render_kind(self, value):
        return KINDS[value]

    def render_polarity(self, value):
        return POLARITIES[value]

    def render_members(self, record):
        named = [record["breakdown"]] if record["breakdown"] else []
        return "\n".join(named + record["members"])
