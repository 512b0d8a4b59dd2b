"""What narrows the list of agreed actions down."""

from __future__ import annotations

from datetime import date

import django_filters
from django.db.models import QuerySet

from actions.models import AgreedAction
from csp.lists.filters import ScopedFilterSet, WordsFilter
from csp.periods import quarter_of, today
from plans.models import Group

SHOWN = [
    ("open", "Open"),
    ("late", "Late"),
    ("nobody", "No owner"),
    ("closed", "Closed this quarter"),
    ("all", "All"),
]


def quarter_start(day: date) -> date:
    """The first day of the quarter, as years begin in April."""
    return quarter_of(day).start


def groups_here(request) -> QuerySet[Group]:
    return Group.objects.filter(partnership=request.partnership)


class AgreedActionFilter(ScopedFilterSet):
    """Open ones where nothing else is asked for."""

    words = WordsFilter(fields=["words", "passage", "outcome", "owner_name", "number_printed"])
    show = django_filters.ChoiceFilter(
        label="Show", choices=SHOWN, method="of_state", empty_label=None
    )
    group = django_filters.ModelChoiceFilter(
        label="Asked by", queryset=groups_here, empty_label="Anybody"
    )
    mine = django_filters.ChoiceFilter(
        label="Whose",
        choices=[("1", "Mine and my body’s")],
        method="own",
        empty_label="Everybody’s",
    )

    class Meta:
        model = AgreedAction
        fields = ()

    def __init__(self, data=None, *args, **kwargs):
        asked = data.copy()
        asked.setdefault("show", "open")
        super().__init__(asked, *args, **kwargs)

    @property
    def active(self) -> bool:
        return any(
            self.data.get(name) for name in self.form.fields if name != "show"
        ) or self.data.get("show") not in ("", "open")

    def of_state(self, queryset, name: str, value: str):
        day = today()
        narrowed = {
            "open": queryset.still_open,
            "late": lambda: queryset.overdue(day),
            "nobody": lambda: queryset.still_open().of_nobody(),
            "closed": lambda: queryset.closed_since(quarter_start(day)),
        }
        return narrowed.get(value, queryset.all)()

    def own(self, queryset, name: str, value: str):
        return queryset.own_of(self.request.access, self.request.user)
