"""Filters above the lists of bodies."""

from __future__ import annotations

import django_filters

from csp.lists.filters import ScopedFilterSet, WordsFilter
from plans.models import Membership, Organisation

STANDING = [("yes", "Still there"), ("no", "Ended")]


class EndedFilter(django_filters.ChoiceFilter):
    """Rows that have no last day, or those that have one."""

    def __init__(self, *, label: str, **kwargs):
        super().__init__(label=label, choices=STANDING, empty_label="All", **kwargs)

    def filter(self, queryset, value):
        return queryset if not value else queryset.filter(ended_on__isnull=value == "yes")


class OrganisationFilter(ScopedFilterSet):
    words = WordsFilter(fields=["name", "acronym", "specialism", "former_names__name"])
    kind = django_filters.ChoiceFilter(choices=Organisation.Kind, empty_label="All")
    belongs = django_filters.ChoiceFilter(
        label="How it belongs", choices=Membership.Kind, empty_label="All", method="belonging"
    )
    standing = EndedFilter(label="Still there")

    class Meta:
        model = Organisation
        fields = ()

    @property
    def qs(self):
        return super().qs.distinct() if self.active else super().qs

    def belonging(self, queryset, name, value):
        return queryset.filter(memberships__kind=value, memberships__ended_on=None)


class MembershipFilter(ScopedFilterSet):
    words = WordsFilter(fields=["organisation__name", "organisation__acronym", "printed_as"])
    kind = django_filters.ChoiceFilter(
        label="How it belongs", choices=Membership.Kind, empty_label="All"
    )
    standing = EndedFilter(label="Still belongs")

    class Meta:
        model = Membership
        fields = ()
