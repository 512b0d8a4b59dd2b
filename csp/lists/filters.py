"""Filters above a list: choices are those that the person asking may see, and no others."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from functools import reduce

import django_filters
from django.apps import apps
from django.db.models import Q

from csp.forms import speak_plainly


class WordsFilter(django_filters.CharFilter):
    """Rows that hold every one of the words, in any of ``fields``."""

    def __init__(self, *, fields: Sequence[str], label: str = "Words", **kwargs):
        super().__init__(label=label, **kwargs)
        self.fields = fields

    def filter(self, queryset, value):
        return rows_holding(queryset, self.fields, value or "")


def rows_holding(queryset, fields: Sequence[str], words: str):
    """Rows that hold every one of the first ten words, in any of ``fields``, whatever their capitals."""
    for word in words.split()[:10]:
        found = [Q(**{f"{field}__icontains": word}) for field in fields]
        queryset = queryset.filter(reduce(operator.or_, found))
    return queryset


class ScopedFilterSet(django_filters.FilterSet):
    """The base of every filter set. Give a choice of rows its queryset as a callable of the request."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        check_scoped(type(self))
        for name, field in self.form.fields.items():
            speak_plainly(field, str(field.label or name))

    @property
    def active(self) -> bool:
        """Whether anything is being left out."""
        return any(self.data.get(name) for name in self.form.fields)


def check_scoped(filterset: type[django_filters.FilterSet]) -> None:
    unscoped = list(unscoped_filters(filterset))
    if unscoped:
        raise AssertionError(
            f"{filterset.__name__} offers rows of every partnership in {', '.join(unscoped)}: "
            "give each a queryset that is a callable of the request."
        )


def unscoped_filters(filterset: type[django_filters.FilterSet]) -> Iterator[str]:
    for name, one in filterset.base_filters.items():
        if isinstance(
            one, django_filters.ModelChoiceFilter | django_filters.ModelMultipleChoiceFilter
        ):
            queryset = one.queryset if hasattr(one, "queryset") else one.extra.get("queryset")
            if not callable(queryset):
                yield name


def all_filtersets(base: type = django_filters.FilterSet) -> Iterator[type]:
    kind: type
    for kind in base.__subclasses__():
        yield kind
        yield from all_filtersets(kind)


def assert_filtersets_scoped() -> None:
    """For a test: no filter set of an app offers rows that the person asking may not see."""
    installed = {config.name.partition(".")[0] for config in apps.get_app_configs()}
    for filterset in all_filtersets():
        if filterset.__module__.partition(".")[0] in installed:
            check_scoped(filterset)
