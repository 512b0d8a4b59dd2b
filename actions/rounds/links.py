"""The link in an e-mail, which is the only proof that a lead's pages ask for."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from actions.models import Invitation
from csp.forms.fields import parse_whole_number


def token_of(invitation: Invitation) -> str:
    """What stands in the link. The same every time, until the secret is changed."""
    return signer(invitation).sign(str(invitation.pk))


def invitation_link(invitation: Invitation) -> str:
    """The whole address, as it is written into an e-mail."""
    return link_with(token_of(invitation))


def link_with(token: str) -> str:
    return settings.SITE_URL + reverse("update", args=[token])


def signer(invitation: Invitation) -> Signer:
    return Signer(sep=".", salt=f"actions.invitation.{invitation.secret.hex}")


def invitation_of(token: str, *, today: date) -> Invitation | None:
    """Whose link this is, or None for one that has ended, was revoked, was made up or is of one who left.

    One query."""
    number = parse_whole_number(token.partition(".")[0])
    if number is None:
        return None
    found = (
        Invitation.objects.select_related("round", "partnership", "person", "organisation")
        .filter(pk=number)
        .first()
    )
    if found is None or not is_theirs(found, token):
        return None
    return found if found.works_on(today) else None


def is_theirs(invitation: Invitation, token: str) -> bool:
    """Whether a token is this invitation's; compared in the same time whatever is wrong with it."""
    try:
        return signer(invitation).unsign(token) == str(invitation.pk)
    except BadSignature:
        return False
