"""The tables of money: streams, and what is set aside from them."""

from __future__ import annotations

from decimal import Decimal

from csp.lists.tables import KitColumn, TagColumn
from csp.quantities import pounds_words
from plans.models import FundingStream
from plans.pages.tables.settings import SettingsTable

Status = FundingStream.Status
TAGS = {
    Status.AWARDED: ("Awarded", "green"),
    Status.COMMITTED: ("Committed", "blue"),
    Status.WITHDRAWN: ("Withdrawn", "red"),
    Status.IN_KIND: ("In kind", "grey"),
}


class PoundsColumn(KitColumn):
    """Pounds, set right; a spreadsheet gets the bare number."""

    def __init__(self, *args, css: str = "app-number", **kwargs):
        super().__init__(*args, css=css, **kwargs)

    def render(self, value: Decimal) -> str:
        return pounds_words(value)

    def value(self, value: Decimal) -> str:
        return f"{value:.2f}"


class FundingStreamTable(SettingsTable):
    name = KitColumn(linkify=True)
    gives = KitColumn(verbose_name="Who gives it", accessor="pk", order_by="funder__name")
    holds = KitColumn(verbose_name="Who holds it", accessor="pk", order_by="holder__name")
    status = TagColumn(tags=TAGS, accessor="status")
    start = KitColumn(verbose_name="From", css="app-nowrap")
    end = KitColumn(verbose_name="Until", css="app-nowrap")
    amount_printed = KitColumn(verbose_name="As printed", orderable=False)
    amount = PoundsColumn(verbose_name="Amount")
    committed = PoundsColumn(verbose_name="Set aside")
    spent = PoundsColumn()
    left = PoundsColumn()

    def render_status(self, record) -> str:
        return self.columns["status"].column.render(record.status)

    def value_status(self, record) -> str:
        return TAGS[record.status][0]

    def render_gives(self, record) -> str:
        return record.funder_words or str(record.funder or "")

    def render_holds(self, record) -> str:
        return record.holder_words or str(record.holder or "")


class AllocationTable(SettingsTable):
    pays_for = KitColumn(
        verbose_name="For",
        accessor="pk",
        order_by=("action__ref_key", "project__name"),
        linkify=lambda record: record.get_absolute_url(),
    )
    stream = KitColumn(verbose_name="From", linkify=True, order_by="stream__name")
    provider = KitColumn(accessor="pk", order_by="provider__name")
    committed = PoundsColumn(verbose_name="Set aside")
    spent = PoundsColumn()
    note = KitColumn(orderable=False)

    def render_pays_for(self, record) -> str:
        return str(record.project or record.action)

    def render_provider(self, record) -> str:
        return record.provider_words or str(record.provider or "")
