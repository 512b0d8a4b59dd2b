"""Bringing a plan in from a file: reading it, keeping what was read until somebody says so."""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256
from itertools import count
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from actions.imports import FIELDS, ImportedPlan, Unreadable, read_pasted, read_plan
from actions.imports.refusals import refuse_import_size
from actions.imports.stored import known_names, remembered_headings, to_json
from actions.imports.years import title_without_years
from actions.models import ColumnChoice, Import
from csp import changes
from csp.jobs import find_job
from csp.models import User
from plans.models import Partnership, Plan
from plans.plan.forms.plan import suggested_slug
from plans.plan.services.plan import refuse_overlap

log = logging.getLogger(__name__)
State = Import.State

# What takes long enough to read that nobody should wait for the page meanwhile.
LONG = 1_000_000
# No file takes so long: whatever was to read it has died, and it may be tried again.
GIVEN_UP_AFTER = timedelta(minutes=20)
PASTED = "pasted table"
# What a plan is called until somebody says it, where its file has no title.
NO_TITLE = "Community safety plan"
TROUBLE = (
    "The file could not be read through to the end. Nothing was stored. Save the plan in a new "
    "Word or Excel file and choose that one; if it happens again, tell whoever runs this site."
)

DEALT_WITH = (
    "“{row}” is not waiting any more: it was dealt with a moment ago. Nothing was changed now."
)
BUSY = "“{row}” is being read, or was read already. Look at how far it is now; nothing was changed."


def read_upload(
    *,
    by: User | None,
    partnership: Partnership,
    name: str,
    data: bytes,
    kind: str = "",
    plan: Plan | None = None,
    new_plan: Mapping[str, Any] | None = None,
    wait: bool = False,
) -> Import:
    """Read a file for a plan, or for a plan that is still to be set up with ``new_plan``'s values.

    Nothing goes into the plan yet. A long file is read by a job unless the caller can ``wait``.
    Raises Unreadable with a sentence, and stores nothing, for a file that is no plan.
    """
    row = new_import(
        by=by,
        partnership=partnership,
        name=name,
        data=data,
        kind=kind,
        plan=plan,
        new_plan=new_plan,
    )
    long = not wait and (len(data) > LONG or data[:1024].lstrip().startswith(b"%PDF"))
    if not long:
        keep_result(row, read_bytes(data, row))
    store_import_file(row, data)
    if long:
        enqueue_import(row)
        row.refresh_from_db()
    return row


def new_import(*, name: str, data: bytes, new_plan=None, **values) -> Import:
    """An import that is not stored yet. Raises Unreadable for a file that is empty or too large."""
    refuse_import_size(data)
    return Import(
        name=(PurePath(name.replace("\\", "/")).name or "plan")[-200:].replace("\0", ""),
        sha256=sha256(data).hexdigest(),
        new_plan=dates_as_words(new_plan or {}),
        **values,
    )


def add_said_by_file(row: Import) -> None:
    """Complete what a new plan is called and when it runs by what the file says of itself."""
    if row.plan_id or "title" not in row.new_plan:
        return
    title = title_without_years(row.result["title"])[: Plan._meta.get_field("title").max_length]
    said = {"title": title or NO_TITLE} | dict(
        zip(("start", "end"), row.result["period"], strict=False)
    )
    typed = {name: words for name, words in row.new_plan.items() if words}
    row.new_plan = said | typed


