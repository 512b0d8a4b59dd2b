"""Seeing who else is in a row. It never stops anybody, and trouble with it is nobody's trouble."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.utils import timezone

from actions.models import Action, Presence
from csp.models import User

log = logging.getLogger(__name__)
LASTS = timedelta(seconds=60)


def mark(*, by: User, action: Action) -> None:
    """Say that somebody has the row's form open now."""
    now = timezone.now()
    try:
        with transaction.atomic():
            Presence.objects.bulk_create(
                [Presence(action=action, user=by, at=now)],
                update_conflicts=True,
                unique_fields=["action", "user"],
                update_fields=["at"],
            )
            Presence.objects.filter(at__lt=now - LASTS).delete()
    except DatabaseError:
        log.info("Presence could not be written", exc_info=True)


def leave(*, by: User, action: Action) -> None:
    Presence.objects.filter(action=action, user=by).delete()


def others(action: Action, *, than: User) -> list[str]:
    """The names of the people who have the row's form open, apart from one."""
    seen = Presence.objects.filter(action=action, at__gte=timezone.now() - LASTS).exclude(user=than)
    return sorted(str(each.user) for each in seen.select_related("user"))


def editing_words(names: list[str]) -> str:
    if not names:
        return ""
    *first, last = names
    who = f"{', '.join(first)} and {last}" if first else last
    return f"{who} {'are' if first else 'is'} editing this row now."
