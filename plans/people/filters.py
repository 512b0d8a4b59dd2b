"""Filters above the lists of people and posts. E-mail addresses are not searched: few may read them."""

from __future__ import annotations

import django_filters

from csp.lists.filters import ScopedFilterSet, WordsFilter
from plans.models import Organisation, Person, Post
from plans.pages.filters.organisation import EndedFilter


def own_bodies(request):
    """The bodies of the partnership whose page it is."""
    return Organisation.objects.filter(partnership=request.partnership)


class PersonFilter(ScopedFilterSet):
    words = WordsFilter(fields=["name", "title", "post", "organisation__name"])
    organisation = django_filters.ModelChoiceFilter(
        label="Body", queryset=own_bodies, empty_label="All"
    )
    standing = EndedFilter(label="Still here")

    class Meta:
        model = Person
        fields = ()


class PostFilter(ScopedFilterSet):
    words = WordsFilter(fields=["title", "organisation__name", "holder__name"])
    organisation = django_filters.ModelChoiceFilter(
        label="Body", queryset=own_bodies, empty_label="All"
    )

    class Meta:
        model = Post
        fields = ()
