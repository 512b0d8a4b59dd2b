"""People who come and go: the links that they were sent end when they leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from csp import changes
from csp.links.services import end_links_of, shorten_links_of
from csp.models import AuditEvent, User
from csp.periods import today
from plans.models import Person


@transaction.atomic
def change_person(
    *, by: User | None, person: Person, version: int, values: Mapping[str, Any]
) -> Person:
    """Change what is known of somebody. A last day ends their links on it, another address ends them now."""
    changed = changes.update(person, by=by, version=version, values=values)
    moved = "email" in values and values["email"].lower() != person.email.lower()
    if moved or (changed.ended_on and changed.ended_on < today()):
        end_links_of(by=by, holder=changed)
    elif changed.ended_on:
        shorten_links_of(holder=changed, last_day=changed.ended_on)
    return changed


@transaction.atomic
def remove_person(*, by: User | None, person: Person) -> AuditEvent:
    """Take somebody out of the lists, with the links that they were sent.

    Raises ``ProtectedError`` where they are still needed.
    """
    end_links_of(by=by, holder=person)
    return changes.remove(person, by=by)
