"""A step of work on a planner that is undone as one: rows made, changed and removed, kept in one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from actions.models import PlannerEntry, PlannerLead, PlannerRow
from csp import changes
from csp.models import AuditEvent, User, Versioned

Row = TypeVar("Row", bound=Versioned)
# What steps are made of, in the order in which they come back: each hangs on those before it.
KINDS: tuple[type[Versioned], ...] = (PlannerRow, PlannerEntry, PlannerLead)
BY_LABEL = {kind._meta.label_lower: kind for kind in KINDS}
STEP = "step"
NOTHING_LEFT = "What was changed then is not there any more, so there is nothing to take back."


class PlannerChangedSince(ValidationError):
    """Something of a step was changed after it: undoing it would take that out too."""


class PlannerStep:
    """Makes, changes and removes rows of a planner, and remembers what was there before."""

    def __init__(self, by: User | None):
        self.by = by
        self.made: dict[str, dict[int, int]] = defaultdict(dict)
        self.changed: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
        self.removed: list[int] = []

    def __bool__(self) -> bool:
        return bool(any(self.made.values()) or any(self.changed.values()) or self.removed)

    def make(self, row: Row, links: Mapping[str, Iterable] | None = None) -> Row:
        stored = changes.create(row, by=self.by, links=links)
        self.made[stored._meta.label_lower][stored.pk] = stored.version
        return stored

    def change(
        self, row: Row, values: Mapping[str, Any], links: Mapping[str, Iterable] | None = None
    ) -> Row:
        """Change a row as it was just read; nothing is done where nothing differs."""
        before = {name: stored_value(row, name) for name in values}
        linked = {
            name: sorted(getattr(row, name).values_list("pk", flat=True)) for name in links or {}
        }
        now = changes.update(row, by=self.by, version=row.version, values=values, links=links)
        if now.version == row.version:
            return now
        label = row._meta.label_lower
        if row.pk in self.made[label]:
            self.made[label][row.pk] = now.version
            return now
        kept = self.changed[label].setdefault(row.pk, {"values": {}, "links": {}})
        kept["values"] = before | kept["values"]
        kept["links"] = linked | kept["links"]
        kept["version"] = now.version
        return now

    def remove(self, row: Versioned) -> None:
        self.removed.append(changes.remove(row, by=self.by).pk)

    def record(
        self, target: models.Model, verb: str, detail: Mapping[str, Any] | None = None
    ) -> AuditEvent:
        """One event about the whole step, from which ``undo_planner_step`` takes it back."""
        kept = {"made": dict(self.made), "changed": dict(self.changed), "removed": self.removed}
        return changes.record_event(
            by=self.by, verb=verb, target=target, detail={**(detail or {}), STEP: kept}
        )


def stored_value(row: models.Model, name: str) -> Any:
    """A field's value as JSON holds it: the number of a linked row, a day as its figures."""
    return changes.json_value(getattr(row, changes.find_field(type(row), name).attname))


def undo_planner_step(*, by: User | None, event: AuditEvent, anyway: bool = False) -> AuditEvent:
    """Bring everything that a step touched back to what it was.

    Raises PlannerChangedSince, and does nothing, where one of its rows was changed or removed since,
    unless ``anyway``; ValidationError where it was undone already.
    """
    with changes.changing():
        step = claim_step(event)
        if not anyway:
            refuse_changed_step(step)
        # Undoing takes away what the step added, and brings back what it removed.
        target = find_event_target(event)
        for kind in reversed(KINDS):
            take_out_made(kind, step["made"].get(kind._meta.label_lower, {}), by)
        for number in reversed(step["removed"]):
            changes.undo_removal(AuditEvent.objects.get(pk=number), by=by)
        for kind in KINDS:
            for number, kept in step["changed"].get(kind._meta.label_lower, {}).items():
                put_back(kind, int(number), kept, by)
        target = target or find_event_target(event)
        if target is None:
            raise ValidationError(NOTHING_LEFT)
        return changes.record_event(by=by, verb="undone", target=target, detail={"of": event.pk})


def claim_step(event: AuditEvent) -> dict[str, Any]:
    """The step of an event that nobody has undone; held until the transaction ends."""
    held = AuditEvent.objects.select_for_update().get(pk=event.pk)
    undone = AuditEvent.objects.filter(
        tenant=held.tenant, verb="undone", target_type=held.target_type, target_id=held.target_id
    )
    if STEP not in held.detail or any(each.detail.get("of") == held.pk for each in undone):
        raise ValidationError("That was undone already.")
    step: dict[str, Any] = held.detail[STEP]
    return step


def find_event_target(event: AuditEvent) -> models.Model | None:
    """The row that an event is about, if it is there."""
    rows = apps.get_model(event.target_type)._default_manager
    return rows.filter(pk=event.target_id).first()


def refuse_changed_step(step: Mapping[str, Any]) -> None:
    """Each row must stand as the step left it."""
    for label, kind in BY_LABEL.items():
        left = {int(number): version for number, version in step["made"].get(label, {}).items()}
        changed = step["changed"].get(label, {})
        left |= {int(number): kept["version"] for number, kept in changed.items()}
        now = dict(kind._default_manager.filter(pk__in=left).values_list("pk", "version"))
        if now != left:
            raise PlannerChangedSince(
                "Somebody changed this since, so nothing was undone. Look at it as it is now."
            )


def take_out_made(kind: type[Versioned], made: Mapping[str, int], by: User | None) -> None:
    for row in kind._default_manager.filter(pk__in=[int(number) for number in made]):
        changes.remove(row, by=by)


def put_back(kind: type[Versioned], number: int, kept: Mapping[str, Any], by: User | None) -> None:
    """A row as it was before a step; one that is gone since stays gone."""
    row = kind._default_manager.filter(pk=number).first()
    if row is None:
        return
    values: dict[str, Any] = {}
    for name, value in kept["values"].items():
        field = changes.find_field(kind, name)
        values[name] = (
            linked_rows(field, [value]).first() if field.is_relation else field.to_python(value)
        )
    links = {
        name: linked_rows(changes.find_field(kind, name), numbers)
        for name, numbers in kept["links"].items()
    }
    changes.update(row, by=by, version=row.version, values=values, links=links)


def linked_rows(field: models.Field, numbers: Iterable[int | None]) -> models.QuerySet:
    """The rows with these numbers that a field may point to."""
    related: Any = field.related_model
    return related._default_manager.filter(pk__in=[number for number in numbers if number])
