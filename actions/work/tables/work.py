"""The tables of projects, case studies, enforcement, reviews and schemes."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from actions.work.days import days_words
from actions.work.enforcement import term_words
from actions.work.tables.money import PoundsColumn
from csp.lists.tables import KitColumn, NumberColumn, TagColumn
from csp.periods import year_words
from plans.pages.tables.settings import SettingsTable

PRINTING = {True: ("May be printed", "green"), False: ("Not for printing", "red")}


class ProjectTable(SettingsTable):
    row_heading = "name"
    year_code = KitColumn(
        verbose_name="Year",
        css="app-nowrap",
        linkify=lambda record: reverse(
            "workspace:project_year", args=[record.partnership.slug, record.year_code]
        ),
    )
    name = KitColumn(linkify=True)
    provider = KitColumn(accessor="pk", order_by="provider__name", verbose_name="Who provides it")
    outcome_count = NumberColumn(verbose_name="Outcomes")
    visibility = KitColumn(verbose_name="Who may see it")

    def render_year_code(self, value: str) -> str:
        return year_words(value)

    def value_year_code(self, value: str) -> str:
        return value

    def render_provider(self, record) -> str:
        return record.provider_words or str(record.provider or "")


class CaseStudyTable(SettingsTable):
    title = KitColumn(linkify=True)
    project = KitColumn(linkify=True, order_by="project__name")
    anonymised = TagColumn(verbose_name="Printing", tags=PRINTING)


class ToolTable(SettingsTable):
    name = KitColumn(linkify=True)
    acronym = KitColumn(verbose_name="Short name")
    law = KitColumn(verbose_name="Legal source", orderable=False)
    replaces = KitColumn(orderable=False)
    longest_months = NumberColumn(verbose_name="Longest term in months")
    repealed_on = KitColumn(verbose_name="Repealed", css="app-nowrap")
    use_count = NumberColumn(verbose_name="Uses recorded")


class EnforcementTable(SettingsTable):
    row_heading = "tool"
    period = KitColumn(verbose_name="Period", accessor="start", css="app-nowrap")
    tool = KitColumn(order_by="tool__position", linkify=lambda record: record.get_absolute_url())
    stage = KitColumn()
    printed = KitColumn(verbose_name="How many", order_by="count")
    place = KitColumn(orderable=False)
    outcome = KitColumn(orderable=False)
    fine = PoundsColumn()
    costs = PoundsColumn()
    term = KitColumn(verbose_name="Order ends", accessor="pk", order_by="expires_on")

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def render_period(self, record) -> str:
        return days_words(record.start, record.end)

    def render_term(self, record) -> str:
        return term_words(record, self.today)


class SchemeTable(SettingsTable):
    name = KitColumn(linkify=True)
    year = KitColumn()
    season = KitColumn(orderable=False)
    owner = KitColumn(accessor="pk", order_by="owner__name", verbose_name="Whose it is")
    activity_count = NumberColumn(verbose_name="Activities")

    def render_owner(self, record) -> str:
        return record.owner_words or str(record.owner or "")
