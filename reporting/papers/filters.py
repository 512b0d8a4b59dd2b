"""Filters above the papers that are being written."""

from __future__ import annotations

import django_filters

from csp.lists.filters import ScopedFilterSet, WordsFilter
from reporting.models import Paper
from reporting.papers.patterns import PATTERNS

SHOWN = [("papers", "Papers"), ("patterns", "Patterns for later papers")]


class PaperFilter(ScopedFilterSet):
    words = WordsFilter(fields=["title", "to"])
    kind = django_filters.ChoiceFilter(
        label="Type",
        choices=[(name, pattern.words) for name, pattern in PATTERNS.items()],
        empty_label="All",
    )
    shown = django_filters.ChoiceFilter(
        label="Show", choices=SHOWN, empty_label="Everything", method="by_use"
    )

    class Meta:
        model = Paper
        fields = ()

    def by_use(self, queryset, name, value):
        return queryset.filter(is_pattern=value == "patterns")
