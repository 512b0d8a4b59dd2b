"""Making, finding and ending links."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from django.db import models, transaction
from django.utils import timezone

from csp import changes
from csp.models import EmailedLink, User

SECRET_BYTES = 32


class IssuedLink(NamedTuple):
    """A new link with its secret, for the e-mail: the only time that it is known."""

    link: EmailedLink
    secret: str


def secret_digest(secret: str) -> str:
    """What is kept of a secret. It is long and random, so one round of a digest is enough."""
    return sha256(secret.encode()).hexdigest()


def issue_link(
    *,
    purpose: str,
    tenant: int,
    email: str,
    name: str,
    expires_on: date | None,
    holder: models.Model | None = None,
    about: models.Model | None = None,
) -> IssuedLink:
    """Make a link for somebody; links that they had before go on until they end by themselves."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    link = EmailedLink.objects.create(
        purpose=purpose,
        tenant=tenant,
        email=email.lower(),
        name=name[:200],
        expires_on=expires_on,
        holder_type=holder._meta.label_lower if holder else "",
        holder_id=holder.pk if holder else None,
        about_type=about._meta.label_lower if about else "",
        about_id=about.pk if about else None,
        digest=secret_digest(secret),
    )
    return IssuedLink(link, secret)


def find_link(secret: str, purpose: str) -> EmailedLink | None:
    """The link of a secret, open or ended; None for one that was made up or is for another purpose."""
    return EmailedLink.objects.filter(digest=secret_digest(secret), purpose=purpose).first()


def note_link_opened(link: EmailedLink) -> None:
    """Keep when somebody was there for the first time: call it from a press, as scanners follow links."""
    EmailedLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=timezone.now())


def revoke_link(*, by: User | None, link: EmailedLink) -> None:
    """End a link for good. Ending it twice changes nothing."""
    end_links(by=by, links=[link])


def end_links_of(*, by: User | None, holder: models.Model) -> None:
    """End every link that somebody has by way of a row: they left, or the role ended."""
    end_links(by=by, links=EmailedLink.objects.held_by(holder).filter(revoked_at=None))


def end_links_about(*, by: User | None, row: models.Model) -> None:
    """End every link that opens a row: it was answered, or taken away."""
    end_links(by=by, links=EmailedLink.objects.about_row(row).filter(revoked_at=None))


def end_links(*, by: User | None, links: Iterable[EmailedLink]) -> None:
    with transaction.atomic():
        for link in links:
            open_still = EmailedLink.objects.filter(pk=link.pk, revoked_at=None)
            if open_still.update(revoked_at=timezone.now()):
                changes.record_event(by=by, verb="ended a link", target=link)


def shorten_links_of(*, holder: models.Model, last_day: date) -> None:
    """Let no link of somebody open anything after a day: their last, when it is known before."""
    links = EmailedLink.objects.held_by(holder).filter(revoked_at=None)
    later = models.Q(expires_on=None) | models.Q(expires_on__gt=last_day)
    links.filter(later).update(expires_on=last_day)


def move_links_about(*, row: models.Model, last_day: date) -> None:
    """Let the links that open a row end on another day: what they are for was moved."""
    links = EmailedLink.objects.about_row(row)
    links.filter(revoked_at=None).update(expires_on=last_day)
