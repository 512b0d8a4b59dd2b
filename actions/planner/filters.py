"""Filters above the list of a planner's activities."""

from __future__ import annotations

import django_filters
from django.db.models import Q

from actions.models import Planner, PlannerEntry
from csp.lists.filters import ScopedFilterSet, WordsFilter
from csp.periods import parse_code
from csp.periods.lengths import months_between
from plans.audience import Audience


class PlannerEntryFilter(ScopedFilterSet):
    words = WordsFilter(fields=["words", "place", "bodies", "leads__words"])
    kind = django_filters.ChoiceFilter(choices=PlannerEntry.Kind, empty_label="Any kind")
    state = django_filters.ChoiceFilter(choices=PlannerEntry.State, empty_label="Any state")
    month = django_filters.ChoiceFilter(label="Month", method="in_month", empty_label="Any month")
    audience = django_filters.ChoiceFilter(
        choices=Audience, label="Who may read it", empty_label="All"
    )

    class Meta:
        model = PlannerEntry
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = Planner.objects.filter(pk=self.request.resolver_match.kwargs["pk"])
        stretch = found.values_list("start", "end").first()
        months = months_between(*stretch) if stretch else ()
        self.form.fields["month"].choices = [(month.code, str(month)) for month in months]

    @property
    def qs(self):
        return super().qs.distinct()

    def in_month(self, queryset, name, value):
        """What has a day in a month, or is planned for it, or stands with its meeting without a time."""
        month = parse_code(value)
        dated = Q(starts_on__lte=month.end, ends_on__gte=month.start)
        planned = Q(starts_on=None, target_month=month.start)
        beside = Q(starts_on=None, target_month=None) & (
            Q(row__day__range=(month.start, month.end)) | Q(row__month=month.start)
        )
        return queryset.filter(dated | planned | beside)
