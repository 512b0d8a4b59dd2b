"""Work that is left to a worker, or done at once where none runs, by names that outlast any move of the code.

The queue keeps ``csp.jobs.<name>`` for a job, and ``settings.JOBS`` says which function is meant. So
whoever asks for a job need not know the feature that does it, and a job that waits in the queue
while a new version is put in place is found by that version.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.module_loading import import_string
from django_tasks.base import Task


def find_job(name: str) -> Task[Any, Any]:
    """The job of a name in ``settings.JOBS``. Raises KeyError for any other."""
    return import_string(settings.JOBS[name])


def __getattr__(name: str) -> Task[Any, Any]:
    """What a worker imports: the job that the queue keeps as ``csp.jobs.<name>``."""
    try:
        return find_job(name)
    except KeyError:
        raise AttributeError(name) from None


def rename_waiting_jobs(*, using: str = DEFAULT_DB_ALIAS, **_: object) -> None:
    """Give jobs that wait since before they had names of their own the names that they have now."""
    from django_tasks_db.models import DBTaskResult

    # An app may be migrated alone, before the queue is there.
    if DBTaskResult._meta.db_table not in connections[using].introspection.table_names():
        return
    for former, name in settings.FORMER_JOBS.items():
        waiting = DBTaskResult.objects.using(using).filter(task_path=former)
        waiting.update(task_path=f"{__name__}.{name}")
