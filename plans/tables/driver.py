"""The table of other bodies' strategies."""

from __future__ import annotations

from csp.tables import KitColumn
from plans.tables.settings import SettingsTable


class DriverTable(SettingsTable):
    title = KitColumn(linkify=True)
    level = KitColumn()
    owner = KitColumn(verbose_name="Whose it is")
    start = KitColumn(verbose_name="Begins")
    end = KitColumn(verbose_name="Ends")
    puts_first = KitColumn(
        verbose_name="What it puts first", accessor="priorities", orderable=False, css="app-cell"
    )

    def render_puts_first(self, value) -> str:
        return "\n".join(one.title for one in value.all())
