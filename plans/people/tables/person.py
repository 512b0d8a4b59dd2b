"""Tables of people and of posts."""

from __future__ import annotations

from csp.lists.tables import KitColumn
from plans.pages.tables.settings import SettingsTable


class PersonTable(SettingsTable):
    """``email`` is left out for those who may not change people."""

    name = KitColumn(accessor="full_name", linkify=True, order_by=("name", "pk"))
    post = KitColumn()
    organisation = KitColumn(verbose_name="Body", order_by=("organisation__name", "name"))
    email = KitColumn(verbose_name="E-mail")
    publish_name = KitColumn(verbose_name="May be named in public")
    began_on = KitColumn(verbose_name="From")
    ended_on = KitColumn(verbose_name="Until")


class PostTable(SettingsTable):
    title = KitColumn(linkify=True)
    organisation = KitColumn(verbose_name="Body", order_by=("organisation__name", "title"))
    holder = KitColumn(verbose_name="Held by", order_by=("holder__name", "title"))
