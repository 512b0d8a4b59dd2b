"""Minutes brought in from a file: read, looked at, kept as the minutes of a meeting, and taken out again.

What is sure counts; what is only likely counts once somebody has confirmed it, and stays words
until then. The file, its text and what was made of it stay with the import.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection
from datetime import date, time
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.serializers import serialize
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from actions.models import AgreedAction
from csp import changes
from csp.files.packages import Unreadable
from csp.models import User
from csp.periods.years import date_words
from plans.models import Group, Partnership
from reporting.meetings.access import rules_of_group
from reporting.meetings.reading import read_minutes
from reporting.meetings.reading.answer import as_answer
from reporting.meetings.reading.finds_to_settle import SettledFinds, finds_of
from reporting.meetings.reading.result import MinutesReading
from reporting.meetings.services.keeping import keep_actions, keep_minutes
from reporting.models import Meeting, MinutesImport
from reporting.models.querysets.meetings import MeetingQuerySet

State = MinutesImport.State
PLANNED = (Meeting.State.PLANNED, Meeting.State.AGENDA, Meeting.State.ISSUED)
# What bringing minutes in writes of a meeting itself.
WRITTEN = (
    *("starts", "ends", "place", "state", "side"),
    *("opening_sentence", "next_meeting_words", "none_printed"),
)

DEALT_WITH = (
    "“{row}” is not waiting any more: it was dealt with a moment ago. Nothing was changed now."
)
NO_DAY = (
    "The file does not say on which day the meeting was. Add a line such as “Date: 4 April 2017”, "
    "and bring it in again."
)
THERE = "Minutes of {group} for {day} are here already. Nothing was brought in: look at them first."
HAS_AGENDA = (
    "The meeting of {group} on {day} has an agenda here. Nothing was brought in: write its minutes "
    "there, or take the items off the agenda first."
)
NOT_IN = "“{row}” was undone already, or never brought in."
GONE_ON = (
    "The minutes have gone out since they were brought in, so they are not taken back. "
    "Nothing was undone."
)
CHANGED = (
    "Somebody changed the minutes since they were brought in. "
    "Undo it all the same to lose those changes."
)
LOST = "The file is not in the store any more. Nothing was changed: bring it in once more."


def read_minutes_file(
    *, by: User | None, partnership: Partnership, group: Group, name: str, data: bytes
) -> MinutesImport:
    """Read a file and keep it with its finds. Raises Unreadable, and stores nothing, if it cannot be read."""
    read = read_minutes(name, data, prefix=rules_of_group(group).prefix)
    row = MinutesImport(
        partnership=partnership,
        group=group,
        by=by,
        name=(PurePath(name.replace("\\", "/")).name or "minutes")[-200:].replace("\0", ""),
        kind=read.kind,
        sha256=sha256(data).hexdigest(),
        text=read.text.replace("\0", " "),
        result=as_answer(read) | {"finds": len(finds_of(read))},
        state=State.READ,
    )
    row.file.save(f"{partnership.pk}-{secrets.token_hex(16)}", ContentFile(data), save=False)
    try:
        with transaction.atomic():
            row.save()
            changes.record_event(by=by, verb="read", target=row)
    except BaseException:
        row.file.delete(save=False)
        raise
    return row


def reading_of_import(row: MinutesImport) -> MinutesReading:
    """What the kept file holds. Raises Unreadable when the store has lost it."""
    try:
        with row.file.open() as file:
            data = file.read()
    except (FileNotFoundError, ValueError):
        raise Unreadable(LOST) from None
    return read_minutes(row.name, data, prefix=rules_of_group(row.group).prefix)


def bring_in_minutes(
    *,
    by: User | None,
    row: MinutesImport,
    version: int,
    yes: Collection[str] = (),
    no: Collection[str] = (),
) -> MinutesImport:
    """Keep a reading as the minutes of its meeting, in one transaction.

    ``yes`` are keys of finds that somebody confirmed, ``no`` of those that stay words. Raises Stale when
    somebody else settled the import, and ValidationError where the day is missing or minutes are there.
    """
    read = reading_of_import(row)
    day = read.meeting.day
    if day is None:
        raise ValidationError(NO_DAY)
    settled = SettledFinds(frozenset(yes), frozenset(no))
    with changes.changing():
        held = hold_waiting_import(row, version)
        refuse_second_minutes(held.group, day, read.meeting.begins)
        planned = find_planned_meeting(held.group, day, read.meeting.begins)
        before = values_before(planned) if planned else {}
        with changes.with_reason(f"Brought in from {held.name}"):
            meeting = keep_minutes(read, held, settled, by=by, day=day, planned=planned)
            agreed = keep_actions(read, meeting, settled, by=by)
        held.meeting = meeting
        held.state, held.settled_at = State.ACCEPTED, timezone.now()
        held.choices = {"yes": sorted(settled.yes), "no": sorted(settled.no)}
        held.undo = {
            "meeting": meeting.pk,
            "version": meeting.version,
            "before": before,
            "agreed": {str(each.pk): each.version for each in agreed},
        }
        held.version += 1
        held.save()
        changes.record_event(by=by, verb="accepted", target=held)
    return held


def refuse_second_minutes(group: Group, day: date, begins: time | None) -> None:
    """Raises ValidationError where a meeting of that day and hour has items, so that nothing doubles."""
    for held in meetings_then(group, day, begins).filter(items__isnull=False).distinct():
        words = HAS_AGENDA if held.state in PLANNED else THERE
        raise ValidationError(words.format(group=group, day=date_words(day)))


def find_planned_meeting(group: Group, day: date, begins: time | None) -> Meeting | None:
    """The meeting of that day and hour that stands in the calendar, with nothing on its agenda yet."""
    return meetings_then(group, day, begins).filter(state__in=PLANNED).first()


def meetings_then(group: Group, day: date, begins: time | None) -> MeetingQuerySet:
    """The meetings of a day that may be the one meant: where an hour is not known, any of them."""
    rows = Meeting.objects.filter(group=group, date=day, month_only=False).standing()
    if begins is not None:
        rows = rows.filter(Q(starts=begins) | Q(starts=None))
    return rows.select_related("partnership", "group")


def values_before(planned: Meeting) -> dict[str, Any]:
    """What a planned meeting said before minutes were brought into it, as JSON holds it."""
    whole = json.loads(serialize("json", [planned]))[0]["fields"]
    return {name: whole[name] for name in WRITTEN}


def hold_waiting_import(row: MinutesImport, version: int) -> MinutesImport:
    """The import, held until the transaction ends, if it still waits as it was looked at."""
    held = (
        MinutesImport.objects.select_for_update(of=("self",)).select_related("group").get(pk=row.pk)
    )
    held.partnership = row.partnership
    if held.state != State.READ:
        raise ValidationError(DEALT_WITH.format(row=held))
    if held.version != version:
        raise changes.Stale(held, {})
    return held


def undo_minutes_import(
    *, by: User | None, row: MinutesImport, anyway: bool = False
) -> MinutesImport:
    """Take out what an import made. Raises ValidationError once the minutes went out or were changed."""
    with changes.changing():
        held = MinutesImport.objects.select_for_update(of=("self",)).get(pk=row.pk)
        held.partnership = row.partnership
        if held.state != State.ACCEPTED:
            raise ValidationError(NOT_IN.format(row=held))
        meeting = Meeting.objects.filter(pk=held.undo.get("meeting")).first()
        if meeting is not None:
            refuse_undoing(meeting, held, anyway)
            held.meeting = None
            held.save()
            for agreed in made_actions(held):
                changes.remove(agreed, by=by)
            take_minutes_out(meeting, held.undo.get("before") or {}, by=by)
        held.state, held.settled_at = State.UNDONE, timezone.now()
        held.version += 1
        held.save()
        changes.record_event(by=by, verb="undone", target=held)
    return held


def take_minutes_out(meeting: Meeting, before: dict[str, Any], *, by: User | None) -> None:
    """Take the meeting away, or leave it planned as it was ``before``."""
    if not before:
        changes.remove(meeting, by=by)
        return
    for row in (*meeting.items.all(), *meeting.attendance.all()):
        changes.remove(row, by=by)
    fields: dict[str, Any] = {name: Meeting._meta.get_field(name) for name in WRITTEN}
    values = {name: field.to_python(before[name]) for name, field in fields.items()}
    changes.update(meeting, by=by, version=meeting.version, values=values)


def made_actions(row: MinutesImport) -> list[AgreedAction]:
    """What an import put on the list of what somebody has to do, as far as it is there still."""
    return list(AgreedAction.objects.filter(pk__in=map(int, row.undo.get("agreed", {}))))


def refuse_undoing(meeting: Meeting, row: MinutesImport, anyway: bool) -> None:
    if meeting.state in (Meeting.State.CIRCULATED, Meeting.State.APPROVED):
        raise ValidationError(GONE_ON)
    versions = row.undo.get("agreed", {})
    changed = (
        meeting.version != row.undo.get("version")
        or any(item.version > 1 for item in meeting.items.all())
        or any(each.version != versions[str(each.pk)] for each in made_actions(row))
    )
    if changed and not anyway:
        raise ValidationError(CHANGED)


@transaction.atomic
def discard_minutes_import(*, by: User | None, row: MinutesImport) -> None:
    """Throw away what was read, and its file; no meeting was touched."""
    held = MinutesImport.objects.select_for_update(of=("self",)).get(pk=row.pk)
    held.partnership = row.partnership
    if held.state != State.READ:
        raise ValidationError(DEALT_WITH.format(row=held))
    changes.record_event(by=by, verb="discarded", target=held)
    file = held.file
    held.delete()
    transaction.on_commit(lambda: file.delete(save=False))
