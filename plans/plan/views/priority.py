"""The priorities of a plan, and how they serve those of others."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse

from plans.models import Driver, DriverPriority, Priority
from plans.pages.views.base import (
    AddPage,
    EditPage,
    MovePage,
    RemovePage,
    RowPage,
    WorkspacePage,
    values_and_links,
)
from plans.plan.forms.priority import AreaFormSet, PriorityForm
from plans.plan.services.priority import change_priority, create_priority


class PriorityList(WorkspacePage):
    template_name = "plans/plan/priority_list.html"

    def get_title(self) -> str:
        return f"Priorities of {self.plan}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        priorities = list(
            self.plan.priorities.select_related("owner").prefetch_related(
                "areas", "serves__driver", Prefetch("carries_on", self.carried_on())
            )
        )
        return self.page(
            priorities=priorities,
            crosswalk=priority_crossings(priorities),
            unserved=self.unserved(priorities),
        )

    def carried_on(self) -> QuerySet[Priority]:
        """Priorities of other plans that the reader may know of."""
        hidden = self.access.hidden_plans
        return Priority.objects.exclude(plan__status__in=hidden).select_related("plan")

    def unserved(self, priorities: list[Priority]) -> list[DriverPriority]:
        """Priorities of others that nothing in this plan serves."""
        served = {each.pk for priority in priorities for each in priority.serves.all()}
        everything = DriverPriority.objects.filter(partnership=self.partnership)
        return list(
            everything.exclude(pk__in=served)
            .select_related("driver")
            .order_by("driver", "position")
        )


# The columns of the crosswalk, from near to far.
LEVELS = (Driver.Level.COUNTY, Driver.Level.POLICE, Driver.Level.NATIONAL, Driver.Level.LOCAL)


@dataclass(frozen=True)
class Crossing:
    """One priority beside the priorities of others that it serves, level by level."""

    priority: Priority
    cells: list[tuple[str, list[DriverPriority]]]


def priority_crossings(priorities: list[Priority]) -> list[Crossing]:
    """What each priority serves; one without a county counterpart is shown as that."""
    return [
        Crossing(
            priority,
            [
                (
                    level.label,
                    [each for each in priority.serves.all() if each.driver.level == level],
                )
                for level in LEVELS
            ],
        )
        for priority in priorities
    ]


class PriorityPage(RowPage):
    model = Priority
    words = "priority"
    list_route = "priorities"
    list_title = "Priorities"


class PriorityFormPage(PriorityPage):
    form_class = PriorityForm
    template_name = "plans/plan/priority_form.html"

    def get_formsets(self, data=None) -> list:
        areas = self.row.areas.all() if self.row.pk else []
        return [
            AreaFormSet(
                data, initial=[{"id": a.pk, "title": a.title} for a in areas], prefix="areas"
            )
        ]

    def get_form(self, data=None, files=None) -> PriorityForm:
        form = super().get_form(data, files)
        if not self.row.pk:
            form.initial["number"] = next_priority_number(self.plan)
        return form

    def stored_parts(self, formsets) -> list[dict]:
        return [{"id": row["id"], "title": row["title"]} for row in formsets[0].rows()]


def next_priority_number(plan) -> str:
    """The number after the last one, if numbers are what the plan counts with."""
    numbers = plan.priorities.values_list("number", flat=True)
    return str(max((int(number) for number in numbers if number.isdecimal()), default=0) + 1)


class PriorityAdd(PriorityFormPage, AddPage):
    def store(self, form, formsets) -> Priority:
        values, links = values_and_links(Priority, form.values())
        return create_priority(
            by=self.request.user,
            plan=self.plan,
            values=values,
            links=links,
            areas=self.stored_parts(formsets),
        )


class PriorityEdit(PriorityFormPage, EditPage):
    def store(self, form, formsets) -> Priority:
        values, links = values_and_links(Priority, form.changes())
        return change_priority(
            by=self.request.user,
            priority=self.row,
            version=form.began_from,
            values=values,
            links=links,
            areas=self.stored_parts(formsets),
        )


class PriorityRemove(PriorityPage, RemovePage):
    pass


class PriorityMove(PriorityPage, MovePage):
    pass
