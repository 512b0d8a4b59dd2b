"""The table of files that were brought in."""

from __future__ import annotations

from django.utils.html import format_html

from actions.models import Import
from csp.lists.tables import KitColumn, TagColumn
from plans.pages.tables.event import moment_words
from plans.pages.tables.settings import SettingsTable

COLOURS = {
    "reading": "blue",
    "read": "yellow",
    "refused": "red",
    "accepted": "green",
    "undone": "grey",
}
TAGS = {state.value: (state.label, COLOURS[state.value]) for state in Import.State}


class ImportTable(SettingsTable):
    row_heading = "name"
    at = KitColumn(verbose_name="When", css="app-nowrap")
    who = KitColumn(verbose_name="Who", accessor="by", order_by=("by__name", "-at"))
    name = KitColumn(verbose_name="File", linkify=lambda record: record.get_absolute_url())
    plan = KitColumn(verbose_name="Plan", order_by=("plan__title", "-at"))
    state = TagColumn(tags=TAGS, verbose_name="State")
    undo = KitColumn(verbose_name="Undo", accessor="state", orderable=False)

    def render_at(self, value) -> str:
        return moment_words(value)

    def render_undo(self, record) -> str:
        """To its page, where the button says what would be undone and asks where it has to."""
        if record.state != Import.State.ACCEPTED:
            return ""
        hidden = format_html('<span class="govuk-visually-hidden"> {}</span>', record.name)
        address = record.get_absolute_url()
        return format_html('<a class="govuk-link" href="{}">Undo{}</a>', address, hidden)

    def value_undo(self, record) -> str:
        return ""
