"""Filters above what the committee asked for."""

from __future__ import annotations

import django_filters

from csp.lists.filters import ScopedFilterSet, WordsFilter
from csp.periods import parse_code
from reporting.models import Answer, Recommendation
from reporting.scrutiny.queries import bodies_asked, years_made
from reporting.scrutiny.rules import WORDS


class RecommendationFilter(ScopedFilterSet):
    words = WordsFilter(fields=["recommendation__text", "response", "recommendation__minute"])
    state = django_filters.ChoiceFilter(
        label="State", choices=list(WORDS.items()), empty_label="All"
    )
    body = django_filters.ModelChoiceFilter(
        label="Body",
        field_name="organisation",
        queryset=lambda request: bodies_asked(request.partnership),
        empty_label="All",
    )
    year = django_filters.ChoiceFilter(label="Year", method="of_year", empty_label="All")
    kind = django_filters.ChoiceFilter(
        label="What",
        field_name="recommendation__kind",
        choices=Recommendation.Kind,
        empty_label="All",
    )

    class Meta:
        model = Answer
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        years = years_made(self.request.partnership)
        self.form.fields["year"].choices = [
            ("", "All"),
            *((each.code, str(each)) for each in years),
        ]

    def of_year(self, queryset, name, value):
        year = parse_code(value)
        return queryset.filter(
            recommendation__made_on__gte=year.start, recommendation__made_on__lte=year.end
        )
