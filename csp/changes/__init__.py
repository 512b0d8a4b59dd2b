"""How every change is made: one transaction, the version checked, the audit event inside it.

Services call these; views, forms, commands and admin classes call services. Nobody else writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.contrib.admin.utils import NestedObjects
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, router, transaction
from django.db.models import F

from csp.changes.differences import (  # noqa: F401 - services take them from here
    as_of,
    field_differences,
    fields_changed_since,
    find_field,
    json_value,
    link_differences,
    rules_of,
    value_differs,
)
from csp.models import AuditEvent, Ordered, Overtaken, User, Versioned

Row = TypeVar("Row", bound=models.Model)
Guarded = TypeVar("Guarded", bound=Versioned)


class Stale(Exception):
    """Somebody else saved the row first: ``theirs`` is the row now, ``yours`` the values not saved."""

    def __init__(self, theirs: models.Model, yours: Mapping[str, Any]):
        super().__init__(f"{theirs} was changed by somebody else.")
        self.theirs = theirs
        self.yours = dict(yours)


_reason: ContextVar[str] = ContextVar("reason", default="")


@contextmanager
def with_reason(words: str) -> Iterator[None]:
    """Whatever is changed inside says so in its history: an import, or a former text brought back."""
    token = _reason.set(words[:100])
    try:
        yield
    finally:
        _reason.reset(token)


def sign_history(row: models.Model, by: User | None) -> None:
    """Who changes a row, and why if that is known, for simple-history to store beside it."""
    row._history_user = by  # type: ignore[attr-defined]
    if reason := _reason.get():
        row._change_reason = reason  # type: ignore[attr-defined]


@contextmanager
def changing() -> Iterator[None]:
    """One transaction; a constraint met only in the database, by a race, becomes a sentence."""
    try:
        with transaction.atomic():
            yield
    except models.ProtectedError:
        raise
    except IntegrityError as error:
        raise ValidationError(
            "Somebody else saved something that clashes with this a moment ago. "
            "Nothing was changed: look again and save once more."
        ) from error


def record_event(
    *, by: User | None, verb: str, target: models.Model, detail: Mapping[str, Any] | None = None
) -> AuditEvent:
    """Write down what was done. Call it inside the transaction that did it."""
    return AuditEvent.objects.create(
        by=by,
        verb=verb,
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        target_words=str(target)[:300],
        tenant=getattr(target, "tenant_id", None),
        detail=dict(detail or {}),
    )


def create(
    row: Row, *, by: User | None, verb: str = "created", links: Mapping[str, Iterable] | None = None
) -> Row:
    """Check and store a new row; ``links`` are its many-to-many values by field name.

    Raises ValidationError, and stores nothing, when the row breaks a rule.
    """
    with changing():
        row.full_clean()
        sign_history(row, by)
        if isinstance(row, Ordered) and not row.position:
            row.position = next_position(row)
        row.save(force_insert=True)
        for name, value in (links or {}).items():
            getattr(row, name).set(value)
        record_event(by=by, verb=verb, target=row)
    return row


def next_position(row: Ordered) -> int:
    last = row.siblings().aggregate(last=models.Max("position"))["last"]
    return (last or 0) + 1


def update(
    row: Guarded,
    *,
    by: User | None,
    version: int,
    values: Mapping[str, Any],
    verb: str = "changed",
    links: Mapping[str, Iterable] | None = None,
    strict: bool = False,
) -> Guarded:
    """Change a row that began from ``version``; the row given is left alone and the new one returned.

    What others saved in between is kept beside it and named in ``beside`` of the row returned.
    Raises Stale when they changed the same fields, ValidationError when a rule is broken; nothing
    is stored in either case. Saving what is already there changes nothing and records nothing.
    ``strict`` is for rows whose version guards more than the row: any change in between is Stale.
    """
    with changing():
        # Held, so that nobody can save between the look at what was saved and the save itself.
        held = type(row)._default_manager.select_for_update(no_key=True)
        current = held.get(pk=row.pk)
        beside: tuple[str, ...] = ()
        if not strict:
            values, beside = settle_conflicts(current, version, values, links)
            version = current.version
        elif version != current.version:
            raise Stale(current, {**values, **(links or {})})
        current.beside = beside
        try:
            return write_version(
                current, by=by, version=version, values=values, verb=verb, links=links
            )
        except Overtaken as error:
            raise Stale(current, {**values, **(links or {})}) from error


def write_version(
    current: Guarded,
    *,
    by: User | None,
    version: int,
    values: Mapping[str, Any],
    verb: str = "changed",
    links: Mapping[str, Iterable] | None = None,
) -> Guarded:
    """Store the next version of a row that is at hand, inside the transaction of whoever calls.

    The look at the version and the save are one statement. Raises Overtaken when the row has
    another version by now: the transaction is to be given up then, and the row looked at again.
    """
    detail = field_differences(current, values) | link_differences(current, links or {})
    if not detail:
        return current
    fields = [name for name in values if name in detail]
    for name in fields:
        setattr(current, name, values[name])
    check_changed_fields(current, fields)
    sign_history(current, by)
    current.save_after(version, fields)
    for name, value in (links or {}).items():
        getattr(current, name).set(value)
    record_event(by=by, verb=verb, target=current, detail=detail)
    return current


def settle_conflicts(
    current: Versioned,
    version: int,
    values: Mapping[str, Any],
    links: Mapping[str, Iterable] | None = None,
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What is left to save of ``values``, typed by somebody who saw ``version``, and what others
    changed since. Raises Stale when both changed a field, and to different things.

    1. A value that is as it was when they began was not touched: what others wrote there stays.
    2. A field that others left alone is theirs to change.
    3. Links (many-to-many) have no history, so a stale change of them is always shown.
    """
    if version == current.version:
        return dict(values), ()
    began = as_of(current, version)
    if began is None or link_differences(current, links or {}):
        raise Stale(current, {**values, **(links or {})})
    touched = {name: value for name, value in values.items() if value_differs(began, name, value)}
    since = fields_changed_since(began, current)
    if any(name in since and value_differs(current, name, touched[name]) for name in touched):
        raise Stale(current, {**values, **(links or {})})
    return touched, since


