"""Filters above what was done for the law."""

from __future__ import annotations

import django_filters

from csp.lists.filters import ScopedFilterSet, WordsFilter
from plans.models import DutyRecord, LiaisonOfficer
from plans.pages.filters.organisation import EndedFilter


class DutyFilter(ScopedFilterSet):
    words = WordsFilter(fields=["words", "who"])
    kind = django_filters.ChoiceFilter(
        label="What", choices=DutyRecord.Kind, empty_label="Everything"
    )

    class Meta:
        model = DutyRecord
        fields = ()


class LiaisonOfficerFilter(ScopedFilterSet):
    words = WordsFilter(fields=["organisation__name", "words", "post__title"])
    standing = EndedFilter(label="Still in post")

    class Meta:
        model = LiaisonOfficer
        fields = ()
