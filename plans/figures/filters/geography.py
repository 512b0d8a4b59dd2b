"""Filters above the list of places."""

from __future__ import annotations

import django_filters

from csp.lists.filters import ScopedFilterSet, WordsFilter
from plans.models import Geography, GeographyScheme


def own_schemes(request):
    return GeographyScheme.objects.filter(partnership=request.partnership)


class GeographyFilter(ScopedFilterSet):
    words = WordsFilter(fields=["name", "printed_as", "code"])
    scheme = django_filters.ModelChoiceFilter(
        queryset=own_schemes, label="Set of places", empty_label="All"
    )

    class Meta:
        model = Geography
        fields = ()
