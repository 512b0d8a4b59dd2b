"""Work that is done outside the request where a worker runs, and inside it where none does."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django_tasks import task

from csp.mail.outbox import send_as_job
from reporting.editions.services.publication import prepare_publication
from reporting.editions.services.report import prepare_report
from reporting.letters.news_queries import one_news
from reporting.letters.services.letter import send_letters
from reporting.letters.services.subscription import tell
from reporting.models import Publication, Report
from reporting.pages.drawing import draw_page


@task()
def prepare(publication_id: int) -> None:
    """Make the document of a version that has been frozen."""
    publication = Publication.objects.select_related(
        "partnership", "plan__partnership", "published_by"
    ).get(pk=publication_id)
    prepare_publication(publication)


@task()
def prepare_paper(report_id: int) -> None:
    """Make the document of a paper whose facts have been frozen."""
    report = Report.objects.select_related("partnership", "signed_by").get(pk=report_id)
    prepare_report(report)


@task()
def send_waiting_letters() -> None:
    """Send what waits. Where a worker runs, what was put off is tried again by itself."""
    send_as_job(send_waiting_letters, send_letters)


@task()
def tell_subscribers(kind: str, pk: int) -> None:
    """Queue the letters about something that was published, unless it is gone by now."""
    if found := one_news(kind, pk):
        partnership, news = found
        tell(news, partnership=partnership)


@task()
def draw_file(address: str, user: int, seen_as: str, stands: str) -> dict[str, str]:
    """Draw the file of a page as somebody may read it, for whom another page waits meanwhile.

    ``stands`` only tells apart what was drawn before a change and after it.
    """
    return draw_page(address, user, seen_as)


@task()
def clear_file(name: str) -> None:
    """Throw away a file that was drawn for somebody a while ago."""
    default_storage.delete(name)
