"""The lists of a reading as rows: who was there, each with the person and the body that are known."""

from __future__ import annotations

import re

from csp import changes
from csp.models import User
from plans.models import Organisation, Person
from reporting.meetings.reading.dates import first_time
from reporting.meetings.reading.result import MinutesReading, ReadPerson
from reporting.models import Attendance, Interest, Meeting


def keep_attendance(
    read: MinutesReading, meeting: Meeting, *, by: User | None
) -> dict[str, Attendance]:
    """The lists as printed, each name with the person and the body that the partnership knows."""
    known = KnownNames(meeting.partnership_id)
    kept: dict[str, Attendance] = {}
    for person in read.people:
        row = changes.create(attendance_as_read(person, meeting, known), by=by)
        kept.setdefault(person.name.casefold(), row)
    return kept


class KnownNames:
    """The people and bodies of a partnership by what they are called; two queries."""

    def __init__(self, partnership_id: int) -> None:
        self.people: dict[str, list[Person]] = {}
        for person in Person.objects.filter(partnership_id=partnership_id):
            self.people.setdefault(person.name.casefold(), []).append(person)
        self.bodies: dict[str, Organisation] = {}
        for body in Organisation.objects.filter(partnership_id=partnership_id):
            for name in filter(None, (body.name, body.acronym)):
                self.bodies.setdefault(name.casefold(), body)

    def person(self, name: str) -> Person | None:
        """Somebody whom one name means and no other."""
        same = self.people.get(name.casefold(), [])
        return same[0] if len(same) == 1 else None

    def body(self, words: str) -> Organisation | None:
        """The body of a bracket: its name, or that before a dash or comma."""
        tries = [words, *re.split(r"\s+[–—-]\s+|,\s*", words)[:1]]
        return next(
            (self.bodies[each.casefold()] for each in tries if each.casefold() in self.bodies), None
        )


def attendance_as_read(person: ReadPerson, meeting: Meeting, known: KnownNames) -> Attendance:
    there = person.list in ("present", "officers", "in-attendance")
    role = (
        ""
        if person.chair and re.fullmatch(r"(?:in the )?chair|cadeirydd", person.role, re.IGNORECASE)
        else person.role
    )
    return Attendance(
        partnership=meeting.partnership,
        meeting=meeting,
        list=person.list,
        person=known.person(person.name),
        words=(person.name or person.body)[:200],
        initials=person.initials[:10],
        role=role[:200],
        organisation=known.body(person.body),
        bracket=person.body[:200] if person.name else "",
        bracket_key=str(person.group) if person.group else "",
        substitute_for=person.substitute_for[:200],
        chair=person.chair and there,
        came_at=first_time(person.since),
        left_at=first_time(person.until),
        online=person.how == "online",
    )


def stayed_or_left(words: str) -> str:
    """What somebody with an interest did."""
    if re.search(r"left|withdrew", words, re.IGNORECASE):
        return Interest.Then.LEFT
    if re.search(r"vote|part\b", words, re.IGNORECASE):
        return Interest.Then.DID_NOT_VOTE
    return Interest.Then.STAYED if words else Interest.Then.UNSAID
