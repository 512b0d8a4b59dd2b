"""Filters above the lists of rows and of measures."""

from __future__ import annotations

import django_filters
from django.db.models import Q

from actions.models import Lead, Measure
from actions.rows.columns import names_where
from csp.lists.filters import ScopedFilterSet, WordsFilter
from plans.audience import Audience
from plans.models import Organisation, Plan, Priority

SEARCHED = names_where(lambda column: column.searched and (column.is_words or column.name == "ref"))


def readable_plans(request):
    """The plans that the reader may open."""
    plans = Plan.objects.filter(partnership=request.partnership)
    return plans.exclude(status__in=request.access.hidden_plans)


def readable_priorities(request):
    """The priorities of those plans, the latest plan first."""
    priorities = Priority.objects.filter(
        plan__in=readable_plans(request).order_by()
    ).select_related("plan")
    return priorities.order_by("-plan__start", "plan__title", "plan", "position", "pk")


def partnership_bodies(request):
    return Organisation.objects.filter(partnership=request.partnership)


class PlanAndPriorityFilter(ScopedFilterSet):
    """Offers plans and their priorities from one query; a plan without priorities has no rows."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        listed = list(readable_priorities(self.request))
        plans = {priority.plan_id: str(priority.plan) for priority in listed}
        chosen = self.data.get("plan", "")
        self.offer("plan", "Any plan", plans.items())
        self.offer(
            "priority",
            "Any priority",
            [
                (priority.pk, f"{priority} ({priority.plan.period})")
                for priority in listed
                if chosen in ("", str(priority.plan_id))
            ],
        )

    def offer(self, name: str, blank: str, choices) -> None:
        field = self.form.fields[name]
        field.widget.choices = [("", blank), *choices]


class ActionFilter(PlanAndPriorityFilter):
    words = WordsFilter(fields=SEARCHED)
    plan = django_filters.ModelChoiceFilter(queryset=readable_plans)
    priority = django_filters.ModelChoiceFilter(queryset=readable_priorities)
    lead = django_filters.ModelChoiceFilter(
        queryset=partnership_bodies, method="led_by", label="Lead", empty_label="Any lead"
    )
    visibility = django_filters.ChoiceFilter(
        choices=Audience, label="Who may see it", empty_label="Any"
    )

    def led_by(self, queryset, name, body):
        return queryset.filter(pk__in=leads_by(body).values("action"))


class MeasureFilter(PlanAndPriorityFilter):
    words = WordsFilter(fields=["text", "unit", "breakdown"])
    plan = django_filters.ModelChoiceFilter(
        queryset=readable_plans, field_name="action__plan", label="Plan"
    )
    priority = django_filters.ModelChoiceFilter(
        queryset=readable_priorities, field_name="action__priority", label="Priority"
    )
    lead = django_filters.ModelChoiceFilter(
        queryset=partnership_bodies, method="led_by", label="Lead", empty_label="Any lead"
    )
    kind = django_filters.ChoiceFilter(
        choices=[each for each in Measure.Kind.choices if each[0]], empty_label="Any kind"
    )
    visibility = django_filters.ChoiceFilter(
        field_name="action__visibility",
        choices=Audience,
        label="Who may see it",
        empty_label="Any",
    )

    def led_by(self, queryset, name, body):
        return queryset.filter(action__in=leads_by(body).values("action"))


def leads_by(body: Organisation):
    """Leads that mean a body: itself, a post in it, or somebody who works for it."""
    mine = Q(organisation=body) | Q(post__organisation=body) | Q(people__organisation=body)
    return Lead.objects.order_by().filter(mine)
