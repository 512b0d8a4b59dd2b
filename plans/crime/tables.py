"""The table of crime files that were brought in."""

from __future__ import annotations

from csp.lists.tables import KitColumn, NumberColumn, TagColumn
from plans.models import CrimeImport
from plans.pages.tables.event import moment_words
from plans.pages.tables.settings import SettingsTable

COLOURS = {
    "waiting": "blue",
    "reading": "blue",
    "asking": "yellow",
    "done": "green",
    "refused": "red",
    "failed": "red",
    "undone": "grey",
}
# By the words that a row gives for its state.
TAGS = {state.label: (state.label, COLOURS[state.value]) for state in CrimeImport.State}


class CrimeImportTable(SettingsTable):
    row_heading = "name"
    at = KitColumn(verbose_name="When", css="app-nowrap")
    who = KitColumn(
        verbose_name="Who", accessor="by", order_by=("by__name", "-at"), empty_values=()
    )
    name = KitColumn(verbose_name="File", linkify=lambda record: record.get_absolute_url())
    kind = KitColumn(verbose_name="Kind")
    rows = NumberColumn(verbose_name="Rows read")
    kept = NumberColumn(verbose_name="Rows kept")
    state = TagColumn(tags=TAGS, verbose_name="State")

    def render_at(self, value) -> str:
        return moment_words(value)

    def render_kind(self, record) -> str:
        return record.get_kind_display()

    def render_who(self, record) -> str:
        return str(record.by or "The system")
