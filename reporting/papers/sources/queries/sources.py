"""SQL for the sources of composed papers that no other page asks."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q

from actions.models import Action, Lead, Round, Scheme, SchemeActivity, Update
from plans.access import Access
from plans.models import FormerName, Group, Membership, Partnership, Person, Plan, Section, Term


def plans_to_choose(partnership: Partnership) -> list[Plan]:
    return list(Plan.objects.filter(partnership=partnership).order_by("-start", "title", "pk"))


def plan_named(partnership: Partnership, slug: str) -> Plan | None:
    rows = Plan.objects.filter(partnership=partnership, slug=slug)
    return rows.select_related("partnership", "parent").first()


def plans_running(partnership: Partnership, start: date, end: date) -> list[Plan]:
    """The plans that ran on a day of a stretch, the newest first."""
    rows = Plan.objects.filter(partnership=partnership, start__lte=end, end__gte=start)
    return list(rows.select_related("partnership").order_by("-start", "pk"))


def sections_of_plan(plan: Plan) -> list[Section]:
    return list(plan.sections.all())


def leads_of_rows(partnership: Partnership, rows: list[int]) -> list[Lead]:
    """The leads of rows of plans with the people meant, as the public may have to read them."""
    people = Person.objects.select_related("organisation")
    leads = Lead.objects.filter(partnership=partnership, action__in=rows)
    return list(
        leads.select_related("organisation")
        .prefetch_related(Prefetch("people", people))
        .order_by("position", "pk")
    )


def has_unseen_rows(round: Round | None, plan: Plan | None, access: Access) -> bool:
    """Whether a plan, or what a round asks about, has rows that somebody may not see."""
    rows = Action.objects.filter(partnership=access.partnership)
    if plan:
        rows = rows.filter(plan=plan)
    if round:
        rows = rows.filter(updates__round=round)
    return rows.exclude(pk__in=Action.objects.visible_to(access).order_by().values("pk")).exists()


def updates_kept_back(round: Round) -> set[int]:
    """The answers to a round that the public may not read, by number."""
    rows = Update.objects.filter(round=round, public=False)
    return set(rows.values_list("pk", flat=True))


def rows_told_in_private(plan: Plan, start: date, end: date) -> set[int]:
    """The rows of a plan of which something was said in a year that the public may not read."""
    rows = Update.objects.filter(
        action__plan=plan, public=False, round__start__lte=end, round__end__gte=start
    )
    return set(rows.order_by().values_list("action_id", flat=True))


def rows_with_a_project(plan: Plan, year_code: str) -> set[int]:
    rows = Action.objects.filter(plan=plan, projects__year_code=year_code)
    return set(rows.order_by().values_list("pk", flat=True))


def schemes_to_choose(partnership: Partnership) -> list[Scheme]:
    return list(Scheme.objects.filter(partnership=partnership).order_by("-year", "name", "pk"))


def schemes_printed(partnership: Partnership) -> list[Scheme]:
    """Every scheme with what is put on under it, the newest first."""
    activities = SchemeActivity.objects.order_by("position", "pk")
    rows = Scheme.objects.filter(partnership=partnership).select_related("owner")
    rows = rows.prefetch_related(Prefetch("activities", activities))
    return list(rows.order_by("-year", "name", "pk"))


def members_printed(partnership: Partnership, start: date, end: date) -> list[Membership]:
    """The bodies that belonged to the partnership at some time in a stretch, with their old names."""
    names = FormerName.objects.order_by("-until", "pk")
    rows = Membership.objects.filter(
        Q(began_on=None) | Q(began_on__lte=end),
        Q(ended_on=None) | Q(ended_on__gte=start),
        partnership=partnership,
    ).select_related("organisation")
    rows = rows.prefetch_related(Prefetch("organisation__former_names", names))
    return list(rows.order_by("kind", "organisation__name", "pk"))


def groups_to_choose(partnership: Partnership) -> list[str]:
    rows = Group.objects.filter(partnership=partnership).order_by("position", "pk")
    return list(rows.values_list("name", flat=True))


def terms_printed(partnership: Partnership) -> list[Term]:
    return list(Term.objects.filter(partnership=partnership).order_by("acronym"))
