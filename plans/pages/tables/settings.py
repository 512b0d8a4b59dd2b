"""What the tables of the settings share: links to change a row for those who may."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from csp.lists.tables import KitColumn, KitTable


class SettingsTable(KitTable):
    """A table whose rows some readers may change and others only read."""

    def __init__(
        self, *args, may_edit: bool = False, hidden_plans: frozenset[str] = frozenset(), **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.may_edit, self.hidden_plans = may_edit, hidden_plans


class PlanColumn(KitColumn):
    """Another plan that a row names; nothing where its reader may not know of it."""

    def render(self, value, table) -> str:
        return "" if value.status in table.hidden_plans else str(value)


def to_edit(route: str) -> Callable:
    """A link to the page that changes the row, or none for those who may not."""

    def link(record, table) -> str:
        if not table.may_edit:
            return ""
        return reverse(f"workspace:{route}", args=[record.partnership.slug, record.pk])

    return link
