"""A row that is in the plan already and in a file again: what it was, and which of its lines go on."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any

from django.db import models

from actions.models import Action, Lead
from actions.proposal import LISTS, TEXTS
from csp import changes


def remembered(action: Action) -> dict[str, Any]:
    """A row as it is, in values that JSON can hold, to bring it back to."""
    names = ("priority_id", "area_id", *TEXTS, "timescale_kind", "extra")
    values = {name: getattr(action, name) for name in names}
    return {
        "was": action.version,
        "values": values | {"due_on": action.due_on.isoformat() if action.due_on else None},
        "parts": {kind: list(map(part_values, getattr(action, kind).all())) for kind in LISTS},
    }


def part_values(part: models.Model) -> dict[str, Any]:
    """A lead, measure or risk as it is, by the names of its columns."""
    left_out = {"partnership", "action", "version", "position"}
    fields = (field for field in part._meta.fields if field.name not in left_out)
    values = {field.attname: changes.as_json(getattr(part, field.attname)) for field in fields}
    if isinstance(part, Lead):
        values["people"] = list(part.people.values_list("pk", flat=True))
    return values


def merged(parts: Iterable[models.Model], column: str, wanted: list[str], link=None) -> list[dict]:
    """What a row has several of, as ``sync_parts`` wants it: a line that was only reworded stays itself."""
    kept = list(parts)
    found: dict[int, models.Model] = {}
    for exact in (True, False):
        for place, words in enumerate(wanted):
            if place not in found and (part := closest(kept, column, words, exact)):
                found[place] = part
                kept.remove(part)
    lines = []
    for place, words in enumerate(wanted):
        part = found.get(place)
        if part is None:
            lines.append({column: words} | (link(words) if link else {}))
        elif link and getattr(part, column) != words:
            cleared: dict[str, Any] = {"organisation": None, "post": None, "people": []}
            lines.append({"id": part.pk, column: words} | cleared | link(words))
        else:
            lines.append({"id": part.pk, column: words})
    return lines


def closest(parts: list[models.Model], column: str, words: str, exact: bool) -> models.Model | None:
    if exact:
        return next((part for part in parts if getattr(part, column) == words), None)
    scored = [(SequenceMatcher(None, getattr(part, column), words).ratio(), part) for part in parts]
    best = max(scored, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] > 0.6 else None
