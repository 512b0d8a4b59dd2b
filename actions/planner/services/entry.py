"""One activity of a planner: adding, changing and moving it, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from actions.models import PlannerEntry, PlannerLead, PlannerRow
from actions.planner.line_values import line_values
from actions.planner.readers import PlannerReaders
from actions.planner.reading import read_planner_line
from actions.planner.reading.days import Anchor
from actions.planner.services.lines import (
    add_line,
    keep_lead,
    remove_from_planner,
    tidy_line,
)
from actions.planner.services.steps import PlannerStep
from csp import changes
from csp.models import AuditEvent, User

Column, State = PlannerEntry.Column, PlannerEntry.State
NOT_PLANNED = "“{entry}” is not planned any more. Look at it as it is now."


def add_planner_entry(
    *,
    by: User | None,
    row: PlannerRow,
    column: str,
    line: str,
    values: Mapping[str, Any],
    leads: Sequence[str] = (),
) -> PlannerEntry:
    """A new activity from a line as it would be written in a cell; ``values`` say what the line does not."""
    readers = PlannerReaders(row.partnership)
    read = read_planner_line(line, Anchor(row.on, row.planner.start), readers.of_lines)
    with changes.changing():
        step = PlannerStep(by)
        entry = add_line(step, row, column, read, last_position(row, column), readers, **values)
        put_in_its_place(entry)
        keep_own_leads(step, entry, leads)
    return entry


def last_position(row: PlannerRow, column: str) -> int:
    return PlannerEntry.objects.filter(row=row, column=column).count() + 1


def change_planner_entry(
    *,
    by: User | None,
    entry: PlannerEntry,
    version: int,
    values: Mapping[str, Any],
    leads: Sequence[str] | None = None,
) -> PlannerEntry:
    """Change an activity by its form; ``leads`` are those of this one alone, in their order.

    Raises changes.Stale when somebody else changed the same answers, ValidationError when a rule is broken.
    """
    with changes.changing():
        links = None
        if "bodies" in values:
            readers = PlannerReaders(entry.partnership)
            links = {"organisations": readers.bodies_named(values["bodies"])}
        changed = changes.update(entry, by=by, version=version, values=values, links=links)
        changed.row = entry.row
        if "heading" in values or "column" in values:
            put_in_its_place(changed)
        if leads is not None:
            keep_own_leads(PlannerStep(by), changed, leads)
    return changed


def keep_own_leads(step: PlannerStep, entry: PlannerEntry, wanted: Sequence[str]) -> None:
    """Make the leads of one activity be these. They stand where the first of them stood."""
    own = list(PlannerLead.objects.filter(entry=entry).order_by("position", "pk"))
    if [lead.words for lead in own] == list(wanted):
        return
    readers = PlannerReaders(entry.partnership)
    place = own[0].position if own else PlannerLead.objects.filter(row=entry.row).count() + 1
    for lead in own[len(wanted) :]:
        step.remove(lead)
    for number, words in enumerate(wanted):
        known = own[number] if number < len(own) else None
        keep_lead(step, entry.row, known, words, place, entry, readers)


def move_planner_entry(
    *, by: User | None, entry: PlannerEntry, to: PlannerRow
) -> tuple[PlannerEntry, AuditEvent]:
    """Put an activity into another row, in the same column; its own leads go with it."""
    if to.planner_id != entry.row.planner_id:
        raise ValidationError("Choose a row of the same planner.")
    with changes.changing():
        step = PlannerStep(by)
        position = last_position(to, entry.column)
        moved = step.change(entry, {"row": to, "position": position})
        for lead in PlannerLead.objects.filter(entry=entry):
            step.change(lead, {"row": to})
        put_in_its_place(moved)
        event = step.record(moved, "moved", {"row": [entry.row_id, to.pk]})
    return moved, event


def put_in_its_place(entry: PlannerEntry) -> None:
    """Behind the others under its heading; one without a heading stands above the first that has one."""
    others = list(entry.siblings().exclude(pk=entry.pk).order_by("position", "pk"))
    same = [place for place, each in enumerate(others) if each.heading == entry.heading]
    headed = [place for place, each in enumerate(others) if each.heading]
    place = same[-1] + 1 if same else len(others)
    if not entry.heading and headed and not same:
        place = headed[0]
    for position, each in enumerate([*others[:place], entry, *others[place:]], start=1):
        PlannerEntry.objects.filter(pk=each.pk).exclude(position=position).update(position=position)


def remove_planner_entry(*, by: User | None, entry: PlannerEntry) -> AuditEvent:
    """Take an activity out; one press brings it back."""
    with changes.changing():
        step = PlannerStep(by)
        remove_from_planner(step, entry)
        return step.record(entry.row, "changed", {entry.column: [entry.words, ""]})


# -- What becomes of what was planned --------------------------------------------------------------


def make_entry_current(
    *, by: User | None, entry: PlannerEntry, row: PlannerRow
) -> tuple[PlannerEntry, AuditEvent]:
    """What was planned becomes current at a meeting: a new line there, linked both ways.

    Raises ValidationError where it is not planned any more.
    """
    with changes.changing():
        entry = still_planned(entry)
        step, readers = PlannerStep(by), PlannerReaders(entry.partnership)
        line = read_planner_line(entry.words, Anchor(row.on), readers.of_lines)
        kept = {
            name: getattr(entry, name)
            for name in (
                "title", "kind", "when_printed", "when_kind", "starts_on", "ends_on", "place", "bodies",
                "locality", "priority", "action", "audience", "spelling_kept",
            )
        }  # fmt: skip
        now = add_line(step, row, Column.CURRENT, line, last_position(row, Column.CURRENT), readers,
                       **kept)  # fmt: skip
        for lead in PlannerLead.objects.filter(entry=entry).order_by("position", "pk"):
            keep_lead(step, row, None, lead.words, lead.position, now, readers)
        step.change(entry, {"became": now, "state": State.CURRENT})
        return now, step.record(entry, "made current")


def link_entry_to_current(
    *, by: User | None, entry: PlannerEntry, current: PlannerEntry
) -> AuditEvent:
    """Say that what was planned is what stands there as current already."""
    if current.column != Column.CURRENT or current.row.planner_id != entry.row.planner_id:
        raise ValidationError("Choose something that is current in the same planner.")
    with changes.changing():
        step = PlannerStep(by)
        step.change(still_planned(entry), {"became": current, "state": State.CURRENT})
        return step.record(entry, "made current")


def drop_planner_entry(*, by: User | None, entry: PlannerEntry) -> AuditEvent:
    """What was planned does not happen this time; it stays printed where it was planned."""
    with changes.changing():
        step = PlannerStep(by)
        step.change(still_planned(entry), {"state": State.DROPPED})
        return step.record(entry, "dropped")


def still_planned(entry: PlannerEntry) -> PlannerEntry:
    """The activity as it is now, held until the transaction ends, if it is still planned."""
    held = PlannerEntry.objects.select_for_update(of=("self",)).select_related("row__planner")
    now = held.get(pk=entry.pk)
    now.partnership = entry.partnership
    if now.column != Column.PLANNED or now.state != State.PLANNED:
        raise ValidationError(NOT_PLANNED.format(entry=now))
    return now


# -- Spelling --------------------------------------------------------------------------------------


def correct_entry_spelling(
    *, by: User | None, entry: PlannerEntry, wrong: str, right: str
) -> AuditEvent:
    """Write one word of an activity in another way, wherever it stands in it."""
    names = ("words", "title", "place", "bodies")
    values = {name: getattr(entry, name).replace(wrong, right) for name in names}
    with changes.changing():
        step = PlannerStep(by)
        step.change(entry, values)
        return step.record(entry, "changed", {"words": [entry.words, values["words"]]})


def keep_entry_spelling(*, by: User | None, entry: PlannerEntry) -> PlannerEntry:
    """Say that an odd word is meant, so that nobody is asked again."""
    return changes.update(entry, by=by, version=entry.version, values={"spelling_kept": True})


def read_line_anew(entry: PlannerEntry, line: str) -> dict[str, Any]:
    """What a rewritten line says, for a form in which only the line was changed."""
    readers = PlannerReaders(entry.partnership)
    anchor = Anchor(entry.row.on, entry.row.planner.start)
    values = line_values(read_planner_line(tidy_line(line), anchor, readers.of_lines))
    return {
        name: value for name, value in values.items() if not name.startswith(("heading", "target"))
    }
