"""The versions of a plan, for officers."""

from __future__ import annotations

from django.urls import reverse

from csp.lists.tables import KitColumn, KitTable, NumberColumn, TagColumn
from reporting.models import Publication

State = Publication.State

STATES = {
    State.PREPARING: ("Being prepared", "blue"),
    State.FAILED: ("Could not be prepared", "red"),
    State.CURRENT: ("Published", "green"),
    State.SUPERSEDED: ("Superseded", "grey"),
    State.WITHDRAWN: ("Withdrawn", "orange"),
}


def publication_url(record: Publication) -> str:
    place = [record.partnership.slug, record.plan.slug, record.number]
    return reverse("workspace:publication", args=place)


class PublicationTable(KitTable):
    number = KitColumn(verbose_name="Version", linkify=publication_url)
    state = TagColumn(tags={state.label: STATES[state] for state in State}, verbose_name="State")
    frozen_at = KitColumn(verbose_name="Frozen")
    published_at = KitColumn(verbose_name="Published")
    ended_at = KitColumn(verbose_name="Superseded or withdrawn")
    published_by = KitColumn(verbose_name="By", accessor="published_by__name")
    pdf_pages = NumberColumn(verbose_name="Pages")
    change_note = KitColumn(verbose_name="What changed", orderable=False)
