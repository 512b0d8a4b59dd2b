"""Work that is done outside the request where a worker runs, and inside it where none does."""

from __future__ import annotations

from django_tasks import task

from reporting.editions.services.publication import prepare_publication
from reporting.editions.services.report import prepare_report
from reporting.models import Publication, Report


@task()
def draw_publication(publication_id: int) -> None:
    """Make the document of a version that has been frozen."""
    publication = Publication.objects.select_related(
        "partnership", "plan__partnership", "published_by"
    ).get(pk=publication_id)
    prepare_publication(publication)


@task()
def draw_report(report_id: int) -> None:
    """Make the document of a paper whose facts have been frozen."""
    report = Report.objects.select_related("partnership", "signed_by").get(pk=report_id)
    prepare_report(report)
