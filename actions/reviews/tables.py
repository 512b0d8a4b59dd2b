"""The tables of case reviews and of reviews of a death."""

from __future__ import annotations

from actions.models import DeathReview
from csp.lists.tables import KitColumn, NumberColumn, TagColumn
from csp.periods import year_words
from plans.pages.tables.settings import SettingsTable

State = DeathReview.State
STATES = {
    State.DECISION: (State.DECISION.label, "yellow"),
    State.NOTIFIED: (State.NOTIFIED.label, "blue"),
    State.UNDER_WAY: (State.UNDER_WAY.label, "blue"),
    State.QUALITY: (State.QUALITY.label, "purple"),
    State.PUBLISHED: (State.PUBLISHED.label, "green"),
    State.CONVERTED: (State.CONVERTED.label, "grey"),
    State.CLOSED: (State.CLOSED.label, "grey"),
}


class CaseReviewTable(SettingsTable):
    year_code = KitColumn(verbose_name="Year", linkify=True)
    received = NumberColumn(verbose_name="Applications received")
    threshold_not_met = NumberColumn(verbose_name="Threshold not met")
    carried_out = NumberColumn(verbose_name="Reviews carried out")
    recommendations = NumberColumn(verbose_name="Led to recommendations")
    published_on = KitColumn(verbose_name="Published", css="app-nowrap")

    def render_year_code(self, value: str) -> str:
        return year_words(value)

    def value_year_code(self, value: str) -> str:
        return value


class DeathReviewTable(SettingsTable):
    local_ref = KitColumn(verbose_name="Reference", linkify=True)
    label = KitColumn(verbose_name="Kind of review")
    state = TagColumn(tags=STATES, accessor="state")

    def render_state(self, record) -> str:
        return self.columns["state"].column.render(record.state)

    def value_state(self, record) -> str:
        return record.get_state_display()
