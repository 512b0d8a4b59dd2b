"""Jobs are found by their names, and what waited under a former name is not lost."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.utils.module_loading import import_string
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from csp.jobs import find_job


def test_every_name_leads_to_the_job_that_is_called_so(settings):
    for name in settings.JOBS:
        job = find_job(name)
        assert isinstance(job, Task)
        assert job.name == name
        assert import_string(f"csp.jobs.{name}") is job


def test_a_name_that_no_job_has_is_not_found():
    with pytest.raises(ImportError):
        import_string("csp.jobs.no_such_job")


def test_every_former_name_means_a_job_of_today(settings):
    # A job that is newer than the names of today never had another.
    assert set(settings.FORMER_JOBS.values()) <= set(settings.JOBS)


@pytest.mark.django_db
def test_a_job_that_waits_since_before_is_found_once_the_database_is_migrated(settings):
    settings.TASKS = {"default": {"BACKEND": "csp.jobs.queue.JobQueue"}}
    waiting = DBTaskResult.objects.get(pk=find_job("clear_file").enqueue("drawn/nothing").id)
    assert waiting.task_path == "csp.jobs.clear_file"
    DBTaskResult.objects.filter(pk=waiting.pk).update(task_path="reporting.jobs.clear_file")
    call_command("migrate", verbosity=0)
    waiting.refresh_from_db()
    assert waiting.task.func is find_job("clear_file").func
