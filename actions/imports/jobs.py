"""Work that is done outside the request where a worker runs, and inside it where none does."""

from __future__ import annotations

from django_tasks import task

from actions.imports.services.importing import read_kept_file
from actions.models import Import


@task()
def read_import(import_id: int) -> None:
    """Read a file that is too long to read while somebody waits."""
    row = Import.objects.select_related("partnership", "plan").filter(pk=import_id).first()
    if row is not None:
        read_kept_file(row)
