"""The list of agreed actions, as a flat table and as a file for a spreadsheet."""

from __future__ import annotations

from actions.agreed.wording import due_line, source_line
from actions.models import AgreedAction
from csp.lists.tables import KitColumn, KitTable, NumberColumn, TagColumn
from csp.periods import today

State = AgreedAction.State
STATES = {
    State.OPEN: ("Open", "blue"),
    State.CARRIED: ("Carried over", "yellow"),
    State.DONE: ("Done", "green"),
    State.OVERTAKEN: ("Overtaken", "grey"),
    State.DROPPED: ("Dropped", "grey"),
}


class AgreedActionTable(KitTable):
    row_heading = "words"
    number = NumberColumn(verbose_name="No")
    words = KitColumn(verbose_name="What", linkify=True)
    source = KitColumn(accessor="pk", order_by="agreed_on", verbose_name="From")
    agreed_on = KitColumn(verbose_name="Agreed on", css="app-nowrap")
    owner = KitColumn(accessor="pk", order_by="owner_name", verbose_name="Who does it")
    due_on = KitColumn(verbose_name="Due", css="app-nowrap")
    due = KitColumn(accessor="pk", orderable=False, verbose_name="Due, in words")
    state = TagColumn(tags=STATES, verbose_name="State")
    outcome = KitColumn(orderable=False, verbose_name="What was done")
    closed_on = KitColumn(verbose_name="Closed", css="app-nowrap")

    def render_source(self, record: AgreedAction) -> str:
        return source_line(record)

    def render_owner(self, record: AgreedAction) -> str:
        return record.owner_printed

    def render_due(self, record: AgreedAction) -> str:
        return due_line(record, today())

    def value_number(self, record: AgreedAction) -> str:
        return record.number_words
