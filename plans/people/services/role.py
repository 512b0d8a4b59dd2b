"""Letting people in and out."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from csp import changes
from csp.links.services import end_links_of
from csp.models import User
from plans.models import Organisation, Partnership, Person, Role


@transaction.atomic
def grant_role(
    *,
    by: User | None,
    partnership: Partnership,
    user: User,
    kind: str,
    organisation: Organisation | None = None,
) -> Role:
    role = Role(partnership=partnership, user=user, kind=kind, organisation=organisation)
    return changes.create(role, by=by, verb="granted")


@transaction.atomic
def invite_colleague(
    *,
    by: User | None,
    partnership: Partnership,
    email: str,
    name: str,
    kind: str,
    organisation: Organisation | None = None,
) -> Role:
    """Give somebody a role and send them a link; an account is made if they have none."""
    email = email.strip().lower()
    user = User.objects.filter(email=email).first() or User.objects.create_user(email, name=name)
    role = grant_role(
        by=by, partnership=partnership, user=user, kind=kind, organisation=organisation
    )
    Person.objects.filter(partnership=partnership, email__iexact=email, user=None).update(user=user)
    transaction.on_commit(lambda: send_invitation(role))
    return role


def send_invitation(role: Role) -> None:
    """Mail the way in: a link to choose a password, or to sign in for those who have one."""
    context = {
        "role": role,
        "partnership": role.partnership,
        "link": settings.SITE_URL + way_in(role.user),
        "new": not role.user.has_usable_password(),
        "days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
    }
    send_mail(
        subject=f"{role.partnership}: you are invited to Safer Plans",
        message=render_to_string("plans/people/email/invitation.txt", context),
        from_email=None,
        recipient_list=[role.user.email],
    )


def way_in(user: User) -> str:
    if user.has_usable_password():
        return reverse("account_login")
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    uid, token = key.split("-", 1)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})


@transaction.atomic
def end_role(*, by: User | None, role: Role, version: int) -> Role:
    """End a role now. Raises ValidationError for the last officer: somebody must be able to let people in."""
    Partnership.objects.select_for_update().get(pk=role.partnership_id)
    if role.kind == Role.Kind.OFFICER and not other_officers(role).exists():
        raise ValidationError(
            "This is the last community safety officer here. "
            "Invite another one first, or nobody could change anything."
        )
    ended = changes.update(
        role, by=by, version=version, values={"ended_at": timezone.now()}, verb="ended", strict=True
    )
    end_links_of(by=by, holder=ended)
    return ended


def other_officers(role: Role):
    return Role.objects.filter(
        partnership_id=role.partnership_id,
        kind=Role.Kind.OFFICER,
        ended_at=None,
        user__is_active=True,
    ).exclude(pk=role.pk)
