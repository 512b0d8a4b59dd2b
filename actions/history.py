"""What happened to a row and to its leads, measures and risks: who, when and what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from actions.models import Action, Lead, Measure, Risk
from csp.models import AuditEvent
from csp.trail import kind_words, what_changed

LATEST = 30


@dataclass(frozen=True)
class Happening:
    """One line of a row's history."""

    at: datetime
    by: str
    what: str
    words: str


def events_of(action: Action) -> list[Happening]:
    """The latest changes of a row and of everything that was ever a part of it, newest first."""
    wanted = Q(target_type=Action._meta.label_lower, target_id=str(action.pk))
    for part in (Lead, Measure, Risk):
        ever = part.history.filter(action_id=action.pk).order_by().values_list("id", flat=True)
        numbers = [str(pk) for pk in ever.distinct()]
        wanted |= Q(target_type=part._meta.label_lower, target_id__in=numbers)
    events = AuditEvent.objects.filter(wanted, tenant=action.partnership_id).select_related("by")
    return [happening(event) for event in events[:LATEST]]


def happening(event: AuditEvent) -> Happening:
    kind = "Row" if event.target_type == Action._meta.label_lower else kind_words(event.target_type)
    fields = what_changed(event).lower()
    what = f"{kind} {event.verb}" + (f": {fields}" if fields else "")
    return Happening(event.at, str(event.by or "the system"), what, event.target_words)
