"""What happened to a row and to its leads, measures and risks: who, when and what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from actions.models import Action, Lead, Measure, Risk
from csp.changes.audit_words import approval_words, kind_words, what_changed
from csp.models import AuditEvent
from csp.sql.prepared import ANY_NUMBER, ANY_WORDS, PreparedModels

LATEST = 30


@dataclass(frozen=True)
class Happening:
    """One line of a row's history."""

    at: datetime
    by: str
    what: str
    words: str


def events_of_row(action: Action) -> list[Happening]:
    """The latest changes of a row and of everything that was ever a part of it, newest first."""
    events = latest_events().rows({ANY_WORDS: str(action.pk), ANY_NUMBER: action.pk})
    return [happening(event) for event in events]


@cache
def latest_events() -> PreparedModels:
    return PreparedModels(events_asked)


def events_asked() -> QuerySet[AuditEvent]:
    """By kind and number, for which there is an index: the row's own events, and those of each part."""
    events = AuditEvent.objects.order_by().select_related("by")
    own = events.filter(target_type=Action._meta.label_lower, target_id=ANY_WORDS)
    of_parts = (
        events.filter(target_type=part._meta.label_lower, target_id__in=ever(part))
        for part in (Lead, Measure, Risk)
    )
    return own.union(*of_parts, all=True).order_by("-at", "-pk")[:LATEST]


def ever(part: type[Lead | Measure | Risk]) -> QuerySet:
    """The numbers of every part of one kind that the row ever had, as events keep them."""
    past = part.history.filter(action_id=ANY_NUMBER).order_by()
    return past.values_list(Cast("id", CharField()), flat=True)


def happening(event: AuditEvent) -> Happening:
    kind = "Row" if event.target_type == Action._meta.label_lower else kind_words(event.target_type)
    fields = what_changed(event).lower()
    what = f"{kind} {event.verb}" + (f": {fields}" if fields else "") + approval_words(event)
    return Happening(event.at, str(event.by or "the system"), what, event.target_words)
