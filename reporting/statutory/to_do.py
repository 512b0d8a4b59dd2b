"""What the law wants soon, for the first page after signing in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from actions.rounds.to_do import in_days
from csp.periods import date_words
from plans.access import Access, Can
from reporting.scrutiny.queries import owed_by
from reporting.scrutiny.rules import name_in_sentence
from reporting.statutory.calendar import Due, due_dates
from reporting.statutory.dates import dated_rows

# How many days ahead are spoken of, and how many things are told one by one.
SOON = timedelta(days=30)
MOST = 4


def duties_to_do(
    places: Mapping[int, Mapping[str, Any]], today: date
) -> Iterator[tuple[int, dict]]:
    """What is overdue or falls due in the next thirty days, by the number of the partnership. One query.

    Only those who can do something about it are told; rounds speak for themselves.
    """
    mine = [number for number, place in places.items() if edits(place)]
    for number, rows in dated_rows(mine).items():
        place = places[number]
        access = Access(place["partnership"], frozenset(place["powers"]), frozenset())
        rows = [row for row in rows if row.kind not in ("round", "plan")]
        soon = [due for due in due_dates(rows, access, today=today) if due.on <= today + SOON]
        yield from ((number, step) for step in duty_steps(soon, access, today))


def answers_to_do(
    places: Mapping[int, Mapping[str, Any]], today: date
) -> Iterator[tuple[int, dict]]:
    """What the body of a lead has to answer to the committee, late or due in the next thirty days.

    One query; officers are told by what falls due.
    """
    mine = {n: place for n, place in places.items() if place["bodies"] and not edits(place)}
    if not mine:
        return
    bodies = set().union(*(place["bodies"] for place in mine.values()))
    for answer in owed_by(mine, bodies, today + SOON):
        words = f"Answer to {name_in_sentence(answer.recommendation)} ({due_words(answer.due_on, today)})."
        page = reverse("workspace:answer_edit", args=[answer.partnership.slug, answer.pk])
        yield answer.partnership_id, {"words": words, "url": page}


def edits(place: Mapping[str, Any]) -> bool:
    return Can.EDIT in place["powers"]


def duty_steps(soon: list[Due], access: Access, today: date) -> Iterator[dict]:
    shown = soon if len(soon) <= MOST else soon[: MOST - 1]
    for due in shown:
        yield {"words": f"{due.words} ({due_words(due.on, today)}).", "url": due.url}
    if more := len(soon) - len(shown):
        page = reverse("workspace:calendar", args=[access.partnership.slug])
        yield {"words": f"{more} more duties fall due or are overdue.", "url": page}


def due_words(on: date, today: date) -> str:
    return f"was due on {date_words(on)}" if on < today else f"due {in_days(on, today)}"