def check_new_plan(*, partnership: Partnership, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a plan that could be set up now, with a free address for it.

    Raises ValidationError when its period clashes with another plan's.
    """
    wanted = dict(values)
    wanted["slug"] = unused_plan_slug(partnership, suggested_slug(wanted["start"], wanted["end"]))
    plan = Plan(partnership=partnership, **wanted)
    with transaction.atomic():
        plan.full_clean()
        refuse_overlap(plan)
    return wanted


def unused_plan_slug(partnership: Partnership, slug: str) -> str:
    taken = set(Plan.objects.filter(partnership=partnership).values_list("slug", flat=True))
    tries = (f"{slug}-{number}" if number > 1 else slug for number in count(1))
    return next(each for each in tries if each not in taken)


def read_paste(
    *, by: User | None, partnership: Partnership, text: str, html: str = "", **where
) -> Import:
    """Read a table that was pasted from Word, Excel or a web page."""
    data = json.dumps({"text": text, "html": html}).encode()
    return read_upload(
        by=by, partnership=partnership, name="Pasted table", kind=PASTED, data=data, **where
    )


def dates_as_words(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in values.items()}


def read_bytes(data: bytes, row: Import, columns: Mapping[str, str] | None = None) -> ImportedPlan:
    """Read a file with what this partnership's names and headings mean."""
    meaning: dict[str, Any] = {
        "known": known_names(row.partnership),
        "overrides": remembered_headings(row.partnership) | dict(columns or {}),
        "period": period_of(row),
    }
    try:
        if row.kind == PASTED:
            return read_pasted(**json.loads(data), **meaning)
        return read_plan(row.name, data, **meaning)
    except Unreadable:
        raise
    except Exception as problem:
        # Whatever a file has in it, the person who chose it gets a sentence.
        log.exception("A file could not be read")
        raise Unreadable(TROUBLE) from problem


def period_of(row: Import) -> tuple[date, date] | None:
    if row.plan:
        return row.plan.start, row.plan.end
    start, end = (stored_day(row.new_plan.get(name, "")) for name in ("start", "end"))
    return (start, end) if start and end else None


def stored_day(words: str) -> date | None:
    """A day of a new plan as it is kept; nothing where somebody typed what is no day."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def keep_result(row: Import, result: ImportedPlan) -> None:
    row.kind, row.result, row.state = result.kind, to_json(result), State.READ
    add_said_by_file(row)


def store_import_file(row: Import, data: bytes) -> None:
    """Keep the file where no address leads, under a name that says nothing."""
    row.file.save(f"{row.partnership_id}-{secrets.token_hex(16)}", ContentFile(data), save=False)
    try:
        with transaction.atomic():
            row.save()
            changes.record_event(by=row.by, verb="read", target=row)
    except BaseException:
        row.file.delete(save=False)
        raise


def enqueue_import(row: Import) -> None:
    transaction.on_commit(lambda: find_job("read_import").enqueue(row.pk))


def read_kept_file(row: Import) -> None:
    """Read a file that was kept for a job. One that is no plan goes, and its sentence stays."""
    if row.state != State.READING:
        return
    try:
        keep_result(row, read_bytes(kept_bytes(row), row))
    except Unreadable as problem:
        row.state, row.trouble, row.settled_at = State.REFUSED, str(problem)[:500], timezone.now()
    keep_if_awaited(row)


@transaction.atomic
def keep_if_awaited(row: Import) -> None:
    """Store what a job read, unless it came so late that somebody tried again or threw it away."""
    awaited = Import.objects.select_for_update().filter(pk=row.pk, state=State.READING)
    if not awaited.exists():
        return
    if row.state == State.REFUSED:
        row.file.delete(save=False)
    row.save()


def has_died(row: Import) -> bool:
    """Whether a file is not read yet though whatever was to read it must have stopped."""
    return row.state == State.READING and timezone.now() - row.at > GIVEN_UP_AFTER


@transaction.atomic
def try_again(*, by: User | None, row: Import) -> Import:
    """Have a kept file read once more. Raises ValidationError unless its reading has died."""
    held = held_import(row)
    if not has_died(held):
        raise ValidationError(BUSY.format(row=held))
    held.at = timezone.now()
    held.save(update_fields=["at"])
    changes.record_event(by=by, verb="went on with", target=held)
    enqueue_import(held)
    return held


@transaction.atomic
def read_again(
    *, by: User, row: Import, columns: Mapping[str, str], new_plan: Mapping[str, Any] | None = None
) -> Import:
    """Read the file with other meanings for its columns, and remember them for the partnership.

    ``new_plan`` is what was typed of a plan that is to be set up.
    """
    row = waiting(row)
    if new_plan and not row.plan_id:
        row.new_plan = row.new_plan | dates_as_words(new_plan)
    wanted = {printed: field for printed, field in columns.items() if field in FIELDS}
    remember(by=by, partnership=row.partnership, columns=wanted)
    row.choices = row.choices | {"columns": row.choices.get("columns", {}) | wanted}
    keep_result(row, read_bytes(kept_bytes(row), row, row.choices["columns"]))
    row.save()
    return row


def kept_bytes(row: Import) -> bytes:
    """The file as it came. Raises Unreadable when the store has lost it."""
    try:
        with row.file.open() as file:
            return file.read()
    except FileNotFoundError:
        raise Unreadable(
            "The file is not in the store any more. Nothing was changed: bring it in once more."
        ) from None


def waiting(row: Import) -> Import:
    """The import, held until the transaction ends, if it still waits to be accepted."""
    held = held_import(row)
    if held.state != State.READ:
        raise ValidationError(DEALT_WITH.format(row=held))
    return held


def held_import(row: Import) -> Import:
    held = Import.objects.select_for_update().get(pk=row.pk)
    held.partnership = row.partnership
    return held


def remember(*, by: User, partnership: Partnership, columns: Mapping[str, str]) -> None:
    room = ColumnChoice._meta.get_field("printed").max_length or 0
    for printed, field in columns.items():
        if printed and len(printed) <= room:
            choice, _ = ColumnChoice.objects.update_or_create(
                partnership=partnership, printed=printed, defaults={"field": field}
            )
            changes.record_event(by=by, verb="chose", target=choice)


@transaction.atomic
def discard_import(*, by: User | None, row: Import) -> None:
    """Throw away what was read, and its file; the plan was never touched."""
    row = held_import(row)
    if row.state != State.READ and not has_died(row):
        raise ValidationError(DEALT_WITH.format(row=row))
    changes.record_event(by=by, verb="discarded", target=row)
    file = row.file
    row.delete()
    transaction.on_commit(lambda: file.delete(save=False))
