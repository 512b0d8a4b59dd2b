"""What the tables of the settings share: links to change a row for those who may."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from csp.tables import KitTable


class SettingsTable(KitTable):
    """A table whose rows some readers may change and others only read."""

    def __init__(self, *args, may_edit: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.may_edit = may_edit


def to_edit(route: str) -> Callable:
    """A link to the page that changes the row, or none for those who may not."""

    def link(record, table) -> str:
        if not table.may_edit:
            return ""
        return reverse(f"workspace:{route}", args=[record.partnership.slug, record.pk])

    return link
