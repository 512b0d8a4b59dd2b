"""Sending what waits of the e-mails to owners, each written from the rows as they are when it goes."""

from __future__ import annotations

from datetime import datetime

from actions.models import AgreedMail
from actions.owed.mail.letters import compose_owed_mail, letters_to_owners
from csp.mail.outbox import MailTally, Outbox, send_waiting


def send_owed_mail(*, now: datetime | None = None, most: int | None = None) -> MailTally:
    """Send what is in the outbox and may go at ``now``; several workers may do so at once."""
    return send_waiting(OUTBOX, now=now, most=most)


OUTBOX = Outbox(
    rows=lambda: AgreedMail.objects.select_related("partnership", "person", "organisation"),
    letters=lambda batch, day: letters_to_owners(batch, today=day),
    compose=compose_owed_mail,
)
