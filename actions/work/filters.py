"""Filters above the lists of projects and of enforcement."""

from __future__ import annotations

from datetime import date

import django_filters

from actions.models import EnforcementUse, Project, Tool
from csp.lists.filters import ScopedFilterSet, WordsFilter
from csp.periods import FinancialYear, financial_year_of, parse_code


def tools_of(request):
    return Tool.objects.filter(partnership=request.partnership)


class EnforcementFilter(ScopedFilterSet):
    tool = django_filters.ModelChoiceFilter(queryset=tools_of, empty_label="Any tool")
    stage = django_filters.ChoiceFilter(choices=EnforcementUse.Stage, empty_label="Any stage")
    year = django_filters.ChoiceFilter(
        label="Year", method="in_year", empty_label="Any year", help_text=""
    )

    class Meta:
        model = EnforcementUse
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        years = {financial_year_of(day) for day in self.months()}
        choices = [(year.code, str(year)) for year in sorted(years, key=first_day, reverse=True)]
        self.form.fields["year"].choices = choices

    def months(self):
        """The months in which the periods of this partnership's uses begin."""
        rows = EnforcementUse.objects.filter(partnership=self.request.partnership)
        return rows.dates("start", "month")

    def in_year(self, queryset, name, value):
        year = parse_code(value)
        return queryset.filter(start__range=(year.start, year.end))


def first_day(year: FinancialYear) -> date:
    return year.start


class ProjectFilter(ScopedFilterSet):
    words = WordsFilter(fields=["name", "provider_words", "provider__name", "description"])
    year = django_filters.ChoiceFilter(label="Year", field_name="year_code", empty_label="Any year")

    class Meta:
        model = Project
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Project.objects.filter(partnership=self.request.partnership).order_by("-year_code")
        years = rows.values_list("year_code", flat=True).distinct()
        self.form.fields["year"].choices = [(code, code) for code in years]
