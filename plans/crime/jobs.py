"""Work that is done outside the request where a worker runs, and inside it where none does."""

from __future__ import annotations

from django_tasks import task

from plans.crime.services.crime_reading import read_waiting_file
from plans.models import CrimeImport


@task()
def read_crime(import_id: int) -> None:
    """Read a crime file that was kept, and store its figures."""
    row = CrimeImport.objects.select_related("partnership", "by").filter(pk=import_id).first()
    if row is not None:
        read_waiting_file(row)
