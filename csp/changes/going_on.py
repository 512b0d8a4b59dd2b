"""Writing on in a text that is saved at each pause: one version of its history for a while, not one each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, TypeVar

from django.utils import timezone

from csp.changes import check_changed_fields, write_version
from csp.changes.differences import field_differences
from csp.models import User, Versioned

Written = TypeVar("Written", bound=Versioned)
# How long what one person writes in the same fields stays one version.
A_WHILE = timedelta(minutes=5)


def write_on(
    current: Written, *, by: User, values: Mapping[str, Any], within: timedelta = A_WHILE
) -> Written:
    """Store the next version of a row that is held until the transaction ends.

    As ``write_version``; where the same person began the last version within a while and changed nothing else
    in it, that version of the history takes the new words and no further event is recorded. The number of
    the row's version grows all the same, so that whoever began from an earlier one is told.
    """
    changed = set(field_differences(current, values))
    if not changed:
        return current
    last = version_to_write_on(current, by=by, fields=changed, within=within)
    if last is None:
        return write_version(current, by=by, version=current.version, values=values)
    for name in changed:
        setattr(current, name, values[name])
    check_changed_fields(current, sorted(changed))
    current.skip_history_when_saving = True  # type: ignore[attr-defined]  # simple-history looks for it
    try:
        current.save_after(current.version, sorted(changed))
    finally:
        del current.skip_history_when_saving  # type: ignore[attr-defined]
    kept = {name: values[name] for name in changed} | {"version": current.version}
    type(current).history.filter(history_id=last).update(**kept)
    return current


def version_to_write_on(
    current: Versioned, *, by: User, fields: set[str], within: timedelta
) -> int | None:
    """The number of the last row of a history, if it is one's own, fresh, and of these fields alone."""
    rows = type(current).history.filter(id=current.pk).order_by("-history_id")[:2]
    if len(found := list(rows)) < 2:
        return None
    last, before = found
    own = last.history_user_id == by.pk and last.history_type == "~"
    fresh = last.history_date > timezone.now() - within
    if not (own and fresh) or last.version != current.version or last.history_change_reason:
        return None
    others = (each for each in current._meta.fields if each.name not in {*fields, "version"})
    untouched = all(getattr(last, each.attname) == getattr(before, each.attname) for each in others)
    return last.history_id if untouched else None
