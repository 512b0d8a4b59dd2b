"""What happened to a row and to its leads, measures and risks: who, when and what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Q, Value

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
    for kind, numbers in ever_parts(action).items():
        wanted |= Q(target_type=kind, target_id__in=numbers)
    events = AuditEvent.objects.filter(wanted, tenant=action.partnership_id).select_related("by")
    return [happening(event) for event in events[:LATEST]]


def ever_parts(action: Action) -> dict[str, list[str]]:
    """The numbers of every lead, measure and risk that the row ever had, by kind, in one query."""
    first, *rest = (
        part.history.filter(action_id=action.pk)
        .order_by()
        .values_list(Value(part._meta.label_lower, CharField()), "id")
        for part in (Lead, Measure, Risk)
    )
    numbers: dict[str, list[str]] = {}
    for kind, number in first.union(*rest):
        numbers.setdefault(kind, []).append(str(number))
    return numbers


def happening(event: AuditEvent) -> Happening:
    kind = "Row" if event.target_type == Action._meta.label_lower else kind_words(event.target_type)
    fields = what_changed(event).lower()
    what = f"{kind} {event.verb}" + (f": {fields}" if fields else "")
    return Happening(event.at, str(event.by or "the system"), what, event.target_words)
