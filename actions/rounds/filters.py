"""Filters above the log of a round's e-mails."""

from __future__ import annotations

import django_filters

from actions.models import Mail
from csp.lists.filters import ScopedFilterSet, WordsFilter


class MailFilter(ScopedFilterSet):
    words = WordsFilter(fields=["email", "invitation__name"])
    kind = django_filters.ChoiceFilter(label="Why", choices=Mail.Kind, empty_label="All")
    state = django_filters.ChoiceFilter(choices=Mail.State, empty_label="All")

    class Meta:
        model = Mail
        fields = ()
