"""Filters above the list of indicators and the list of figures."""

from __future__ import annotations

import django_filters

from csp.lists.filters import ScopedFilterSet, WordsFilter
from plans.figures.filters.geography import own_schemes
from plans.models import Indicator, Observation, Polarity


class IndicatorFilter(ScopedFilterSet):
    words = WordsFilter(fields=["name", "definition", "source"])
    period_kind = django_filters.ChoiceFilter(
        choices=Indicator.PeriodKind, label="Counted by", empty_label="All"
    )
    polarity = django_filters.ChoiceFilter(
        choices=Polarity, label="Which way is good", empty_label="All"
    )

    class Meta:
        model = Indicator
        fields = ()


class ObservationFilter(ScopedFilterSet):
    words = WordsFilter(fields=["geography__name", "period_code", "note"])
    scheme = django_filters.ModelChoiceFilter(
        queryset=own_schemes,
        field_name="geography__scheme",
        label="Set of places",
        empty_label="All",
    )

    class Meta:
        model = Observation
        fields = ()
