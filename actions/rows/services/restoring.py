"""Bringing a former value of one field back: a new change, written down like any other."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from actions.models import Action
from actions.rows.columns import COPIED_PARTS, LISTS
from actions.rows.history.fields import MAY_COME_BACK
from actions.rows.services.action import change_action
from actions.rows.services.merging import list_at, next_save
from actions.rows.services.revising import Approval
from csp import changes
from csp.models import User, Versioned

LOST = "That former text is not kept any more. Nothing was changed."
# A day says nothing without its kind, so the two come back together.
TOGETHER = {"due_on": ("due_on", "timescale_kind"), "timescale_kind": ("timescale_kind", "due_on")}


def restore_field(
    *, by: User | None, action: Action, field: str, version: int, approval: Approval | None = None
) -> Action:
    """Make a field say again what it said in a version of the row.

    Raises ValidationError when that is not known or breaks a rule, and NeedsReason for wording that
    was agreed and no ``approval``.
    """
    if field not in MAY_COME_BACK:
        raise ValidationError(LOST)
    values, parts = ({}, former_list(action, field, version)) if field in LISTS else (
        former_values(action, field, version), {},
    )  # fmt: skip
    with changes.with_reason(f"Brought back from version {version}"):
        return change_action(
            by=by,
            action=action,
            version=action.version,
            values=values,
            parts=parts,
            approval=approval,
        )


def former_values(action: Action, field: str, version: int) -> dict[str, Any]:
    former = former_version(action, version)
    return {name: getattr(former, name) for name in TOGETHER.get(field, (field,))}


def former_version(row: Versioned, version: int) -> Any:
    """A row as it was stored in a version. Raises ValidationError where that is not known any more."""
    former = row.history.filter(version=version).order_by("history_id").last()
    if former is None:
        raise ValidationError(LOST)
    return former


def former_list(action: Action, field: str, version: int) -> dict[str, list[dict[str, Any]]]:
    """A list as the version had it; a line that is gone comes back as a new one with the same words."""
    moment = next_save(action, version)
    if moment is None:
        raise ValidationError(LOST)
    there = set(getattr(action, field).values_list("pk", flat=True))
    return {
        field: [
            {"id": part.id if part.id in there else None}
            | restored_values(part, COPIED_PARTS[field])
            for part in list_at(action, field, moment)
        ]
    }


def restored_values(part: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """What a line said; a body or post that is gone since is left out."""
    found = {}
    for name in names:
        field = part._meta.get_field(name)
        if field.is_relation:
            number = getattr(part, field.attname)
            found[name] = field.related_model._default_manager.filter(pk=number).first()
        else:
            found[name] = getattr(part, name)
    return found
