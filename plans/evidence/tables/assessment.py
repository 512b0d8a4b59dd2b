"""The tables of assessments, consultations and surveys."""

from __future__ import annotations

from csp.lists.tables import KitColumn, NumberColumn, TagColumn
from csp.periods import range_words
from plans.models import Assessment, Consultation, Survey
from plans.pages.tables.settings import SettingsTable

Visibility = Assessment.Visibility
VISIBILITY = {
    Visibility.SUMMARY: ("The summary is public", "green"),
    Visibility.PARTNERS: ("Partners only", "blue"),
    Visibility.RESTRICTED: ("Restricted", "red"),
}


def known_days_words(start, end) -> str:
    """Two days in words, of which one may not be known."""
    if start and end:
        return range_words(start, end)
    return (
        " ".join(["from" if start else "to", single_day_words(start or end)])
        if start or end
        else ""
    )


def single_day_words(day) -> str:
    return range_words(day, day)


class AssessmentTable(SettingsTable):
    name = KitColumn(linkify=True)
    also_called = KitColumn(verbose_name="Also called")
    producer = KitColumn(verbose_name="Produced by")
    figures = KitColumn(accessor="pk", order_by=("data_from", "data_to"), verbose_name="Figures of")
    dated_on = KitColumn(verbose_name="Dated", css="app-nowrap")
    visibility = TagColumn(tags=VISIBILITY, accessor="visibility", verbose_name="Who may see it")

    def render_figures(self, record: Assessment) -> str:
        return known_days_words(record.data_from, record.data_to)

    def render_visibility(self, record: Assessment):
        return self.columns["visibility"].column.render(record.visibility)

    def value_visibility(self, record: Assessment) -> str:
        return record.get_visibility_display()


class ConsultationTable(SettingsTable):
    title = KitColumn(linkify=True)
    days = KitColumn(accessor="pk", order_by=("began_on", "ended_on"), verbose_name="When")
    channel = KitColumn(verbose_name="How people were asked")
    responses = NumberColumn(verbose_name="How many answered")
    asked = NumberColumn(verbose_name="Questions")

    def render_days(self, record: Consultation) -> str:
        return known_days_words(record.began_on, record.ended_on)


class SurveyTable(SettingsTable):
    name = KitColumn(linkify=True)
    days = KitColumn(accessor="pk", order_by=("end", "as_at"), verbose_name="When")
    n = NumberColumn(verbose_name="How many answered")
    found = NumberColumn(verbose_name="Results")
    source = KitColumn()

    def render_days(self, record: Survey) -> str:
        return survey_days(record)


def survey_days(survey: Survey) -> str:
    if survey.as_at:
        return single_day_words(survey.as_at)
    return known_days_words(survey.start, survey.end)
