"""Who may do what: one table of roles, one question, one way to fetch.

A stranger to a partnership is answered 404, as if it did not exist; a colleague who lacks the
right is answered 403. Views begin with one of ``enter`` or ``enter_plan``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from csp.sql.prepared import ANY_NUMBER, ANY_WORDS, OTHER_WORDS, PreparedModels
from plans.audience import Audience
from plans.models import Partnership, Plan, Role


class Can(StrEnum):
    """A power. The words after it are what the settings page prints."""

    READ = "read the plans and the lists of people, bodies and groups"
    READ_DRAFTS = "read plans that are not agreed yet"
    READ_PARTNERS = "read rows that are for partners only"
    READ_RESTRICTED = "read restricted rows"
    EDIT = "change plans, rows, bodies, people and groups"
    AGREE = "record that a plan has been agreed"
    PUBLISH = "publish and withdraw plans"
    REPORT = "send updates on the rows of their body"
    REVIEW = "open and close rounds, and accept or return updates"
    DISCUSS = "comment on progress and ask about it"
    SIGN_OFF = "sign off a quarter"
    MINUTE = "keep the minutes of meetings"
    SCRUTINISE = "read what was sent to the committee, and record what it recommends"
    READ_REVIEWS = "read what a death review holds beyond its dates"
    MANAGE = "change the partnership's settings and who holds which role"


# The statuses of a plan that nobody has agreed yet: for those who work on it.
UNFINISHED: frozenset[str] = frozenset({Plan.Status.DRAFT, Plan.Status.CONSULTATION})

READER = {Can.READ}
COLLEAGUE = READER | {Can.READ_DRAFTS, Can.READ_PARTNERS}

POWERS: dict[str, frozenset[Can]] = {
    Role.Kind.OFFICER: frozenset(Can),
    Role.Kind.LEAD: frozenset(COLLEAGUE | {Can.REPORT}),
    Role.Kind.STRATEGY: frozenset(COLLEAGUE | {Can.READ_RESTRICTED, Can.DISCUSS}),
    Role.Kind.CLERK: frozenset(COLLEAGUE | {Can.READ_RESTRICTED, Can.MINUTE}),
    Role.Kind.CHAIR: frozenset(
        COLLEAGUE | {Can.READ_RESTRICTED, Can.AGREE, Can.DISCUSS, Can.SIGN_OFF, Can.READ_REVIEWS}
    ),
    Role.Kind.SCRUTINY: frozenset(READER | {Can.READ_PARTNERS, Can.SCRUTINISE}),
    Role.Kind.COUNTY: frozenset(READER | {Can.READ_PARTNERS}),
    Role.Kind.VIEWER: frozenset(READER),
}


# What it takes to be among those who may read a thing; what is public takes nothing.
AUDIENCE_POWERS: dict[Audience, Can | None] = {
    Audience.PUBLIC: None,
    Audience.PARTNERS: Can.READ_PARTNERS,
    Audience.RESTRICTED: Can.READ_RESTRICTED,
}


@cache
def history_needs() -> dict[str, Can]:
    """Kinds of row whose history only those with a power may read, as each model says of itself."""
    kinds = [model for model in apps.get_models() if hasattr(model, "history_needs")]
    return {kind._meta.label_lower: Can[kind.history_needs] for kind in kinds}


@dataclass(frozen=True)
class Access:
    """What one person may do in one partnership, with every role that they hold there added up."""

    partnership: Partnership
    powers: frozenset[Can]
    bodies: frozenset[int]

    def can(self, power: Can) -> bool:
        return power in self.powers

    def require(self, power: Can) -> None:
        if not self.can(power):
            raise PermissionDenied(f"Your role here does not let you {power}.")

    @property
    def audiences(self) -> list[Audience]:
        """The audiences that this person is among, for queries: ``visibility__in=access.audiences``."""
        return [audience for audience in Audience if self.may_read(audience)]

    def may_read(self, audience: str) -> bool:
        """Whether this person is among those who may read a thing."""
        power = AUDIENCE_POWERS[Audience(audience)]
        return power is None or self.can(power)

    @property
    def hidden_plans(self) -> frozenset[str]:
        """The statuses of plans that this person may not know of."""
        return frozenset() if self.can(Can.READ_DRAFTS) else UNFINISHED

    def hidden_kinds(self) -> list[str]:
        """The kinds of row whose history is not for this person."""
        return [kind for kind, power in history_needs().items() if not self.can(power)]

    @property
    def may(self) -> dict[str, bool]:
        """For templates: ``access.may.EDIT``."""
        return {power.name: power in self.powers for power in Can}


def access_to(user, slug: str) -> Access | None:
    """Somebody's access to a partnership, or None for a stranger. One query."""
    roles = roles_held().rows({ANY_NUMBER: user.pk, ANY_WORDS: slug})
    if not roles:
        return None
    return combine_roles(
        roles[0].partnership, [(role.kind, role.organisation_id) for role in roles]
    )


def combine_roles(partnership: Partnership, roles: Sequence[tuple[str, int | None]]) -> Access:
    """What somebody may do who holds these roles: the kind of each, and the body that it is for."""
    return Access(
        partnership=partnership,
        powers=frozenset().union(*(POWERS[kind] for kind, _ in roles)),
        bodies=frozenset(body for _, body in roles if body),
    )


class PartnershipRequest(HttpRequest):
    """A request whose view has entered a partnership; the navigation and the header read it."""

    access: Access
    partnership: Partnership


def enter(request: PartnershipRequest, slug: str, power: Can = Can.READ) -> Access:
    """The first line of a view: 404 for a stranger, 403 for a colleague without the power.

    The access and the partnership are put on the request too.
    """
    access = access_to(request.user, slug)
    if access is None:
        raise Http404("There is no such page, or it is not yours to see.")
    return let_in(request, access, power)


def let_in(request: PartnershipRequest, access: Access, power: Can) -> Access:
    # A colleague who is refused is still among colleagues: the answer stands in the partnership's frame.
    request.access = access
    request.partnership = access.partnership
    access.require(power)
    return access


NO_SUCH_PLAN = "There is no such plan, or it is not yours to see."


def enter_plan(
    request: PartnershipRequest, slug: str, plan_slug: str, power: Can = Can.READ
) -> tuple[Access, Plan]:
    """The same for a plan; one that is not agreed yet is hidden from those who may not read drafts."""
    place = {ANY_NUMBER: request.user.pk, ANY_WORDS: slug, OTHER_WORDS: plan_slug}
    found = plan_entered().rows(place)
    if not found:
        enter(
            request, slug, power
        )  # Somebody unknown here, or without the power, is told that first.
        raise Http404(NO_SUCH_PLAN)
    plan = found[0]
    roles = [(each.role_kind, each.role_body) for each in found]
    access = let_in(request, combine_roles(plan.partnership, roles), power)
    if plan.status in access.hidden_plans:
        raise Http404(NO_SUCH_PLAN)
    return access, plan


@cache
def plan_entered() -> PreparedModels:
    """One plan by its partnership's address and its own, as ``with_roles_of`` has it."""
    place = {"partnership__slug": ANY_WORDS, "slug": OTHER_WORDS}
    rows = Plan.objects.filter(**place).with_roles_of(ANY_NUMBER).for_page()
    return PreparedModels(lambda: rows.select_related("partnership").order_by())


@cache
def roles_held() -> PreparedModels:
    """What somebody holds now in a partnership, by its address."""
    rows = Role.objects.filter(user=ANY_NUMBER, partnership__slug=ANY_WORDS, ended_at=None)
    return PreparedModels(lambda: rows.select_related("partnership").order_by())
