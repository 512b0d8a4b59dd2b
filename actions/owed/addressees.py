"""Who is written to about an agreed action, and why nobody is. Pure: the day is given.

The same rule as ``to_do_of_address`` of ``actions/models/querysets/agreed.py``, which finds rows by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.models import AgreedAction
from plans.models import Organisation, Person


@dataclass(frozen=True)
class OwedReader:
    """An address and who reads it: a person, or whoever opens the mail of a body."""

    email: str
    name: str
    person: Person | None = None
    body: Organisation | None = None

    @property
    def holder(self) -> Person | Organisation | None:
        """The row by which they have a right to a link."""
        return self.person or self.body

    @property
    def greeting(self) -> str:
        """The first line of an e-mail to them."""
        return f"Hello {self.name}," if self.name else "Hello,"


def owed_reader(agreed: AgreedAction, today: date) -> OwedReader | None:
    """The person, else the holder of the post, else the contact of the body; None where there is nobody.

    Reads what ``with_owners`` fetched.
    """
    if agreed.owner_person:
        return person_reader(agreed.owner_person, today)
    if agreed.owner_post:
        holder, body = agreed.owner_post.holder, agreed.owner_post.organisation
        held = person_reader(holder, today) if holder else None
        return held or (body_reader(body, today) if body else None)
    return body_reader(agreed.owner_body, today) if agreed.owner_body else None


def person_reader(person: Person, today: date) -> OwedReader | None:
    left = person.ended_on is not None and person.ended_on < today
    if left or not person.email:
        return None
    return OwedReader(person.email.lower(), person.full_name, person=person)


def body_reader(body: Organisation, today: date) -> OwedReader | None:
    if body.has_ended(today) or not body.email:
        return None
    return OwedReader(body.email.lower(), body.name, body=body)


def why_nobody_is_told(agreed: AgreedAction, today: date) -> str:
    """In a sentence, for whoever wants to tell the owner and cannot."""
    person = agreed.owner_person
    if person:
        left = person.ended_on is not None and person.ended_on < today
        return (
            f"{person.full_name} has left."
            if left
            else f"{person.full_name} has no e-mail address."
        )
    if agreed.owner_post:
        return f"Nobody holds the post {agreed.owner_post} who has an e-mail address, nor has its body one."
    if agreed.owner_body:
        ended = agreed.owner_body.has_ended(today)
        return f"{agreed.owner_body.name} has {'ended' if ended else 'no contact e-mail address'}."
    words = agreed.owner_words
    return f"“{words}” is no body, post or person here." if words else "Nobody has it yet."
