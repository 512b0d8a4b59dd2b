"""The table of what was done, by whom and when."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from csp.changes.audit_words import kind_words, what_changed
from csp.lists.tables import KitColumn
from plans.pages.tables.settings import SettingsTable


class EventTable(SettingsTable):
    row_heading = "at"
    at = KitColumn(verbose_name="When", css="app-nowrap")
    who = KitColumn(verbose_name="Who", accessor="by", order_by=("by__name", "-at"))
    verb = KitColumn(verbose_name="What was done")
    kind = KitColumn(verbose_name="Kind", accessor="target_type", order_by=("target_type", "-at"))
    target_words = KitColumn(
        verbose_name="To what",
        linkify=lambda record, table: reverse(
            "workspace:event", args=[table.partnership.slug, record.pk]
        ),
    )
    changed = KitColumn(verbose_name="Changed", accessor="detail", orderable=False)

    def __init__(self, *args, partnership=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.partnership = partnership

    def render_at(self, value) -> str:
        return moment_words(value)

    def value_at(self, value) -> str:
        return timezone.localtime(value).isoformat(timespec="seconds")

    def render_verb(self, value) -> str:
        return value.capitalize()

    def render_kind(self, value) -> str:
        return kind_words(value)

    def render_changed(self, record) -> str:
        return what_changed(record)


def moment_words(value) -> str:
    """5 December 2016, 14:05."""
    local = timezone.localtime(value)
    return f"{local.day} {local:%B %Y, %H:%M}"
