"""What one of our own files says of a row besides its words, set beside the row that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from django.db import models

from actions.imports import ImportedRow
from actions.imports.own import cells as exchange
from actions.imports.own.hidden_part import TIMES
from actions.models import Action
from csp.periods import date_words
from plans.audience import Audience

LABELS = {
    "kind": "Kind",
    "unit": "Unit",
    "polarity": "Which way is good",
    **exchange.DETAILS,
}
KEYS = {"kind": exchange.KINDS | exchange.RISKS, "polarity": exchange.POLARITIES}
# How much of a measure names it.
SHORT = 60


def paired(parts: Iterable[models.Model], column: str, wanted: Sequence[str]) -> dict[int, Any]:
    """Which part each of the wanted words goes on as; a line that was only reworded stays itself."""
    kept = list(parts)
    found: dict[int, Any] = {}
    for exact in (True, False):
        for place, words in enumerate(wanted):
            if place not in found and (part := closest(kept, column, words, exact)):
                found[place] = part
                kept.remove(part)
    return found


def closest(parts: list[models.Model], column: str, words: str, exact: bool) -> models.Model | None:
    if exact:
        return next((part for part in parts if getattr(part, column) == words), None)
    scored = [(SequenceMatcher(None, getattr(part, column), words).ratio(), part) for part in parts]
    best = max(scored, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] > 0.6 else None


def said_of(row: ImportedRow, name: str, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """What the file says of each measure or risk, for the model's fields."""
    return [
        exchange.details_of_part(row, name, place, words) for place, words in enumerate(wanted, 1)
    ]


def timing(row: ImportedRow) -> dict[str, Any] | None:
    """The timescale that the file gives with its kind and day; None where it gives only words."""
    said = row.told.get("when")
    if said is None:
        return None
    room = Action._meta.get_field("timescale").max_length
    due_on = date.fromisoformat(said["due_on"]) if said["due_on"] else None
    kind = said["timescale_kind"] if said["timescale_kind"] in TIMES else ""
    return {
        "timescale": said["timescale"][:room],
        "timescale_kind": kind or (Action.Timescale.DATE if due_on else ""),
        "due_on": due_on,
    }


def timing_over(
    row: ImportedRow, current: Action, anew: Mapping[str, Any]
) -> dict[str, Any] | None:
    """The same for a row that is there; ``anew`` is what its words say by themselves.

    Where somebody gave the row another time in words and left the day beside them as it was, the
    words count.
    """
    said = timing(row)
    if said is None or said["timescale"] == current.timescale or not anew["due_on"]:
        return said
    left = all(said[name] == getattr(current, name) for name in ("timescale_kind", "due_on"))
    return dict(anew) if left else said


def other_details(
    row: ImportedRow,
    cells: Mapping[str, Any],
    current: Action,
    times: Mapping[str, Any] | None,
    audience: str,
) -> Iterator[tuple[str, str, str]]:
    """What would be otherwise in a row besides its words: label, before and after."""
    yield from timing_details(current, times)
    if audience != current.visibility:
        yield "Who may see it", Audience(current.visibility).label, Audience(audience).label
    for name, parts in (("measures", current.measures.all()), ("risks", current.risks.all())):
        pairs = paired(parts, "text", cells[name])
        for place, values in enumerate(said_of(row, name, cells[name])):
            if place in pairs:
                yield from part_details(pairs[place], cells[name][place], values)


def timing_details(
    current: Action, times: Mapping[str, Any] | None
) -> Iterator[tuple[str, str, str]]:
    if times and times["timescale_kind"] != current.timescale_kind:
        kinds = TIMES | {"": ""}
        yield "Kind of timescale", kinds[current.timescale_kind], kinds[times["timescale_kind"]]
    if times and times["due_on"] != current.due_on:
        yield "Due", detail_words("due_on", current.due_on), detail_words("due_on", times["due_on"])


def part_details(part: Any, words: str, values: Mapping) -> Iterator[tuple[str, str, str]]:
    short = f"{words[:SHORT]}…" if len(words) > SHORT else words
    for name, value in values.items():
        if getattr(part, name) != value:
            before, after = detail_words(name, getattr(part, name)), detail_words(name, value)
            yield f"{LABELS[name]} of “{short}”", before, after


def detail_words(name: str, value: Any) -> str:
    if isinstance(value, date):
        return date_words(value)
    if isinstance(value, list):
        return "\n".join(value)
    return KEYS.get(name, {}).get(value, value) if value else ""
