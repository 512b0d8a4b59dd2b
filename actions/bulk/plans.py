"""Made-up partnerships in any number, for load and benchmarks.

The same seed gives the same words. Rows go in by the thousand, each with its history row, in a
number of calls that does not grow with the rows.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from random import Random
from typing import TypeVar

from django.contrib.auth.hashers import make_password
from django.db import models, transaction

from actions.bulk.rounds import make_rounds
from actions.models import Action, Lead, Measure, Risk
from csp.models import AuditEvent, User
from plans.models import (
    Organisation,
    Partnership,
    Plan,
    Priority,
    PriorityArea,
    Role,
    StatusChange,
)

One = TypeVar("One")

PLAN_SLUG = "2026-27"
START, END, AGREED_ON = date(2026, 4, 1), date(2027, 3, 31), date(2026, 3, 12)
PRIORITIES = (
    "Anti-social behaviour",
    "Violence and exploitation",
    "Alcohol and drugs",
    "Re-offending",
)
AREAS = ("Town centre", "Estates", "Schools", "Transport", "Homes")
BODIES = (
    ("District Council", Organisation.Kind.DISTRICT),
    ("Constabulary", Organisation.Kind.POLICE),
    ("Fire and Rescue Service", Organisation.Kind.FIRE),
    ("Probation Service", Organisation.Kind.PROBATION),
    ("Integrated Care Board", Organisation.Kind.ICB),
    ("Homes", Organisation.Kind.HOUSING),
    ("Youth Forum", Organisation.Kind.VOLUNTARY),
    ("Victim Care", Organisation.Kind.VOLUNTARY),
)
TEAMS = ("Community Safety", "Neighbourhoods", "Early Help", "Licensing")
AIMS = ("Reduce harm to residents", "Support people who are at risk", "Prevent repeat incidents")
DEEDS = (
    "hold a joint patrol each month",
    "visit every household that reports a second time",
    "train front-line staff to recognise the signs",
    "review the case at the operations group",
    "publish advice with the parish councils",
)
TIMESCALES = ("Each quarter", "By end of Quarter 2", "All year", "Within six weeks of a referral")
RESOURCES = ("Staff time of both bodies", "Partnership fund", "None beyond officer time")
COUNTS = ("visits made", "incidents reported", "people trained", "cases closed", "referrals")
RISKS = (
    "Referrals arrive too late to act on",
    "The post stays filled for the whole year",
    "Residents do not know whom to tell",
)
# As many rows as are in memory at once.
AT_ONCE = 10_000


def make_bulk(
    *, partnerships: int, actions: int, rounds: int = 0, seed: int = 1
) -> list[Partnership]:
    """Add partnerships bulk-1, bulk-2 ... after those that are there, each with one agreed plan.

    Every plan has ``actions`` rows in four priorities of five areas, and was reported on in so many
    ``rounds``. A partnership is stored whole or not at all. Each has an officer,
    ``officer@<slug>.example``, who has no password.
    """
    first = next_bulk_number()
    made: list[Partnership] = []
    for some in chunks(range(first, first + partnerships), max(1, AT_ONCE // max(1, actions))):
        with transaction.atomic():
            made += make_some(some, actions, rounds, seed)
    return made


def chunks(every: Sequence[One], size: int) -> Iterator[Sequence[One]]:
    return (every[at : at + size] for at in range(0, len(every), size))


def next_bulk_number() -> int:
    slugs = Partnership.objects.filter(slug__startswith="bulk-").values_list("slug", flat=True)
    taken = [int(tail) for slug in slugs if (tail := slug.removeprefix("bulk-")).isdecimal()]
    return max(taken, default=0) + 1


def make_some(numbers: Sequence[int], actions: int, rounds: int, seed: int) -> list[Partnership]:
    tenants = store_with_history(Partnership, map(tenant_of, numbers))
    chances = {each.pk: Random(f"{seed}/{each.slug}") for each in tenants}  # noqa: S311 - no secret
    bodies = store_with_history(
        Organisation, (each for tenant in tenants for each in bulk_bodies(tenant))
    )
    make_officers(tenants)
    plans = store_with_history(Plan, map(bulk_plan, tenants))
    priorities = store_with_history(
        Priority, (each for plan in plans for each in bulk_priorities(plan))
    )
    areas = store_with_history(
        PriorityArea, (each for one in priorities for each in bulk_areas(one))
    )
    rows = store_with_history(
        Action,
        (
            row
            for plan, own in zip(plans, chunks(areas, len(PRIORITIES) * len(AREAS)), strict=True)
            for row in bulk_rows(plan, own, actions, chances[plan.partnership_id])
        ),
    )
    make_parts(rows, bodies, chances)
    if rounds:
        make_rounds(tenants, plans, rounds=rounds, seed=seed, store=store_with_history)
    write_down(plans)
    return tenants


def store_with_history(model: type[models.Model], rows: Iterable[models.Model]) -> list:
    """Store rows, each with the first entry of its history."""
    stored = model._default_manager.bulk_create(rows, batch_size=2_000)
    model.history.bulk_history_create(stored, batch_size=2_000)  # type: ignore[attr-defined]
    return stored


def tenant_of(number: int) -> Partnership:
    return Partnership(
        name=f"Safer Bulk {number} Partnership",
        slug=f"bulk-{number}",
        council=f"Bulk {number} District Council",
        email=f"safer@bulk-{number}.example",
        about="A partnership made up for measuring. Nobody lives here.",
    )


def bulk_bodies(tenant: Partnership) -> list[Organisation]:
    return [Organisation(partnership=tenant, name=name, kind=kind) for name, kind in BODIES]


def make_officers(tenants: Sequence[Partnership]) -> None:
    """Somebody who can change each partnership's plan; to sign in they need a password first."""
    nothing = make_password(None)
    users = User.objects.bulk_create(
        User(name=f"Officer of {each}", email=f"officer@{each.slug}.example", password=nothing)
        for each in tenants
    )
    pairs = zip(tenants, users, strict=True)
    store_with_history(
        Role, (Role(partnership=t, user=u, kind=Role.Kind.OFFICER) for t, u in pairs)
    )


