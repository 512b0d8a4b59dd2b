"""Reading a crime file that was kept, by one worker at a time, and storing it in one step or not at all."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from csp import changes
from csp.periods import date_words
from plans.crime import CrimeFileProblem
from plans.crime.series import CrimeSeries
from plans.crime.services.crime import CrimeStoreOutcome, keep_places, keep_sums
from plans.crime.services.crime_scope import CrimeFileSums, read_file
from plans.crime.sums import Sums, Unnamed
from plans.models import CrimeImport, GeographyScheme

log = logging.getLogger(__name__)
State = CrimeImport.State
SCHEME = GeographyScheme.Kind

TELL_EVERY = 1.0
MOST_TROUBLE = CrimeImport._meta.get_field("trouble").max_length or 1_000
INTERRUPTED = (
    "The file could not be brought in this time. Nothing of it was stored, and the file is kept: "
    "try again. If it happens a second time, tell whoever runs this site."
)
GONE = "The file is not in the store any more. Nothing was stored: bring it in once more."


class AttemptOvertaken(Exception):
    """Another attempt at the same file has begun, so this one stops."""


def read_waiting_file(row: CrimeImport) -> None:
    """Read a file that waits, and store what it comes to; it says afterwards what became of it."""
    if not claim_import(row):
        return
    try:
        path = Path(row.file.path)
        if not path.is_file():
            raise CrimeFileProblem(GONE)
        read = read_file(
            partnership=row.partnership, path=path, asked=row.asked, progress=progress_teller(row)
        )
        store_reading_of_file(row, read)
    except AttemptOvertaken:
        log.info("Another attempt at crime file %s has begun", row.pk)
    except CrimeFileProblem as problem:
        end_without_storing(row, State.REFUSED, str(problem))
    except Unnamed as problem:
        end_without_storing(row, State.ASKING, str(problem), areas=problem.areas)
    except ValidationError as problem:
        end_without_storing(row, State.FAILED, " ".join(problem.messages))
    except Exception:
        log.exception("Crime file %s could not be brought in", row.pk)
        end_without_storing(row, State.FAILED, INTERRUPTED)


def claim_import(row: CrimeImport) -> bool:
    """Whether this worker is the one to read it: the look and the step are one statement."""
    waiting = CrimeImport.objects.filter(pk=row.pk, state=State.WAITING)
    step = {"state": State.READING, "run": F("run") + 1, "heard_at": timezone.now()}
    if not waiting.update(**step, done=0, total=0, trouble=""):
        return False
    row.refresh_from_db(fields=["state", "run", "asked", "file"])
    return True


def progress_teller(row: CrimeImport) -> Callable[[int, int], None]:
    """Notes about once a second how far it is. Raises Overtaken where another attempt has begun."""
    told = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told
        if (now := time.monotonic()) - told < TELL_EVERY:
            return
        told = now
        mine = CrimeImport.objects.filter(pk=row.pk, run=row.run, state=State.READING)
        if not mine.update(heard_at=timezone.now(), done=done, total=total):
            raise AttemptOvertaken

    return tell


@transaction.atomic
def end_without_storing(
    row: CrimeImport, state: str, trouble: str, *, areas: list[str] | None = None
) -> None:
    """Nothing was stored: say why. A refused file goes, the others are kept to go on with."""
    mine = CrimeImport.objects.filter(pk=row.pk, run=row.run, state=State.READING)
    values = {"state": state, "trouble": trouble[:MOST_TROUBLE], "areas": areas or []}
    if not mine.update(**values, settled_at=timezone.now()):
        return
    row.refresh_from_db()
    changes.record_event(by=row.by, verb="could not bring in", target=row)
    if state == State.REFUSED:
        drop_file(row)


def store_reading_of_file(row: CrimeImport, read: CrimeFileSums) -> None:
    """Store what was read, and that it was, in one step."""
    with changes.changing():
        hold_import(row)
        outcome = keep_reading(row, read)
        finish_import(row, read.sums, outcome, sorted(read.own), sorted(read.beside))
        changes.record_event(by=row.by, verb="brought in the figures of", target=row)
        drop_file(row)


def hold_import(row: CrimeImport) -> None:
    """Keep the import for this attempt until the transaction ends; one that has no row yet gets it."""
    if row.pk is None:
        row.save()
        return
    mine = CrimeImport.objects.select_for_update().filter(pk=row.pk, run=row.run)
    if not mine.filter(state=State.READING).exists():
        raise AttemptOvertaken


def keep_reading(row: CrimeImport, read: CrimeFileSums) -> CrimeStoreOutcome:
    by, partnership = row.by, row.partnership
    places = dict(read.places)
    for kind, names in ((SCHEME.PARTNERSHIP, read.own), (SCHEME.COMPARATOR, read.beside)):
        places |= keep_places(by=by, partnership=partnership, kind=kind, names=names)
    exempt = bool(row.asked.get("exempt", True))
    with changes.with_reason(f"crime file {row.name}"):
        return keep_sums(
            by=by, partnership=partnership, sums=read.sums, places=places, exempt=exempt
        )


def finish_import(
    row: CrimeImport, sums: Sums, outcome: CrimeStoreOutcome, own: list[str], beside: list[str]
) -> None:
    row.kind, row.state, row.settled_at = sums.kind.value, State.DONE, timezone.now()
    row.rows, row.kept, row.skipped = sums.rows, sums.kept, sums.skipped
    row.done = row.total = max(row.total, 1)
    row.areas, row.trouble = [], ""
    apart = sums.apart_by_year(CrimeSeries(sums.kind))
    row.result = asdict(outcome) | {
        "form": sums.form,
        "issued": sums.updated.isoformat() if sums.updated else "",
        "issued_words": date_words(sums.updated) if sums.updated else "",
        "own": own,
        "beside": beside,
        "first": str(sums.periods[0]) if sums.periods else "",
        "last": str(sums.periods[-1]) if sums.periods else "",
        "codes": [each.code for each in (*sums.periods, *sums.missing)],
        "missing": [str(each) for each in sums.missing],
        "unassigned": sums.unassigned,
        "apart": {force: {str(y): n for y, n in years.items()} for force, years in apart.items()},
        "notes": sums.notes,
        "remarks": [*sums.remarks, *outcome.remarks],
        "changed": bool(outcome.new or outcome.corrected),
    }
    row.save()


def drop_file(row: CrimeImport) -> None:
    """The file is of no more use; it goes once everything else is stored."""
    if row.file:
        name, storage = str(row.file.name), row.file.storage
        CrimeImport.objects.filter(pk=row.pk).update(file="")
        row.file = ""
        transaction.on_commit(lambda: storage.delete(name))
