"""Filters above the list of meetings."""

from __future__ import annotations

import django_filters

from csp.lists.filters import ScopedFilterSet, WordsFilter
from reporting.meetings.queries.calendar import groups_that_meet
from reporting.meetings.tables import STATE_TAGS
from reporting.models import Meeting

STATES = [(state, words) for state, (words, _) in STATE_TAGS.items()]


class MeetingFilter(ScopedFilterSet):
    words = WordsFilter(fields=["title", "place", "group__name", "reason"])
    group = django_filters.ModelChoiceFilter(
        label="Group",
        queryset=lambda request: groups_that_meet(request.partnership),
        empty_label="All",
    )
    year = django_filters.ChoiceFilter(label="Year", method="of_year", empty_label="All")
    state = django_filters.ChoiceFilter(
        label="State", choices=STATES, method="in_state", empty_label="All"
    )

    class Meta:
        model = Meeting
        fields = ()

    def __init__(self, *args, years=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.years = {each.code: each for each in years}
        self.form.fields["year"].choices = [
            ("", "All"),
            *((code, str(year)) for code, year in self.years.items()),
        ]

    def of_year(self, queryset, name, value):
        year = self.years[value]
        return queryset.between(year.start, year.end)

    def in_state(self, queryset, name, value):
        field = "state" if value in Meeting.State.values else "side"
        found = queryset.filter(**{field: value})
        return found.filter(side="") if field == "state" else found
