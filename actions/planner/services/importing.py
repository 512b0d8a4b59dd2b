"""Bringing a planner in: reading the file, storing what was read, and taking it out again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from actions.imports.stored import storable
from actions.models import Planner, PlannerEntry, PlannerImport, PlannerLead, PlannerRow
from actions.planner.bringing import ReadPlanner, read_pasted_planner, read_planner_file
from actions.planner.bringing.result import planner_from_json
from actions.planner.offers import pairs_that_became
from actions.planner.proposal import planner_from_read, propose_planner, too_long
from actions.planner.readers import PlannerReaders
from actions.planner.sheet import PlannerSheet
from csp import changes
from csp.changes.bulk import create_many
from csp.models import User
from plans.models import Partnership

DEALT_WITH = "“{row}” was dealt with already. Open it again to see what became of it."
CHANGED_SINCE = (
    "Somebody changed this planner after it was brought in. Nothing was undone. If you undo it all "
    "the same, those changes go too; the history keeps them."
)
PASTED = "pasted text"
KINDS = (PlannerRow, PlannerEntry, PlannerLead)


class PlannerOfImportChanged(ValidationError):
    """Undoing would take out what somebody wrote since."""


def read_planner_upload(
    *, by: User | None, partnership: Partnership, name: str, data: bytes
) -> PlannerImport:
    """Read a file and keep it. Raises Unreadable, and keeps nothing, where it holds no planner."""
    return keep_read_planner(by, partnership, name, data, read_planner_file(name, data))


def read_planner_paste(
    *, by: User | None, partnership: Partnership, text: str, html: str = ""
) -> PlannerImport:
    data = (html or text).encode()
    return keep_read_planner(by, partnership, PASTED, data, read_pasted_planner(text, html))


@transaction.atomic
def keep_read_planner(
    by: User | None, partnership: Partnership, name: str, data: bytes, read: ReadPlanner
) -> PlannerImport:
    row = PlannerImport(
        partnership=partnership,
        by=by,
        name=name[-200:],
        kind=read.kind,
        sha256=sha256(data).hexdigest(),
        result=storable(read.as_json()),
    )
    row.file.save(f"planner-{row.sha256[:16]}", ContentFile(data), save=False)
    row.save()
    changes.record_event(by=by, verb="read", target=row)
    return row


def proposed_sheet(row: PlannerImport, values: Mapping[str, Any] | None = None) -> PlannerSheet:
    """What accepting an import would store, with these answers in place of what was read."""
    read = planner_from_json(row.result)
    planner = planner_from_read(read, row.partnership)
    for name, value in (values or {}).items():
        setattr(planner, name, value)
    return propose_planner(read, planner, PlannerReaders(row.partnership))


@transaction.atomic
def accept_planner_import(
    *,
    by: User | None,
    row: PlannerImport,
    values: Mapping[str, Any],
    became: Collection[int],
) -> Planner:
    """Store a planner as its preview showed it; ``became`` are the numbers of the pairs that were ticked.

    Raises ValidationError, and stores nothing, where the group has a planner that begins then.
    """
    held = hold_planner_import(row, PlannerImport.State.READ)
    sheet = proposed_sheet(held, values)
    pairs = pairs_that_became(sheet)
    with changes.changing(), changes.with_reason(f"Brought in from {held}"):
        sheet.planner.pk = None
        planner = changes.create(sheet.planner, by=by, verb="brought in")
        store_sheet(by, planner, sheet)
        for number, pair in enumerate(pairs):
            if number in became and pair.found is not None:
                link_pair(by, pair.entry, pair.found)
        held.planner, held.state, held.settled_at = planner, held.State.ACCEPTED, timezone.now()
        held.undo = versions_of_planner(planner)
        held.save()
    return planner


def store_sheet(by: User | None, planner: Planner, sheet: PlannerSheet) -> None:
    """Store rows, activities and leads in this order, so that each can point to those before it."""
    readers = PlannerReaders(planner.partnership)
    rows = [each.row for each in sheet.rows]
    entries = list(sheet.entries())
    leads = [lead for each in sheet.rows for lead in each.leads]
    for row in rows:
        row.pk, row.planner = None, planner
    create_many(rows, by=by)
    for entry in entries:
        entry.pk, entry.row = None, entry.row
    create_many(entries, by=by)
    for lead in leads:
        lead.pk, lead.row, lead.entry = None, lead.row, lead.entry
    create_many(leads, by=by)
    for entry in entries:
        entry.organisations.set(readers.bodies_named(entry.bodies) if entry.bodies else ())
    for lead in leads:
        lead.organisations.set(readers.lead_values(lead.words)[1])


def link_pair(by: User | None, planned: PlannerEntry, current: PlannerEntry) -> None:
    values = {"became": current, "state": PlannerEntry.State.CURRENT}
    changes.update(planned, by=by, version=planned.version, values=values, verb="made current")


def versions_of_planner(planner: Planner) -> dict[str, dict[str, int]]:
    found = {Planner._meta.label_lower: {str(planner.pk): planner.version}}
    for kind in KINDS:
        within = {"planner": planner} if kind is PlannerRow else {"row__planner": planner}
        pairs = kind._default_manager.filter(**within).values_list("pk", "version")
        found[kind._meta.label_lower] = {str(pk): version for pk, version in pairs}
    return found


@transaction.atomic
def undo_planner_import(*, by: User | None, row: PlannerImport, anyway: bool = False) -> None:
    """Take a planner out again that was brought in; the audit event keeps it.

    Raises PlannerOfImportChanged when anybody wrote in it since, unless ``anyway``.
    """
    held = hold_planner_import(row, PlannerImport.State.ACCEPTED)
    planner = held.planner
    if planner is not None:
        planner.partnership = held.partnership
        if not anyway and versions_of_planner(planner) != held.undo:
            raise PlannerOfImportChanged(CHANGED_SINCE)
        held.planner = None
        held.save()
        changes.remove(planner, by=by)
    held.state, held.settled_at = held.State.UNDONE, timezone.now()
    held.save()
    changes.record_event(by=by, verb="undone", target=held)


@transaction.atomic
def discard_planner_import(*, by: User | None, row: PlannerImport) -> None:
    """Throw away what was read, and its file; no planner was touched."""
    held = hold_planner_import(row, PlannerImport.State.READ)
    changes.record_event(by=by, verb="discarded", target=held)
    file = held.file
    held.delete()
    transaction.on_commit(lambda: file.delete(save=False))


def hold_planner_import(row: PlannerImport, state: str) -> PlannerImport:
    """The import, held until the transaction ends, if it is in this state."""
    held = PlannerImport.objects.select_for_update().get(pk=row.pk)
    held.partnership = row.partnership
    if held.state != state:
        raise ValidationError(DEALT_WITH.format(row=held))
    return held


def left_out_of(row: PlannerImport) -> list[tuple[str, str]]:
    """Everything of a file that its planner does not have, with the reason."""
    read = planner_from_json(row.result)
    return [*read.left_out, *((line, "is longer than a line may be") for line in too_long(read))]
