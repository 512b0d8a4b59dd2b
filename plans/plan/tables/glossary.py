"""The table of short forms."""

from __future__ import annotations

from csp.lists.tables import KitColumn
from plans.pages.tables.settings import SettingsTable, to_edit


class TermTable(SettingsTable):
    acronym = KitColumn(verbose_name="Short form", linkify=to_edit("term_edit"))
    words = KitColumn(verbose_name="Stands for")
    variants = KitColumn(verbose_name="Other spellings")
