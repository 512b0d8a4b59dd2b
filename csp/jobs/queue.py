"""The queue in the database, which keeps a job by its name and not by where its function stands."""

from __future__ import annotations

from dataclasses import dataclass

from django_tasks.base import Task
from django_tasks_db import DatabaseBackend


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedJob(Task):
    @property
    def module_path(self) -> str:
        """What is stored, and imported by the worker: see ``csp.jobs``."""
        return f"csp.jobs.{self.name}"


class JobQueue(DatabaseBackend):
    task_class = NamedJob  # type: ignore[assignment]  # the stubs mean the Task of Django 6
