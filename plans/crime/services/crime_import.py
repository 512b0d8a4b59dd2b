"""A crime file on its way in: kept for a job to read, tried again, gone on with, taken back."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path, PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from csp import changes
from csp.jobs import find_job
from csp.models import User
from plans.crime.services.crime import take_back_sums
from plans.crime.services.crime_reading import GONE, drop_file, store_reading_of_file
from plans.crime.services.crime_scope import read_file
from plans.models import CrimeImport, Partnership

State = CrimeImport.State

# A worker that was not heard of for so long has died; the file may be tried again.
GIVEN_UP_AFTER = timedelta(minutes=10)
UNDER_WAY = "“{}” is not waiting for this any more. Look at how far it is now; nothing was changed."

# -- Beginning ------------------------------------------------------------------------------------


def start_import(
    *, by: User | None, partnership: Partnership, upload: UploadedFile, asked: Mapping[str, Any]
) -> CrimeImport:
    """Keep an uploaded file and have it read by a job.

    ``asked``: ``areas`` names the partnership's own areas and ``beside`` those to compare with, as
    the table does; ``details`` are subgroups to count too; ``negatives`` allows corrections below 0;
    ``exempt`` lets small numbers be shown; ``ask`` asks for the areas again.
    Raises ValidationError for a file that is too large.
    """
    refuse_crime_file_size(upload.size or 0)
    row = CrimeImport(
        partnership=partnership,
        by=by,
        name=crime_file_name(upload.name or ""),
        sha256=digest_of_chunks(upload.chunks()),
        asked=dict(asked),
    )
    # Kept where no address leads, under a name that says nothing.
    row.file.save(f"{partnership.pk}-{secrets.token_hex(16)}", upload, save=False)
    try:
        with transaction.atomic():
            row.save()
            changes.record_event(by=by, verb="brought", target=row)
            enqueue_crime_import(row)
    except BaseException:
        row.file.delete(save=False)
        raise
    row.refresh_from_db()
    return row


def refuse_crime_file_size(size: int) -> None:
    most = settings.CRIME_MAX_MB
    if size > most * 1_000_000:
        raise ValidationError(
            f"This file has {size / 1_000_000:,.0f} MB; up to {most} MB can be sent here. Whoever "
            "runs this site can bring in larger ones from the command line."
        )


def crime_file_name(name: str) -> str:
    return (PurePath(name.replace("\\", "/")).name or "crime file")[-200:].replace("\0", "")


def digest_of_chunks(chunks) -> str:
    found = hashlib.sha256()
    for chunk in chunks:
        found.update(chunk)
    return found.hexdigest()


def enqueue_crime_import(row: CrimeImport) -> None:
    transaction.on_commit(lambda: find_job("read_crime").enqueue(row.pk))


# -- From the command line ------------------------------------------------------------------------


def import_path(
    *,
    by: User | None,
    partnership: Partnership,
    path: Path,
    asked: Mapping[str, Any],
    progress: Callable[[int, int], None] | None = None,
) -> CrimeImport:
    """Read a file or a folder where it lies, and store what it comes to.

    Raises CrimeFileProblem, Unnamed or ValidationError, and stores nothing then.
    """
    read = read_file(partnership=partnership, path=path, asked=asked, progress=progress)
    row = CrimeImport(
        partnership=partnership,
        by=by,
        name=crime_file_name(path.resolve().name),
        sha256=digest_of_chunks(chunks_of(path)),
        asked=dict(asked),
        state=State.READING,
        run=1,
    )
    store_reading_of_file(row, read)
    return row


def chunks_of(path: Path):
    files = sorted(path.rglob("*.csv")) if path.is_dir() else [path]
    for each in files:
        with each.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                yield chunk


# -- Going on, and the way back -------------------------------------------------------------------


def has_crime_import_died(row: CrimeImport) -> bool:
    """Whether it can be tried again: it failed, or nothing was heard of it for long."""
    if row.state == State.FAILED:
        return True
    quiet_since = row.heard_at or row.at
    under_way = row.state in (State.READING, State.WAITING)
    return under_way and timezone.now() - quiet_since > GIVEN_UP_AFTER


def retry_crime_import(*, by: User | None, row: CrimeImport) -> CrimeImport:
    """Read a kept file once more, from its beginning, as nothing was stored of it."""
    return wait_again(by, row, has_crime_import_died, {})


def choose_areas(*, by: User | None, row: CrimeImport, areas: list[str]) -> CrimeImport:
    """Go on with a file now that somebody has said which of its partnerships are meant."""
    if not areas:
        raise ValidationError({"areas": "Choose at least one."})
    asked = {"areas": areas, "ask": False}
    return wait_again(by, row, lambda held: held.state == State.ASKING, asked)


def wait_again(by, row, may: Callable[[CrimeImport], bool], asked: Mapping) -> CrimeImport:
    with transaction.atomic():
        held = held_row(row)
        if not may(held):
            raise ValidationError(UNDER_WAY.format(held))
        if not held.file or not held.file.storage.exists(str(held.file.name)):
            raise ValidationError(GONE)
        held.asked = held.asked | dict(asked)
        held.state, held.trouble, held.heard_at = State.WAITING, "", timezone.now()
        held.save()
        changes.record_event(by=by, verb="went on with", target=held)
        enqueue_crime_import(held)
    held.refresh_from_db()
    return held


def held_row(row: CrimeImport) -> CrimeImport:
    held = CrimeImport.objects.select_for_update().get(pk=row.pk)
    held.partnership = row.partnership
    return held


@transaction.atomic
def discard_crime_import(*, by: User | None, row: CrimeImport) -> None:
    """Throw away a file that was never brought in. Raises ValidationError while it is being read."""
    held = held_row(row)
    if held.state not in (State.ASKING, State.REFUSED) and not has_crime_import_died(held):
        raise ValidationError(UNDER_WAY.format(held))
    changes.record_event(by=by, verb="discarded", target=held)
    drop_file(held)
    held.delete()


def undo_crime_import(*, by: User | None, row: CrimeImport) -> CrimeImport:
    """Take back every figure of an import in one step; those that it replaced stand again.

    Raises ValidationError, and changes nothing, where a figure has been corrected since.
    """
    with changes.changing():
        held = held_row(row)
        if held.state != State.DONE:
            raise ValidationError(UNDER_WAY.format(held))
        take_back_sums(by=by, partnership=held.partnership, result=held.result)
        held.state, held.settled_at = State.UNDONE, timezone.now()
        held.save()
        changes.record_event(by=by, verb="undid", target=held)
    return held
