"""The tracker: a row for each body that was asked."""

from __future__ import annotations

from csp.lists.tables import KitColumn, KitTable, TagColumn
from csp.quantities import pounds_words
from reporting.models import Answer
from reporting.scrutiny.rules import TAGS, decided


def to_recommendation(record: Answer) -> str:
    return record.recommendation.get_absolute_url()


class RecommendationTable(KitTable):
    row_heading = "what"

    what = KitColumn(
        accessor="recommendation",
        verbose_name="What",
        linkify=to_recommendation,
        order_by=("recommendation__number", "position"),
    )
    text = KitColumn(
        accessor="recommendation__text", verbose_name="Words", css="app-cell", orderable=False
    )
    made_on = KitColumn(accessor="recommendation__made_on", verbose_name="Made")
    organisation = KitColumn(
        verbose_name="To", order_by=("organisation__name", "recommendation__number")
    )
    due_on = KitColumn(verbose_name="Due")
    state = TagColumn(tags=TAGS, verbose_name="State")
    answered_on = KitColumn(verbose_name="Answered")
    decision = KitColumn(verbose_name="Decision")
    response = KitColumn(verbose_name="Answer", css="app-cell", orderable=False)
    recorded_as = KitColumn(verbose_name="Recorded by", orderable=False)
    cost = KitColumn(verbose_name="Cost", css="app-number")
    timescale = KitColumn(verbose_name="By when", orderable=False)
    done_on = KitColumn(verbose_name="Done")

    class Meta(KitTable.Meta):
        model = Answer
        fields = (
            "what",
            "text",
            "made_on",
            "organisation",
            "due_on",
            "state",
            "answered_on",
            "decision",
            "response",
            "recorded_as",
            "cost",
            "timescale",
            "done_on",
        )

    def render_decision(self, record) -> str:
        return decided(record)

    def render_cost(self, value) -> str:
        return pounds_words(value)

    def value_cost(self, value) -> str:
        return str(value)
