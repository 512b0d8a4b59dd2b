"""Filters above the list of plans."""

from __future__ import annotations

import django_filters

from csp.lists.filters import ScopedFilterSet, WordsFilter
from plans.models import Plan


class PlanFilter(ScopedFilterSet):
    words = WordsFilter(fields=["title", "subtitle", "slug"])
    status = django_filters.ChoiceFilter(choices=Plan.Status, empty_label="Any status")
