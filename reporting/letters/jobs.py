"""Sending letters outside the request where a worker runs, and inside it where none does."""

from __future__ import annotations

from django_tasks import task

from csp.mail.outbox import send_as_job
from reporting.letters.news_queries import one_news
from reporting.letters.services.letter import send_letters
from reporting.letters.services.subscription import tell_readers


@task()
def send_waiting_letters() -> None:
    """Send what waits. Where a worker runs, what was put off is tried again by itself."""
    send_as_job(send_waiting_letters, send_letters)


@task()
def tell_subscribers(kind: str, pk: int) -> None:
    """Queue the letters about something that was published, unless it is gone by now."""
    if found := one_news(kind, pk):
        partnership, news = found
        tell_readers(news, partnership=partnership)
