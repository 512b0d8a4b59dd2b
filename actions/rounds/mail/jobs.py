"""Sending e-mails outside the request where a worker runs, and inside it where none does."""

from __future__ import annotations

from django_tasks import task

from actions.rounds.mail.sending import send_queued
from csp.mail.outbox import send_as_job


@task()
def send_waiting_mail() -> None:
    """Send what waits. Where a worker runs, what was put off is tried again by itself."""
    send_as_job(send_waiting_mail, send_queued)
