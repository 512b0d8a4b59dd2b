"""SQL about what a paper is checked against: people, bodies and strategies of the partnership."""

from __future__ import annotations

from plans.models import Driver, Organisation, Partnership, Person, Plan, Priority
from reporting.models import Paper
from reporting.querysets_of_papers import ABOUT


def unnamed_people(partnership: Partnership) -> list[Person]:
    """People who have not agreed to be named in public, the longest name first."""
    rows = Person.objects.filter(partnership=partnership, publish_name=False).exclude(name="")
    return sorted(rows, key=lambda each: (-len(each.name), each.name, each.pk))


def bodies_of(partnership: Partnership) -> list[Organisation]:
    return list(Organisation.objects.filter(partnership=partnership).order_by("pk"))


def ended_strategies(partnership: Partnership) -> list[Driver]:
    """Strategies that have an end, each with its partnership for its address."""
    rows = Driver.objects.filter(partnership=partnership, end__isnull=False).order_by("end", "pk")
    return list(rows.select_related("partnership"))


def priorities_of(plan: Plan) -> list[Priority]:
    """The priorities of a plan with their areas."""
    return list(plan.priorities.prefetch_related("areas"))


def paper_to_freeze(paper: Paper) -> Paper:
    """The row held until the transaction ends, so that two people freeze one at a time."""
    row = Paper.objects.select_for_update(no_key=True, of=("self",)).select_related(*ABOUT)
    return row.get(pk=paper.pk)
