"""The demo: four real partnerships' facts in our own words, stored through the services.

``load`` may be run again and again: a partnership that is there already is left as it is.
"""

from __future__ import annotations

from functools import partial
from types import ModuleType

from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile
from django.db import transaction

from actions.models import Round
from csp import changes
from csp.models import User
from plans.models import Partnership, Plan
from plans.people.services.role import grant_role
from reporting.demo import (
    chorley,
    chorley_figures,
    moorlands,
    moorlands_2016,
    moorlands_2021,
    moorlands_evidence,
    moorlands_money,
    moorlands_rounds,
    moorlands_tools,
    moorlands_work,
    people,
    south_staffordshire,
    south_staffordshire_2011,
    south_staffordshire_evidence,
    south_staffordshire_figures,
    stockton,
    stockton_evidence,
)
from reporting.demo.builder import Builder
from reporting.demo.builder_evidence import EvidenceBuilder
from reporting.demo.builder_papers import PaperBuilder
from reporting.demo.builder_rounds import RoundBuilder
from reporting.demo.logo import draw_logo
from reporting.demo.papers import (
    draft_2017,
    plan_2011,
    scrutiny_2016,
    south_ribble_2018,
    strategy_2021,
)
from reporting.editions.progress import published_plans
from reporting.editions.services.publication import publish
from reporting.editions.services.report import publish_progress
from reporting.models import Publication, Report

# Each partnership with its plans, the oldest first, as a newer one follows and carries on an older.
PARTNERSHIPS: tuple[tuple[ModuleType, tuple[ModuleType, ...]], ...] = (
    (moorlands, (moorlands_2016, moorlands_2021)),
    (stockton, (stockton,)),
    (chorley, (chorley,)),
    (south_staffordshire, (south_staffordshire_2011,)),
)
# What each rests on, spends and does. A later module may name what an earlier one holds.
EVIDENCE: dict[str, tuple[ModuleType, ...]] = {
    people.MOORLANDS: (moorlands_evidence, moorlands_work, moorlands_money, moorlands_tools),
    people.STOCKTON: (stockton_evidence,),
    people.CHORLEY: (chorley_figures,),
    people.SOUTH_STAFFORDSHIRE: (south_staffordshire_figures, south_staffordshire_evidence),
}
# Who reports every quarter, and on what.
ROUNDS: dict[str, ModuleType] = {people.MOORLANDS: moorlands_rounds}
# The papers that left each, and one that is still being written.
PAPERS: dict[str, tuple[ModuleType, ...]] = {
    people.MOORLANDS: (scrutiny_2016, strategy_2021, draft_2017),
    people.CHORLEY: (south_ribble_2018,),
    people.SOUTH_STAFFORDSHIRE: (plan_2011,),
}
CHAIR = "chair@demo.example"


@transaction.atomic
def load() -> list[Partnership]:
    """Store what is missing of the demo and answer with the partnerships that were added."""
    there = set(Partnership.objects.values_list("slug", flat=True))
    wanted = [each for each in PARTNERSHIPS if each[0].PARTNERSHIP["slug"] not in there]
    users = add_users() if wanted else {}
    added = [add_partnership(who, plans, users) for who, plans in wanted]
    publish_once()
    transaction.on_commit(progress_once)
    for partnership in added:
        add_papers(partnership)
    return added


def publish_once() -> None:
    """Publish the Moorlands plan for 2016/17, unless it has been, or is not agreed any more."""
    plan = (
        Plan.objects.select_related("partnership")
        .filter(
            partnership__slug=people.MOORLANDS,
            slug=moorlands_2016.PLAN["slug"],
            status=Plan.Status.AGREED,
        )
        .exclude(publications__in=Publication.objects.exclude(state=Publication.State.FAILED))
        .first()
    )
    if plan:
        officer = User.objects.get(email=first_officer(people.MOORLANDS))
        publish(by=officer, plan=plan, version=plan.version, change_note="The first version.")


def progress_once() -> None:
    """Publish the progress of the last quarter that was signed off, once its plan is public."""
    rounds = Round.objects.filter(partnership__slug=people.MOORLANDS, reports__kind="highlight")
    last = rounds.select_related("partnership").order_by("-start").first()
    told = Report.objects.filter(kind="progress", partnership__slug=people.MOORLANDS)
    if last and published_plans(last) and not told.exists():
        officer = User.objects.get(email=first_officer(people.MOORLANDS))
        publish_progress(by=officer, round=last, overridden=moorlands_rounds.PROGRESS_REASONS)


def add_papers(partnership: Partnership) -> None:
    """Its papers, each frozen as of its day, and sent and published once its files are drawn."""
    builder = PaperBuilder(partnership, User.objects.get(email=first_officer(partnership.slug)))
    for data in PAPERS.get(partnership.slug, ()):
        paper = builder.compose(data)
        if hasattr(data, "FROZEN"):
            report = builder.freeze(paper, data)
            transaction.on_commit(partial(builder.send, report, data))


def add_users() -> dict[str, User]:
    """Everybody who can sign in, by e-mail address; accounts that are there already are kept."""
    password = make_password(people.PASSWORD)
    entries = people.SIGN_INS | people.CARETAKERS
    users = {user.email: user for user in User.objects.filter(email__in=entries)}
    for email in entries.keys() - users.keys():
        administers = email == people.ADMINISTRATOR
        users[email] = changes.create(
            User(
                email=email,
                name=entries[email][0],
                password=password if email in people.SIGN_INS else make_password(None),
                is_superuser=administers,
                is_staff=administers,
            ),
            by=None,
        )
    return users


def add_partnership(
    who: ModuleType, plans: tuple[ModuleType, ...], users: dict[str, User]
) -> Partnership:
    partnership = Partnership(**who.PARTNERSHIP)
    if logo := getattr(who, "LOGO", None):
        words, partnership.logo_alt = logo
        picture = draw_logo(words, partnership.colour)
        partnership.logo = ContentFile(picture, name=f"{partnership.slug}.png")
    changes.create(partnership, by=users[people.ADMINISTRATOR])
    builder = Builder(partnership, by=users[first_officer(partnership.slug)])
    builder.add_names(who.LOCAL_NAMES, who.AREAS)
    builder.add_bodies(who.BODIES)
    builder.add_people(who.PEOPLE)
    builder.add_groups(who.GROUPS)
    builder.add_terms(who.TERMS)
    builder.add_drivers(who.DRIVERS)
    grant_roles(builder, users)
    plan: Plan | None = None
    for data in plans:
        plan = builder.add_plan(data, predecessor=plan)
    evidence = EvidenceBuilder(builder)
    for data in EVIDENCE[partnership.slug]:
        evidence.add(data)
    if quarters := ROUNDS.get(partnership.slug):
        rounds = RoundBuilder(builder, quarters.PLAN, users)
        rounds.add(quarters.ROUNDS, chair=users[CHAIR])
    return partnership


def first_officer(slug: str) -> str:
    entries = people.SIGN_INS | people.CARETAKERS
    return next(email for email, (_, roles) in entries.items() if roles.get(slug) == "officer")


def grant_roles(builder: Builder, users: dict[str, User]) -> None:
    for email, (_, roles) in (people.SIGN_INS | people.CARETAKERS).items():
        if role := roles.get(builder.partnership.slug):
            kind, organisation = role if isinstance(role, tuple) else (role, "")
            grant_role(
                by=builder.by,
                partnership=builder.partnership,
                user=users[email],
                kind=kind,
                organisation=builder.body(organisation),
            )
