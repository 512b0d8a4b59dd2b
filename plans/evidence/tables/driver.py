"""The table of other bodies' strategies."""

from __future__ import annotations

from datetime import date

from csp.lists.tables import KitColumn, tag_html
from plans.evidence.drivers import driver_state, shortfalls
from plans.models import Driver, Plan
from plans.pages.tables.settings import SettingsTable


class DriverTable(SettingsTable):
    title = KitColumn(linkify=True)
    level = KitColumn()
    owner = KitColumn(verbose_name="Whose it is")
    start = KitColumn(verbose_name="Begins", css="app-nowrap")
    end = KitColumn(verbose_name="Ends", css="app-nowrap")
    standing = KitColumn(accessor="pk", orderable=False, verbose_name="State")
    covers = KitColumn(accessor="pk", orderable=False, verbose_name="Your plans", css="app-cell")
    puts_first = KitColumn(
        verbose_name="What it puts first", accessor="priorities", orderable=False, css="app-cell"
    )

    def __init__(self, *args, today: date, plans: list[Plan], **kwargs):
        super().__init__(*args, **kwargs)
        self.today, self.plans = today, plans

    def render_standing(self, record: Driver):
        return tag_html(*driver_state(record, self.today))

    def value_standing(self, record: Driver) -> str:
        return driver_state(record, self.today)[0]

    def render_covers(self, record: Driver) -> str:
        return "\n".join(shortfalls(record, self.plans))

    def render_puts_first(self, value) -> str:
        return "\n".join(one.title for one in value.all())
