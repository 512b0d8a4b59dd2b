"""Work that is done outside the request where a worker runs, and inside it where none does."""

from __future__ import annotations

from django_tasks import task

from reporting.models import Publication
from reporting.services.publication import prepare_publication


@task()
def prepare(publication_id: int) -> None:
    """Make the document of a version that has been frozen."""
    publication = Publication.objects.select_related(
        "partnership", "plan__partnership", "published_by"
    ).get(pk=publication_id)
    prepare_publication(publication)
