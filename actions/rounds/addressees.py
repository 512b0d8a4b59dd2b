"""Who is asked about which row: the people that its leads name, or whoever stands for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from actions.models import Lead, Round
from actions.rounds.queries import leads_with_people
from plans.models import Organisation, Person


@dataclass
class Addressee:
    """One e-mail address, who reads it, and the numbers of the rows that it is asked about."""

    email: str
    name: str
    person: Person | None = None
    organisation: Organisation | None = None
    rows: set[int] = field(default_factory=set)


def addressees(round: Round, *, today: date) -> dict[str, Addressee]:
    """Everybody asked in a round, by e-mail address in small letters. Three queries.

    For each lead: its people who have an address, else the holder of its post, else the contact of
    its body. People who have left and bodies that have ended are not written to.
    """
    found: dict[str, Addressee] = {}
    for lead in leads_with_people(Lead.objects.filter(action__updates__round=round)):
        for each in asked_for(lead, today):
            found.setdefault(each.email, each).rows.add(lead.action_id)
    return found


def asked_for(lead: Lead, today: date) -> Iterator[Addressee]:
    body = lead.organisation or (lead.post.organisation if lead.post else None)
    people = [person for person in lead.people.all() if is_reached(person, today)]
    if not people and lead.post and lead.post.holder and is_reached(lead.post.holder, today):
        people = [lead.post.holder]
    for person in people:
        own = body or person.organisation
        yield Addressee(person.email.lower(), person.full_name, person, own)
    if not people and body and body.email and not body.has_ended(today):
        yield Addressee(body.email.lower(), body.name, None, body)


def is_reached(person: Person, today: date) -> bool:
    return bool(person.email) and (person.ended_on is None or person.ended_on >= today)
