"""Seeing who else is in a row. It never stops anybody, and trouble with it is nobody's trouble."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from actions.models import Action, Presence
from csp.models import User

log = logging.getLogger(__name__)
LASTS = timedelta(seconds=60)


def mark(*, by: User, action: Action) -> None:
    """Say that somebody has the row's form open now."""
    mark_rows(by=by, opened=[action])


def mark_rows(*, by: User, opened: Sequence[Action], left: Iterable[int] = ()) -> None:
    """Say in which rows somebody has a cell open now, and which rows they have just left."""
    now = timezone.now()
    try:
        with transaction.atomic():
            if opened:
                Presence.objects.bulk_create(
                    [Presence(action=action, user=by, at=now) for action in opened],
                    update_conflicts=True,
                    unique_fields=["action", "user"],
                    update_fields=["at"],
                )
            Presence.objects.filter(
                Q(at__lt=now - LASTS) | Q(user=by, action__in=list(left))
            ).delete()
    except DatabaseError:
        log.info("Presence could not be written", exc_info=True)


def leave(*, by: User, action: Action) -> None:
    Presence.objects.filter(action=action, user=by).delete()


def others(action: Action, *, than: User) -> list[str]:
    """The names of the people who have the row's form open, apart from one."""
    seen = Presence.objects.filter(action=action, at__gte=timezone.now() - LASTS).exclude(user=than)
    return sorted(str(each.user) for each in seen.select_related("user"))


def others_in(rows: QuerySet[Action], *, than: User) -> dict[int, str]:
    """Who is editing which of some rows, in words, apart from one person."""
    seen = Presence.objects.filter(
        action__in=rows.order_by().values("pk"), at__gte=timezone.now() - LASTS
    )
    names: dict[int, list[str]] = defaultdict(list)
    for each in seen.exclude(user=than).select_related("user"):
        names[each.action_id].append(str(each.user))
    return {number: is_editing(sorted(who)) for number, who in names.items()}


def editing_words(names: list[str]) -> str:
    if not names:
        return ""
    return f"{is_editing(names)} this row now."


def is_editing(names: list[str]) -> str:
    *first, last = names
    who = f"{', '.join(first)} and {last}" if first else last
    return f"{who} {'are' if first else 'is'} editing"
