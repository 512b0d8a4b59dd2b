"""Sending e-mails outside the request where a worker runs, and inside it where none does."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from actions.services.sending import send_queued


@task()
def send_waiting_mail() -> None:
    """Send what waits. Where a worker runs, what a server put off is tried again by itself."""
    tally = send_queued(now=timezone.now())
    if tally.again_at is not None and send_waiting_mail.get_backend().supports_defer:
        send_waiting_mail.using(run_after=tally.again_at).enqueue()
