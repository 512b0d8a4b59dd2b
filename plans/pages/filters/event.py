"""Filters above the history."""

from __future__ import annotations

import django_filters

from csp.changes.audit_words import kind_choices
from csp.forms.fields import DateWordsField
from csp.lists.filters import ScopedFilterSet, WordsFilter
from csp.models import AuditEvent, User


class DayFilter(django_filters.DateFilter):
    field_class = DateWordsField


def people_who_acted(request):
    """Those who changed something in the partnership whose page it is."""
    acted = AuditEvent.objects.filter(tenant=request.partnership.pk)
    return User.objects.filter(pk__in=acted.values("by")).order_by("name", "pk")


class EventFilter(ScopedFilterSet):
    words = WordsFilter(fields=["target_words", "verb"])
    by = django_filters.ModelChoiceFilter(label="Who", queryset=people_who_acted, empty_label="All")
    kind = django_filters.ChoiceFilter(
        label="Kind", field_name="target_type", choices=kind_choices, empty_label="All"
    )
    since = DayFilter(label="From", field_name="at", lookup_expr="date__gte", help_text="")
    until = DayFilter(label="Until", field_name="at", lookup_expr="date__lte", help_text="")

    class Meta:
        model = AuditEvent
        fields = ()
