"""Filters above the lists of rows and of measures."""

from __future__ import annotations

import django_filters
from django.db.models import Q

from actions.models import Action, Lead, Measure
from csp.filters import ScopedFilterSet, WordsFilter
from plans.access import UNFINISHED, Can
from plans.models import Organisation, Plan, Priority


def plans_of(request):
    """The plans that the reader may open."""
    plans = Plan.objects.filter(partnership=request.partnership)
    return plans if request.access.can(Can.READ_DRAFTS) else plans.exclude(status__in=UNFINISHED)


def priorities_of(request):
    """The priorities of those plans, of one plan where one is chosen."""
    priorities = Priority.objects.filter(plan__in=plans_of(request).order_by()).select_related("plan")
    chosen = request.GET.get("plan", "")
    return priorities.filter(plan=int(chosen)) if chosen.isdecimal() else priorities


def bodies_of(request):
    return Organisation.objects.filter(partnership=request.partnership)


class PriorityChoice(django_filters.ModelChoiceFilter):
    """Priorities named with their plan, for several plans have a priority 1."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"queryset": priorities_of, "label": "Priority"} | kwargs)

    @property
    def field(self):
        field = super().field
        field.label_from_instance = lambda priority: f"{priority} ({priority.plan.period})"
        return field


class ActionFilter(ScopedFilterSet):
    words = WordsFilter(fields=["ref", "aim", "activity", "resources"])
    plan = django_filters.ModelChoiceFilter(queryset=plans_of, empty_label="Any plan")
    priority = PriorityChoice(empty_label="Any priority")
    lead = django_filters.ModelChoiceFilter(
        queryset=bodies_of, method="led_by", label="Lead", empty_label="Any lead"
    )
    visibility = django_filters.ChoiceFilter(
        choices=Action.Visibility, label="Who may see it", empty_label="Any"
    )

    def led_by(self, queryset, name, body):
        return queryset.filter(pk__in=leads_by(body).values("action"))


class MeasureFilter(ScopedFilterSet):
    words = WordsFilter(fields=["text", "unit", "breakdown"])
    plan = django_filters.ModelChoiceFilter(
        queryset=plans_of, field_name="action__plan", label="Plan", empty_label="Any plan"
    )
    priority = PriorityChoice(field_name="action__priority", empty_label="Any priority")
    lead = django_filters.ModelChoiceFilter(
        queryset=bodies_of, method="led_by", label="Lead", empty_label="Any lead"
    )
    kind = django_filters.ChoiceFilter(
        choices=[each for each in Measure.Kind.choices if each[0]], empty_label="Any kind"
    )
    visibility = django_filters.ChoiceFilter(
        field_name="action__visibility",
        choices=Action.Visibility,
        label="Who may see it",
        empty_label="Any",
    )

    def led_by(self, queryset, name, body):
        return queryset.filter(action__in=leads_by(body).values("action"))


def leads_by(body: Organisation):
    """Leads that mean a body: itself, a post in it, or somebody who works for it."""
    mine = Q(organisation=body) | Q(post__organisation=body) | Q(people__organisation=body)
    return Lead.objects.order_by().filter(mine)