def check_changed_fields(current: models.Model, fields: list[str]) -> None:
    """Check the fields that change, and whole every rule that speaks of one of them."""
    unchanged = [f.name for f in current._meta.fields if f.name not in fields]
    current.clean_fields(exclude=unchanged)
    current.clean()
    current.validate_unique(exclude=unchanged)
    joined = set().union(*(rule for rule in rules_of(type(current)) if rule & set(fields)))
    # A rule is asked of the database, so those that cannot be broken by this change are left out.
    current.validate_constraints(exclude=set(unchanged) - joined)


def claim_version(current: Versioned, version: int, values: Mapping[str, Any]) -> None:
    """Take the next version of a row, or raise Stale; the check and the step are one statement."""
    rows = type(current)._default_manager.filter(pk=current.pk, version=version)
    if not rows.update(version=F("version") + 1):
        raise Stale(type(current)._default_manager.get(pk=current.pk), values)
    current.version = version + 1


def remove(
    row: models.Model,
    *,
    by: User | None,
    verb: str = "removed",
    detail: Mapping[str, Any] | None = None,
) -> AuditEvent:
    """Delete a row and what hangs on it, keeping all of it in the event so that it can come back.

    ``detail`` is what else the event keeps, such as who approved it.

    Raises ``models.ProtectedError`` when something else still needs the row.
    """
    with changing():
        gathered = NestedObjects(using=router.db_for_write(type(row)))
        gathered.collect([row])
        if gathered.protected:
            raise models.ProtectedError(f"{row} is still in use.", set(gathered.protected))
        rows = [
            each for group in gathered.data.values() for each in group if not auto_through(each)
        ]
        kept = json.loads(serializers.serialize("json", put_row_first(rows, first=row)))
        event = record_event(by=by, verb=verb, target=row, detail={**(detail or {}), "rows": kept})
        sign_history(row, by)
        number = row.pk
        row.delete()
        row.pk = number  # Whoever asked may still want to say which row it was.
    return event


def auto_through(row: models.Model) -> bool:
    """Rows of a plain many-to-many come back with the row that owns them."""
    return bool(row._meta.auto_created)


def put_row_first(rows: list[models.Model], *, first: models.Model) -> list[models.Model]:
    """The row itself before what hangs on it, so that they can be stored again in this order."""
    return [first, *(row for row in rows if row != first)]


def undo_removal(event: AuditEvent, *, by: User | None) -> models.Model:
    """Undo a removal: the same rows with the same numbers. Raises ValidationError if it cannot be.

    A row that others lost sight of meanwhile mends that in its ``came_back``.
    """
    with changing():
        rows = list(serializers.deserialize("json", json.dumps(event.detail["rows"])))
        if type(rows[0].object)._default_manager.filter(pk=rows[0].object.pk).exists():
            raise ValidationError("It has been brought back already.")
        for each in rows:
            each.object._history_user = by  # type: ignore[attr-defined]
            each.object.save(force_insert=True)
            for name, value in (each.m2m_data or {}).items():
                getattr(each.object, name).set(value)
            if hasattr(each.object, "came_back"):
                each.object.came_back()
        record_event(by=by, verb="brought back", target=rows[0].object)
    return rows[0].object


def move(row: Ordered, *, by: User | None, to: int) -> None:
    """Put a row at place ``to`` (from 0) among its siblings and number them anew."""
    with changing():
        every = list(row.siblings().select_for_update())
        # As it stands now: somebody may have moved or changed the row that the caller holds.
        now = next((each for each in every if each.pk == row.pk), row)
        order = [each for each in every if each.pk != row.pk]
        before = now.position
        order.insert(max(0, min(to, len(order))), now)
        for place, each in enumerate(order, start=1):
            if each.position != place:
                each.position = place
                each.save(update_fields=["position"])
        row.position = now.position
        record_event(by=by, verb="moved", target=row, detail={"position": [before, row.position]})
