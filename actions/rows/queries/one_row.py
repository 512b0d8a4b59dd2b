"""SQL about one row: the row itself, what hangs on it, what it came from and what stands beside it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from django.db.models import F, Model, QuerySet

from actions.models import Action, Disposition, Lead
from csp.sql.at_hand import have_at_hand
from csp.sql.prepared import ANOTHER_NUMBER, ANY_NUMBER, Prepared, PreparedModels
from csp.sql.union import PreparedKinds
from plans.access import Access, Can
from plans.models import Person, Plan, Priority


def sees_all(access: Access) -> bool:
    """Whether somebody sees every row of the partnership, so that nothing need be asked about each."""
    needed = (Can.READ_DRAFTS, Can.READ_PARTNERS, Can.READ_RESTRICTED)
    return all(map(access.can, needed))


PLACE = ("priority", "area")


def row_seen(
    access: Access, plan: Plan, number: int, joined: tuple[str, ...] = PLACE
) -> Action | None:
    """A row of a plan with what is ``joined`` to it, where somebody may see it, else None."""
    if sees_all(access):
        return row_joined(joined).first({ANY_NUMBER: plan.pk, ANOTHER_NUMBER: number})
    rows = Action.objects.visible_to(access).filter(plan=plan, pk=number)
    return rows.select_related(*joined).first()


@cache
def row_joined(joined: tuple[str, ...]) -> PreparedModels:
    rows = Action.objects.order_by().filter(plan=ANY_NUMBER, pk=ANOTHER_NUMBER)
    return PreparedModels(lambda: rows.select_related(*joined))


def order_decision(decision: Any) -> tuple:
    """A decision by the row that it is about, as ``decisions_into`` gives it."""
    return decision.row_key, decision.pk


def came_from(row: Action, access: Access) -> list[Disposition]:
    """The decisions that led to a row, where the reader may see the rows that they are about."""
    if sees_all(access):
        return sorted(row.came_from.all(), key=order_decision)
    seen = Action.objects.visible_to(access).order_by()
    found = row.came_from.filter(action__in=seen).select_related("action__plan")
    return list(found.order_by("action__ref_key", "pk"))


def became(row: Action, access: Access) -> list[Action]:
    """The rows of later plans that a row was carried into, where the reader may see them."""
    decided = getattr(row, "disposition", None)
    if decided is None:
        return []
    found = Action.objects.visible_to(access).filter(carried__disposition=decided)
    return list(found.select_related("plan").order_by("carried__pk"))


def rows_in_order(plan: Plan, access: Access) -> tuple[list[Priority], list[tuple[int, str]]]:
    """A plan's priorities, and the number and reference of each row that somebody may see, as printed."""
    if not sees_all(access):
        rows = Action.objects.visible_to(access).filter(plan=plan)
        return list(plan.priorities.all()), list(rows.in_order().values_list("pk", "ref"))
    found = order_asked().rows({ANY_NUMBER: plan.pk})
    priorities = dict.fromkeys(row[:3] for row in found)
    order = [row[3:] for row in found if row[3] is not None]
    return [Priority(pk=pk, number=number, title=title) for pk, number, title in priorities], order


@cache
def order_asked() -> Prepared:
    place = ("position", "pk", "actions__position", "actions__ref_key", "actions__pk")
    rows = Priority.objects.filter(plan=ANY_NUMBER).order_by(*place)
    return Prepared(
        lambda: rows.values_list("pk", "number", "title", "actions__pk", "actions__ref")
    )


# Of what each part names, what is at hand when a form is sent back.
NAMED = {"leads": ("organisation", "post"), "measures": (), "risks": ()}


def with_parts(row: Action) -> Action:
    """A row with its leads, whom they name, its measures and risks, as if they had been prefetched."""
    for kind in NAMED:
        have(row, kind, parts_at_hand(kind).rows({ANY_NUMBER: row.pk}))
    people = people_at_hand().rows({ANY_NUMBER: row.pk}) if row.leads.all() else []
    return with_people(row, people)


def with_people(row: Action, people: list) -> Action:
    """Gives each lead of a row its people, who say of which lead they are."""
    for lead in row.leads.all():
        have(lead, "people", [each for each in people if int(each.of_lead) == lead.pk])
    return row


def with_all(row: Action) -> Action:
    """A row with everything that its page and its form show of it, in one statement."""
    found = all_at_hand().by_kind({ANY_NUMBER: row.pk})
    people = found.pop("people")
    for kind, parts in found.items():
        have(row, kind, parts)
    for each in found["references"]:
        each.target = build_linked_row(each, "target", ref=each.target_ref)
    for each in found["revisions"]:
        each.by = build_linked_row(each, "by", name=each.by_name, email=each.by_email)
    for each in found["presences"]:
        each.user = build_linked_row(each, "user", name=each.user_name, email=each.user_email)
    for each in found["came_from"]:
        plan = Plan(slug=each.slug)
        plan.start, plan.end = map(date.fromisoformat, (each.start, each.end))
        each.action = build_linked_row(each, "action", ref=each.row_ref, plan=plan)
    return with_people(row, people)


def build_linked_row(part: Model, link: str, /, **values):
    """The row that a part names, with as much of it as a page prints; None where it names none."""
    field: Any = part._meta.get_field(link)
    number = getattr(part, field.attname)
    return None if number is None else field.related_model(pk=number, **values)


def have(row: Action | Lead, name: str, found: list) -> None:
    have_at_hand(row, name, found)
    for each in found:
        if getattr(each, "action_id", None) == row.pk:
            each.action = row


def find_parts(kind: str) -> QuerySet[Any]:
    """The rows of a kind that hang on the row asked for."""
    model: Any = Action._meta.get_field(kind).related_model
    return model.objects.filter(action=ANY_NUMBER)


@cache
def parts_at_hand(kind: str) -> PreparedModels:
    rows = find_parts(kind)
    return PreparedModels(lambda: rows.select_related(*NAMED[kind]) if NAMED[kind] else rows)


@cache
def all_at_hand() -> PreparedKinds:
    def kinds() -> dict[str, QuerySet]:
        own = {
            kind: find_parts(kind)
            for kind in ("leads", "measures", "risks", "references", "revisions", "presences")
        }
        who = {"by_name": F("by__name"), "by_email": F("by__email")}
        seen = {"user_name": F("user__name"), "user_email": F("user__email")}
        return own | {
            "references": own["references"].annotate(target_ref=F("target__ref")),
            "revisions": own["revisions"].annotate(**who),
            "presences": own["presences"].annotate(**seen),
            "people": people_of(),
            "came_from": decisions_into(),
        }

    return PreparedKinds(kinds)


def decisions_into() -> QuerySet[Disposition]:
    """The decisions that led to a row, with what is printed of the rows that they are about."""
    rows = Disposition.objects.filter(into=ANY_NUMBER)
    return rows.annotate(
        row_ref=F("action__ref"),
        row_key=F("action__ref_key"),
        slug=F("action__plan__slug"),
        start=F("action__plan__start"),
        end=F("action__plan__end"),
    )


def people_of() -> QuerySet[Person]:
    people = Person.objects.filter(leads__action=ANY_NUMBER)
    return people.annotate(of_lead=F("leads__pk"))


@cache
def people_at_hand() -> PreparedModels:
    return PreparedModels(people_of)
