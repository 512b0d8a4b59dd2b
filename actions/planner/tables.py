"""The tables of planners and of their activities."""

from __future__ import annotations

from actions.models import Planner, PlannerEntry, PlannerImport
from actions.planner.wording import entry_when_words
from csp.lists.tables import KitColumn, KitTable, TagColumn
from plans.audience import Audience
from plans.pages.tables.event import moment_words
from plans.pages.tables.settings import SettingsTable

# By their words, as a table reads them.
STATES = {
    state.label: (state.label, colour)
    for state, colour in zip(PlannerEntry.State, ("yellow", "blue", "green", "grey"), strict=True)
}
AUDIENCES = {
    audience.label: (audience.label, colour)
    for audience, colour in zip(Audience, ("green", "purple", "red"), strict=True)
}


class PlannerTable(KitTable):
    row_heading = "title"
    title = KitColumn(
        verbose_name="Planner",
        accessor="title",
        linkify=lambda record: record.get_absolute_url(),
    )
    group = KitColumn(verbose_name="Group", order_by=("group__name", "-start"))
    months = KitColumn(verbose_name="Months", accessor="months_words", order_by=("-start",))
    audience = TagColumn(tags=AUDIENCES, verbose_name="Who may read it")

    def render_title(self, record: Planner) -> str:
        return str(record)

    def value_title(self, record: Planner) -> str:
        return str(record)


class PlannerEntryTable(SettingsTable):
    """Its CSV has what a planner that is brought in can be made from again."""

    row_heading = "words"
    meeting = KitColumn(
        verbose_name="Meeting",
        accessor="row",
        order_by=("row__position", "position"),
        css="app-nowrap",
    )
    column = KitColumn(verbose_name="Column")
    heading = KitColumn(verbose_name="Planned for", order_by=("target_month", "heading"))
    words = KitColumn(
        verbose_name="Activity", accessor="title", order_by=("title",),
        linkify=lambda record: record.get_absolute_url(),
    )  # fmt: skip
    when = KitColumn(
        verbose_name="When", accessor="when_printed", order_by=("starts_on",), default=""
    )
    place = KitColumn(verbose_name="Where")
    bodies = KitColumn(verbose_name="Bodies")
    lead = KitColumn(verbose_name="Lead", accessor="pk", orderable=False, default="")
    kind = KitColumn(verbose_name="Kind")
    state = TagColumn(tags=STATES)
    audience = TagColumn(tags=AUDIENCES, verbose_name="Who may read it")

    def render_when(self, record: PlannerEntry) -> str:
        return entry_when_words(record, None) or record.when_printed

    def value_when(self, record: PlannerEntry) -> str:
        return record.when_printed

    def value_words(self, record: PlannerEntry) -> str:
        return record.words

    def render_lead(self, record: PlannerEntry) -> str:
        return ", ".join(lead.words for lead in record.leads.all())

    def value_lead(self, record: PlannerEntry) -> str:
        return "\n".join(lead.words for lead in record.leads.all())


IMPORT_STATES = {
    state.label: (state.label, colour)
    for state, colour in zip(PlannerImport.State, ("yellow", "green", "grey"), strict=True)
}


class PlannerImportTable(KitTable):
    row_heading = "name"
    at = KitColumn(verbose_name="When", css="app-nowrap")
    who = KitColumn(verbose_name="Who", accessor="by", order_by=("by__name", "-at"))
    name = KitColumn(verbose_name="File", linkify=lambda record: record.get_absolute_url())
    state = TagColumn(tags=IMPORT_STATES, verbose_name="State")

    def render_at(self, value) -> str:
        return moment_words(value)
