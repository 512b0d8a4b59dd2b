"""A row that is in the plan already and in a file again: what it was, and which of its lines go on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models

from actions.imports.own.details import paired
from actions.models import Action, Lead
from actions.rows.columns import COPIED, LISTS
from csp import changes


def row_to_restore(action: Action) -> dict[str, Any]:
    """A row as it is, in values that JSON can hold, to bring it back to."""
    return {
        "was": action.version,
        "values": json_values(action, ("priority", *COPIED)),
        "parts": {kind: list(map(columns_of_part, getattr(action, kind).all())) for kind in LISTS},
    }


def columns_of_part(part: models.Model) -> dict[str, Any]:
    """A lead, measure or risk as it is, by the names of its columns."""
    left_out = {"partnership", "action", "version", "position"}
    names = (field.name for field in part._meta.fields if field.name not in left_out)
    values = json_values(part, names)
    if isinstance(part, Lead):
        values["people"] = list(part.people.values_list("pk", flat=True))
    return values


def json_values(row: models.Model, names: Iterable[str]) -> dict[str, Any]:
    """Some fields by the names of their columns."""
    wanted = set(names)
    columns = [field.attname for field in row._meta.concrete_fields if field.name in wanted]
    return {column: changes.json_value(getattr(row, column)) for column in columns}


def merged(parts: Iterable[models.Model], column: str, wanted: list[str], link=None) -> list[dict]:
    """What a row has several of, as ``sync_parts`` wants it: a line that was only reworded stays itself."""
    found = paired(parts, column, wanted)
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


def lines_with_details(lines: list[dict], said: Iterable[dict[str, Any]]) -> list[dict]:
    """The lines with what the file says of each besides its words."""
    return [line | values for line, values in zip(lines, said, strict=True)]
