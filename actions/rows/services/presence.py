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
    """Say that somebody has the row's form open now. The next heartbeat clears what is over."""
    try:
        with transaction.atomic():
            note_presence(by, [action])
    except DatabaseError:
        log.info("Presence could not be written", exc_info=True)


def note_presence(by: User, opened: Sequence[Action]) -> None:
    now = timezone.now()
    Presence.objects.bulk_create(
        [Presence(action=action, user=by, at=now) for action in opened],
        update_conflicts=True,
        unique_fields=["action", "user"],
        update_fields=["at"],
    )


def mark_rows(*, by: User, opened: Sequence[Action], left: Iterable[int] = ()) -> None:
    """Say in which rows somebody has a cell open now, and which rows they have just left."""
    now = timezone.now()
    try:
        with transaction.atomic():
            if opened:
                note_presence(by, opened)
            Presence.objects.filter(
                Q(at__lt=now - LASTS) | Q(user=by, action__in=list(left))
            ).delete()
    except DatabaseError:
        log.info("Presence could not be written", exc_info=True)


def leave(*, by: User, action: Action) -> None:
    Presence.objects.filter(action=action, user=by).delete()


def names_of_others(action: Action, *, than: User) -> list[str]:
    """The names of the people who have the row's form open, apart from one."""
    return names_present(Presence.objects.filter(action=action).select_related("user"), than=than)


def names_present(presences: Iterable[Presence], *, than: User) -> list[str]:
    """The names of those who were there a moment ago, apart from one."""
    since = timezone.now() - LASTS
    return sorted(
        str(each.user) for each in presences if each.at >= since and each.user_id != than.pk
    )


def others_in(rows: QuerySet[Action], *, than: User) -> dict[int, str]:
    """Who is editing which of some rows, in words, apart from one person."""
    there = Presence.objects.filter(
        action__in=rows.order_by().values("pk"), at__gte=timezone.now() - LASTS
    )
    names: dict[int, list[str]] = defaultdict(list)
    for each in there.exclude(user=than).select_related("user"):
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
