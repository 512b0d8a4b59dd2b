"""What rounds ask of the people who look after them, for the first page after signing in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from actions.rounds.queries import open_rounds
from csp.periods import date_words
from plans.access import Can

# How many days ahead the end of a round is spoken of.
SOON = 7


def rounds_to_do(
    places: Mapping[int, Mapping[str, Any]], today: date
) -> Iterator[tuple[int, dict]]:
    """The steps of each open round, by the number of its partnership. One query.

    ``places`` says which powers somebody holds where: only those who review are asked.
    """
    mine = [number for number, place in places.items() if Can.REVIEW in place["powers"]]
    if not mine:
        return
    for round in open_rounds(mine).with_nobody(today).with_handed_back():
        for words in steps_of(round, today):
            yield round.partnership_id, {"words": words, "url": round.get_absolute_url()}


def steps_of(round, today: date) -> Iterator[str]:
    """``round`` carries the counts of ``with_counts``, ``with_nobody`` and ``with_handed_back``."""
    if round.to_review:
        updates = "1 update" if round.to_review == 1 else f"{round.to_review} updates"
        yield f"{round.short}: {updates} to review."
    if (round.due_on - today).days <= SOON:
        yield from owed(round, due_words(round.due_on, today))
    if round.handed:
        rows = "1 row is" if round.handed == 1 else f"{round.handed} rows are"
        yield f"{round.short}: {rows} not theirs, says who was asked."
    if round.nobody and today >= round.opens_on:
        rows = "1 row waits" if round.nobody == 1 else f"{round.nobody} rows wait"
        yield f"{round.short}: {rows} for an answer and nobody is there to be asked."
    if (round.closes_on - today).days <= SOON:
        yield closing_words(round, today)


def owed(round, due: str) -> Iterator[str]:
    """Rows that nobody has answered, and those whose answer was sent back with a question."""
    if left := round.asked - round.answered - round.returned:
        rows = "1 row has" if left == 1 else f"{left} rows have"
        yield f"{round.short}: {rows} no answer yet, due {due}."
    if round.returned:
        rows = "1 row" if round.returned == 1 else f"{round.returned} rows"
        yield f"{round.short}: {rows} sent back with a question, due {due}."


def closing_words(round, today: date) -> str:
    if round.closes_on < today:
        return f"{round.short} was to close on {date_words(round.closes_on)}. Close it when you are ready."
    return f"{round.short} closes {in_days(round.closes_on, today)}."


def due_words(day: date, today: date) -> str:
    return in_days(day, today) if today <= day else f"since {date_words(day)}"


def in_days(day: date, today: date) -> str:
    days = (day - today).days
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
