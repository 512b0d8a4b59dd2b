"""Sending what waits of the e-mails of rounds, each written from the rows as they are when it goes."""

from __future__ import annotations

from datetime import datetime

from actions.models import Mail
from actions.rounds.mail.letters import compose_round_mail, letters_by_mail
from csp.mail.outbox import MailTally, Outbox, send_waiting


def send_queued(*, now: datetime | None = None, most: int | None = None) -> MailTally:
    """Send what is in the outbox and may go at ``now``; several workers may do so at once."""
    return send_waiting(OUTBOX, now=now, most=most)


OUTBOX = Outbox(
    rows=lambda: Mail.objects.select_related(
        "round__partnership",
        "invitation__round",
        "invitation__person",
        "invitation__organisation",
    ),
    letters=lambda batch, day: letters_by_mail(batch, today=day),
    compose=compose_round_mail,
)
