"""What pages ask of the database, by noun: everything a row shows, in a fixed number of queries."""

from __future__ import annotations

from django.db.models import CharField, Count, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from csp.models import AuditEvent
from plans.models import (
    Area,
    Driver,
    DutyRecord,
    Group,
    LiaisonOfficer,
    Membership,
    Organisation,
    Partnership,
    Person,
    Plan,
    Post,
    Role,
    Seat,
    Term,
)

# -- Bodies, people and groups ----------------------------------------------------------------------


def organisations_for_list(partnership: Partnership) -> QuerySet[Organisation]:
    current = Membership.objects.filter(ended_on=None).order_by("kind", "pk")
    return (
        Organisation.objects.filter(partnership=partnership)
        .select_related("partnership", "parent", "successor")
        .prefetch_related(Prefetch("memberships", current, to_attr="current_memberships"))
    )


def memberships_for_list(partnership: Partnership) -> QuerySet[Membership]:
    return Membership.objects.filter(partnership=partnership).select_related(
        "partnership", "organisation"
    )


def people_for_list(partnership: Partnership) -> QuerySet[Person]:
    return Person.objects.filter(partnership=partnership).select_related(
        "partnership", "organisation"
    )


def posts_for_list(partnership: Partnership) -> QuerySet[Post]:
    return Post.objects.filter(partnership=partnership).select_related(
        "partnership", "organisation", "holder"
    )


def leads_to_choose(partnership: Partnership) -> dict[str, list[tuple[int, str]]]:
    """Every body, post and person as the choices of a list, in one query."""
    rows = {
        "organisation": Organisation.objects.values_list(*union_columns("organisation", "name")),
        "post": Post.objects.values_list(*union_columns("post", "title", "organisation__name")),
        "people": Person.objects.values_list(
            *union_columns("people", "name", "title", "post_nominals")
        ),
    }
    first, *rest = (each.filter(partnership=partnership).order_by() for each in rows.values())
    found: dict[str, list[tuple[int, str]]] = {kind: [] for kind in rows}
    for kind, name, pk, *more in sorted(first.union(*rest, all=True), key=by_name):
        found[kind].append((pk, union_row_words(kind, name, *more)))
    return found


def union_columns(kind: str, *names: str) -> list:
    """The columns of one kind for a union, where each place must be of one type."""
    columns = [Value("") if not name else Cast(name, CharField()) for name in (*names, "", "")[:3]]
    return [Value(kind, CharField()), columns[0], "pk", *columns[1:]]


def by_name(row: tuple) -> tuple:
    return row[1].casefold(), row[2]


def union_row_words(kind: str, name: str, second: str | None, third: str | None) -> str:
    """The words of the row itself."""
    if kind == "post":
        return str(Post(title=name, organisation=Organisation(name=second) if second else None))
    if kind == "people":
        return str(Person(title=second or "", name=name, post_nominals=third or ""))
    return name


def seats_in_order() -> QuerySet[Seat]:
    return Seat.objects.select_related(
        "organisation", "post__organisation", "person__organisation"
    ).order_by("position", "pk")


def seated_bodies(partnership: Partnership) -> set[int]:
    """The bodies that sit on a strategy group, by themselves or through a post."""
    seats = Seat.objects.filter(
        group__partnership=partnership, group__kind=Group.Kind.STRATEGY
    ).order_by()
    bodies = seats.values_list("organisation", "post__organisation")
    return {body for pair in bodies for body in pair if body}


def groups_for_tree(partnership: Partnership) -> QuerySet[Group]:
    """Groups in their order, each with the seats that take the chair."""
    chairs = seats_in_order().filter(chair=True)
    return (
        Group.objects.filter(partnership=partnership)
        .select_related("partnership")
        .prefetch_related(Prefetch("seats", chairs, to_attr="chairs"))
        .annotate(seat_count=Count("seats"))
        .order_by("position", "pk")
    )


# -- Roles, terms, drivers and the history ----------------------------------------------------------


def current_roles(partnership: Partnership) -> QuerySet[Role]:
    return (
        Role.objects.filter(partnership=partnership, ended_at=None)
        .select_related("user", "organisation", "partnership")
        .order_by("user__name", "user__email", "kind", "pk")
    )


def terms_for_list(partnership: Partnership) -> QuerySet[Term]:
    return Term.objects.filter(partnership=partnership).select_related("partnership")


def drivers_for_list(partnership: Partnership) -> QuerySet[Driver]:
    return (
        Driver.objects.filter(partnership=partnership)
        .select_related("partnership")
        .prefetch_related("priorities")
    )


def duties_for_list(partnership: Partnership) -> QuerySet[DutyRecord]:
    return DutyRecord.objects.filter(partnership=partnership).select_related("partnership", "plan")


def bodies_to_tick(bodies: QuerySet[Organisation], record: DutyRecord) -> QuerySet[Organisation]:
    """The responsible authorities, with whichever bodies a record names already."""
    ours = Q(memberships__kind=Membership.Kind.RESPONSIBLE)
    return bodies.filter(ours | Q(duties=record.pk) if record.pk else ours).distinct()


def liaison_officers_for_list(partnership: Partnership) -> QuerySet[LiaisonOfficer]:
    return LiaisonOfficer.objects.filter(partnership=partnership).select_related(
        "partnership", "organisation", "post__organisation"
    )


def events_for_list(partnership: Partnership) -> QuerySet[AuditEvent]:
    return (
        AuditEvent.objects.filter(tenant=partnership.pk).select_related("by").order_by("-at", "-pk")
    )


# -- Home pages -------------------------------------------------------------------------------------


def roles_of(user) -> QuerySet[Role]:
    """What somebody may do now, partnership by partnership."""
    return (
        Role.objects.filter(user=user, ended_at=None)
        .select_related("partnership", "organisation")
        .order_by("partnership__name", "kind", "pk")
    )


def plans_in_hand(partnerships) -> QuerySet[Plan]:
    """The plans that are not over, of several partnerships."""
    over = [Plan.Status.SUPERSEDED, Plan.Status.ARCHIVED]
    plans = Plan.objects.filter(partnership__in=list(partnerships)).exclude(status__in=over)
    return plans.select_related("partnership").order_by("-start", "title", "pk")


def partnership_counts(partnership: Partnership) -> dict[str, int]:
    """How many rows of each kind a partnership has, in one query."""
    kinds = {
        "areas": Area,
        "bodies": Organisation,
        "memberships": Membership,
        "people": Person,
        "groups": Group,
        "plans": Plan,
        "roles": Role,
    }
    counts = [model_count(model) for model in kinds.values()]
    row = Partnership.objects.filter(pk=partnership.pk).values_list(*counts).get()
    return dict(zip(kinds, row, strict=True))


def model_count(model) -> Coalesce:
    rows = model.objects.order_by().filter(partnership=OuterRef("pk")).values("partnership")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)
