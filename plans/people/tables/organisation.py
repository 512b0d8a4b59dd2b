"""Tables of bodies and of how they belong."""

from __future__ import annotations

from csp.lists.tables import KitColumn
from plans.pages.tables.settings import SettingsTable, to_edit


class OrganisationTable(SettingsTable):
    name = KitColumn(linkify=True)
    acronym = KitColumn(verbose_name="Short name")
    kind = KitColumn()
    belongs = KitColumn(
        verbose_name="How it belongs", accessor="current_memberships", orderable=False
    )
    parent = KitColumn(verbose_name="Part of", order_by=("parent__name", "name"))
    specialism = KitColumn()
    began_on = KitColumn(verbose_name="Began")
    ended_on = KitColumn(verbose_name="Ended")

    def render_belongs(self, value) -> str:
        return ", ".join(one.get_kind_display() for one in value)


class MembershipTable(SettingsTable):
    organisation = KitColumn(
        verbose_name="Body",
        linkify=to_edit("membership_edit"),
        order_by=("organisation__name", "pk"),
    )
    kind = KitColumn(verbose_name="How it belongs")
    printed_as = KitColumn(verbose_name="Printed as")
    began_on = KitColumn(verbose_name="From")
    ended_on = KitColumn(verbose_name="Until")
