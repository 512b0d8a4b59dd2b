"""Whom a round would ask, before it is opened, and who has not answered once it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from actions.models import Action, Invitation, Round, Update
from actions.rounds.addressees import asked_for
from actions.rounds.queries import (
    invitations_by_update,
    leads_to_ask,
    not_asked,
    planned_rows,
    rows_to_ask,
)
from actions.rules.status import is_done
from plans.models import Partnership


@dataclass(frozen=True)
class Reach:
    """The rows a round would ask about, how many addresses it would write to, and the rows of nobody.

    ``done`` are the rows that were accepted as done: only the final update of a year asks them.
    """

    rows: list[Action]
    addresses: int
    without: list[Action]
    done: list[Action]

    @property
    def without_refs(self) -> str:
        return refs_of(self.without)

    @property
    def done_refs(self) -> str:
        return refs_of(self.done)


def refs_of(rows: list[Action]) -> str:
    return ", ".join(row.ref for row in rows)


def reach(
    partnership: Partnership, start: date, end: date, *, today: date, final: bool = False
) -> Reach:
    """Three queries and one for the people of the leads."""
    found = planned_rows(partnership, start, end).select_related("plan")
    planned = list(found)
    done = [row for row in planned if is_done(row.last_nature)]
    rows = planned if final else [row for row in planned if row not in done]
    addresses, reached = set(), set()
    for lead in leads_to_ask(rows):
        for each in asked_for(lead, today):
            addresses.add(each.email)
            reached.add(lead.action_id)
    return Reach(rows, len(addresses), [row for row in rows if row.pk not in reached], done)


def added_since(round: Round) -> int:
    """How many rows the plans have that the round has not asked about."""
    live = rows_to_ask(round.partnership_id, round.start, round.end, final=round.final)
    return not_asked(live, round).count()


@dataclass
class Waiting:
    """Somebody who has not answered everything, and the updates that they owe."""

    invitation: Invitation
    updates: list[Update] = field(default_factory=list)

    @property
    def refs(self) -> str:
        return ", ".join(update.action.ref for update in self.updates)


def who_waits(
    round: Round, updates: dict[int, Update], *, today: date
) -> tuple[list[Waiting], list[Update]]:
    """Those who owe any of these updates, by name, and the updates that nobody was asked for.

    ``updates`` are the unanswered ones by number, in printed order. Who has left or whose body is no more
    is nobody to ask, though a link was sent. Two queries.
    """
    pairs = invitations_by_update(round)
    here = round.invitations.select_related("person", "organisation")
    people = {each.pk: Waiting(each) for each in here if not each.has_left(today)}
    asked = set()
    for number, update in updates.items():
        for invitation in pairs.get(number, ()):
            if invitation in people:
                people[invitation].updates.append(update)
                asked.add(number)
    owing = [each for each in people.values() if each.updates]
    return owing, [update for number, update in updates.items() if number not in asked]