def bulk_plan(tenant: Partnership) -> Plan:
    return Plan(
        partnership=tenant,
        title="Community Safety Plan",
        slug=PLAN_SLUG,
        start=START,
        end=END,
        status=Plan.Status.AGREED,
    )


def bulk_priorities(plan: Plan) -> list[Priority]:
    return [
        Priority(
            partnership_id=plan.partnership_id,
            plan=plan,
            position=place,
            number=str(place),
            title=title,
            statement=f"{title}: fewer people harmed, and more people who know where to turn.",
        )
        for place, title in enumerate(PRIORITIES, start=1)
    ]


def bulk_areas(priority: Priority) -> list[PriorityArea]:
    tenant = priority.partnership_id
    return [
        PriorityArea(partnership_id=tenant, priority=priority, position=place, title=title)
        for place, title in enumerate(AREAS, start=1)
    ]


def bulk_rows(
    plan: Plan, areas: Sequence[PriorityArea], actions: int, chance: Random
) -> Iterator[Action]:
    """Rows 1.1, 1.2 ... to the last of priority 4, spread evenly."""
    for place, own in enumerate(chunks(areas, len(AREAS))):
        share = actions * (place + 1) // len(PRIORITIES) - actions * place // len(PRIORITIES)
        for number in range(1, share + 1):
            yield bulk_row(plan, chance.choice(own), number, chance)


def bulk_row(plan: Plan, area: PriorityArea, number: int, chance: Random) -> Action:
    lines = chance.sample(DEEDS, k=chance.randint(1, 3))
    return Action(
        partnership_id=plan.partnership_id,
        plan=plan,
        key=uuid.UUID(int=chance.getrandbits(128), version=4),
        priority=area.priority,
        area=area,
        position=number,
        ref=f"{area.priority.number}.{number}",
        aim=f"{chance.choice(AIMS)} in {area.title.lower()}",
        activity="With partners we will:\n" + "\n".join(f"- {line}" for line in lines),
        timescale_kind=Action.Timescale.RECURRING,
        timescale=chance.choice(TIMESCALES),
        resources=chance.choice(RESOURCES),
    )


def make_parts(
    rows: Sequence[Action], bodies: Sequence[Organisation], chances: dict[int, Random]
) -> None:
    """What each row has several of: one or two leads, two measures and a risk."""
    known: dict[int, list[Organisation]] = {}
    for body in bodies:
        known.setdefault(body.partnership_id, []).append(body)
    parts: dict[type[models.Model], list] = {Lead: [], Measure: [], Risk: []}
    for row in rows:
        chance = chances[row.partnership_id]
        parts[Lead] += bulk_leads(row, known[row.partnership_id], chance)
        parts[Measure] += bulk_measures(row, chance)
        parts[Risk].append(
            Risk(
                partnership_id=row.partnership_id,
                action=row,
                position=1,
                text=chance.choice(RISKS),
                kind=Risk.Kind.RISK,
            )
        )
    for model, each in parts.items():
        store_with_history(model, each)


def bulk_leads(row: Action, bodies: Sequence[Organisation], chance: Random) -> list[Lead]:
    return [
        Lead(
            partnership_id=row.partnership_id,
            action=row,
            position=place,
            words=f"{body.name} – {chance.choice(TEAMS)}",
            organisation=body,
        )
        for place, body in enumerate(chance.sample(bodies, k=chance.randint(1, 2)), start=1)
    ]


def bulk_measures(row: Action, chance: Random) -> list[Measure]:
    return [
        Measure(
            partnership_id=row.partnership_id,
            action=row,
            position=place,
            text=f"Number of {what}",
            kind=Measure.Kind.COUNT,
            baseline=f"{chance.randint(20, 400)} in 2025/26",
            target=f"over {chance.randint(10, 300)}",
        )
        for place, what in enumerate(chance.sample(COUNTS, k=2), start=1)
    ]


def write_down(plans: Sequence[Plan]) -> None:
    """That each plan was agreed, and in the audit trail that it was made in bulk."""
    StatusChange.objects.bulk_create(
        StatusChange(
            partnership_id=plan.partnership_id, plan=plan, status=plan.status, on=AGREED_ON
        )
        for plan in plans
    )
    AuditEvent.objects.bulk_create(
        AuditEvent(
            verb="made in bulk",
            target_type=plan._meta.label_lower,
            target_id=str(plan.pk),
            target_words=str(plan)[:300],
            tenant=plan.partnership_id,
        )
        for plan in plans
    )
