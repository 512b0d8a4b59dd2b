"""Sending e-mails outside the request where a worker runs, and inside it where none does."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from actions.services.sending import send_queued

# Where no worker runs somebody waits for this; ``send_reminders`` sends the rest.
MOST_IN_A_REQUEST = 100


@task()
def send_waiting_mail() -> None:
    """Send what waits. Where a worker runs, what was put off is tried again by itself."""
    has_worker = send_waiting_mail.get_backend().supports_defer
    tally = send_queued(now=timezone.now(), most=None if has_worker else MOST_IN_A_REQUEST)
    if tally.again_at is not None and has_worker:
        send_waiting_mail.using(run_after=tally.again_at).enqueue()
