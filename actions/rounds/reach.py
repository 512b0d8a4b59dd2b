"""Whom a round would ask, before it is opened, and who has not answered once it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from actions.models import Action, Invitation, Round, Update
from actions.rounds.addressees import asked_for
from actions.rounds.queries import (
    handed_back_by_update,
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


@dataclass(frozen=True)
class Chasing:
    """How the unanswered rows of a round stand with those who are asked about them."""

    waiting: list[Waiting]  # by name
    nobody: list[Update]  # nobody is asked who could answer
    handed: list[HandedBack]  # somebody said that it is not theirs
    moved: list[Update]  # somebody leads it now who is not asked


@dataclass(frozen=True)
class HandedBack:
    """A row, and who of those that were asked said that it is not theirs."""

    update: Update
    invitation: Invitation


def chasing_of(round: Round, updates: dict[int, Update], *, today: date) -> Chasing:
    """``updates`` are the unanswered ones by number, in printed order.

    Who has left or whose body is no more is nobody to ask, though a link was sent. Five queries.
    """
    pairs, handed = invitations_by_update(round), handed_back_by_update(round)
    here = round.invitations.select_related("person", "organisation")
    links = {each.pk: each for each in here}
    people = {pk: Waiting(each) for pk, each in links.items() if not each.has_left(today)}
    asked = set()
    for number, update in updates.items():
        for invitation in pairs.get(number, ()):
            if invitation in people:
                people[invitation].updates.append(update)
                asked.add(number)
    knows = {
        number: {
            links[pk].email.lower() for pk in [*pairs.get(number, ()), *handed.get(number, ())]
        }
        for number in updates
    }
    return Chasing(
        waiting=[each for each in people.values() if each.updates],
        nobody=[update for number, update in updates.items() if number not in asked],
        handed=[
            HandedBack(update, links[pk])
            for number, update in updates.items()
            for pk in handed.get(number, ())
        ],
        moved=led_by_others(updates, knows, today),
    )


def led_by_others(
    updates: dict[int, Update], knows: dict[int, set[str]], today: date
) -> list[Update]:
    """Those of the updates that somebody leads whose address is not among those that were asked."""
    numbers = {update.action_id: number for number, update in updates.items()}
    found = set()
    for lead in leads_to_ask([update.action for update in updates.values()]):
        number = numbers[lead.action_id]
        if any(each.email not in knows[number] for each in asked_for(lead, today)):
            found.add(number)
    return [update for number, update in updates.items() if number in found]
