"""Storing or removing hundreds of rows at once, with their history and the audit trail."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.contrib.admin.utils import NestedObjects
from django.core import serializers
from django.db import models, router

from csp.changes import auto_through, changing
from csp.models import AuditEvent, User

Row = TypeVar("Row", bound=models.Model)
AT_ONCE = 500


def create_many(
    rows: Iterable[Row], *, by: User | None, verb: str = "", reason: str = ""
) -> list[Row]:
    """Store new rows, each with its history; with a ``verb`` each is in the audit trail as well.

    Links to other rows must already be those of the same partnership; everything else is checked.
    Raises ValidationError, and stores nothing, when a row breaks a rule.
    """
    wanted = list(rows)
    if not wanted:
        return []
    model = type(wanted[0])
    links = {field.name for field in model._meta.fields if field.is_relation}
    with changing():
        for row in wanted:
            row.clean_fields(exclude=links)
            row.clean()
        stored = model._default_manager.bulk_create(wanted, batch_size=AT_ONCE)
        model.history.bulk_history_create(  # type: ignore[attr-defined]
            stored, batch_size=AT_ONCE, default_user=by, default_change_reason=reason[:100]
        )
        if verb:
            record_many(stored, by=by, verb=verb)
    return stored


def record_many(rows: Sequence[models.Model], *, by: User | None, verb: str) -> None:
    """Write down what was done to each of many rows of one kind."""
    AuditEvent.objects.bulk_create(
        (
            AuditEvent(
                by=by,
                verb=verb,
                target_type=row._meta.label_lower,
                target_id=str(row.pk),
                target_words=str(row)[:300],
                tenant=getattr(row, "tenant_id", None),
            )
            for row in rows
        ),
        batch_size=AT_ONCE,
    )


def remove_many(rows: Sequence[models.Model]) -> list[dict]:
    """Delete rows of one kind with what hangs on them; return all of it, for the caller's event.

    Raises ``models.ProtectedError`` when something else still needs one of them.
    """
    if not rows:
        return []
    model = type(rows[0])
    gathered = NestedObjects(using=router.db_for_write(model))
    gathered.collect(list(rows))
    if gathered.protected:
        raise models.ProtectedError("They are still in use.", set(gathered.protected))
    found = [each for group in gathered.data.values() for each in group if not auto_through(each)]
    kept = json.loads(serializers.serialize("json", sorted(found, key=lambda row: row not in rows)))
    model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()
    return kept
