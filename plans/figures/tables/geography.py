"""The tables of places and of the codes of small areas."""

from __future__ import annotations

from csp.lists.tables import KitColumn
from plans.pages.tables.settings import SettingsTable


class GeographyTable(SettingsTable):
    name = KitColumn(linkify=True)
    scheme = KitColumn(verbose_name="Set of places")
    code = KitColumn(verbose_name="Official code")
    printed_as = KitColumn(verbose_name="Printed as")
    area = KitColumn(verbose_name="Council area")
