"""Filters above the glossary."""

from __future__ import annotations

from csp.lists.filters import ScopedFilterSet, WordsFilter
from plans.models import Term


class TermFilter(ScopedFilterSet):
    words = WordsFilter(fields=["acronym", "words", "variants"])

    class Meta:
        model = Term
        fields = ()
