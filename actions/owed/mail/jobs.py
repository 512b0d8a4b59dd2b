"""Sending e-mails to owners outside the request where a worker runs, and inside it where none does."""

from __future__ import annotations

from django_tasks import task

from actions.owed.mail.sending import send_owed_mail
from csp.mail.outbox import send_as_job


@task()
def send_waiting_owed() -> None:
    """Send what waits. Where a worker runs, what was put off is tried again by itself."""
    send_as_job(send_waiting_owed, send_owed_mail)
