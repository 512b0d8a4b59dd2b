"""Files that take long to draw: asked for once, drawn by a worker, kept for a while."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from time import monotonic, sleep
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import default_task_backend
from django_tasks_db.models import DBTaskResult

from csp.jobs import find_job
from csp.models import AuditEvent
from csp.periods import today
from plans.access import Access

# A worker that died leaves its paper behind; after this long it may be tried again.
GIVEN_UP_AFTER = timedelta(minutes=20)
FOLDER = "drawn"
KEPT_FOR = timedelta(hours=1)
# How long somebody waits for the file itself before a page waits for them, and how often we look.
PATIENCE = 2.0
LOOKS_EVERY = 0.1
UNFINISHED = {"READY", "RUNNING"}


@dataclass(frozen=True)
class FileRequest:
    """A file at an address as one person may read it: ``seen_as`` tells their powers apart."""

    address: str
    user: int
    seen_as: str

    def jobs(self) -> QuerySet[DBTaskResult]:
        """The jobs for this very file and this very person, the newest first."""
        same = {f"args_kwargs__kwargs__{name}": value for name, value in asdict(self).items()}
        return draw_jobs().filter(**same).order_by("-enqueued_at")


def draw_jobs() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(task_path="csp.jobs.draw_file")


def has_worker() -> bool:
    """Whether jobs are left to a worker; where none runs, whoever asks draws."""
    return default_task_backend.supports_get_result


def seen_as(access: Access) -> str:
    """What somebody may see, so that a file drawn before a role ended is not theirs any more."""
    return " ".join([*sorted(access.powers), *map(str, sorted(access.bodies))])


def as_it_stands(access: Access) -> str:
    """The same for as long as nothing has changed in the partnership, on one day."""
    events = AuditEvent.objects.filter(tenant=access.partnership.pk)
    last = events.order_by("-pk").values_list("pk", flat=True).first()
    return f"{today()} {last}"


def find_drawing(key: str, wanted: FileRequest) -> DBTaskResult | None:
    """A job by the key that its page holds; None where it is another's, or long gone."""
    try:
        job = wanted.jobs().filter(pk=key).first()
    except ValidationError:
        return None
    cleared = job and "file" in (job.return_value or {}) and not drawn_file_name(job)
    return None if cleared else job


def begin_job(wanted: FileRequest, stands: str) -> DBTaskResult:
    """A new job, unless one for the same words is under way or has just ended well."""
    lately = timezone.now() - GIVEN_UP_AFTER
    jobs = wanted.jobs().filter(args_kwargs__kwargs__stands=stands, enqueued_at__gt=lately)
    job = jobs.first()
    if job is not None and (job.status in UNFINISHED or drawn_file_name(job)):
        return job
    made = find_job("draw_file").enqueue(**asdict(wanted), stands=stands)
    return DBTaskResult.objects.get(pk=made.id)


def wait_for(job: DBTaskResult) -> None:
    """Until it has ended, but no longer than somebody likes to look at an empty page."""
    end = monotonic() + PATIENCE
    while job.status in UNFINISHED and monotonic() < end:
        sleep(LOOKS_EVERY)
        job.refresh_from_db()


def drawn_file_name(job: DBTaskResult) -> str:
    """Where the file is that it left, until it is cleared."""
    name: str = (job.return_value or {}).get("file", "")
    return name if name and default_storage.exists(name) else ""


def has_failed(job: DBTaskResult) -> bool:
    """Whether it ended badly, or whoever did it is not coming back."""
    given_up = timezone.now() - job.enqueued_at >= GIVEN_UP_AFTER
    return job.status == "FAILED" or (job.status in UNFINISHED and given_up)


def keep_drawn(data: bytes) -> str:
    """Store what was drawn until it is cleared by a job of its own; what it is called tells nothing."""
    name = default_storage.save(f"{FOLDER}/{uuid4().hex}", ContentFile(data))
    find_job("clear_file").using(run_after=timezone.now() + KEPT_FOR).enqueue(name)
    return name
