"""Filters above other bodies' strategies."""

from __future__ import annotations

import django_filters

from csp.lists.filters import ScopedFilterSet, WordsFilter
from plans.models import Driver


class DriverFilter(ScopedFilterSet):
    words = WordsFilter(fields=["title", "owner"])
    level = django_filters.ChoiceFilter(choices=Driver.Level, empty_label="All")

    class Meta:
        model = Driver
        fields = ()
