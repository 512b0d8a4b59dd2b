"""What a row of our own files says beside its words, so that reading it again gives the same row.

A spreadsheet has columns for it. A Word file has a part that nobody sees, and each thing in it
names by a digest the words that it belongs to: where somebody has changed those, it is lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any
from xml.sax.saxutils import escape

from csp.periods import date_words, parse_date

NAMESPACE = "urn:safer-plans:beside-the-words"
TIMES = {
    "date": "By a date",
    "month": "In a month",
    "quarter": "In a quarter",
    "recurring": "Again and again",
    "relative": "Some time after something else",
    "ongoing": "All the time",
}
# What the words in a cell do not say of a measure.
UNSAID = ("kind", "unit", "polarity")


def words_digest(words: str) -> str:
    return sha256(" ".join(words.split()).encode()).hexdigest()[:12]


def timescale_fields(words: str, kind: str, due_on: str) -> dict[str, str]:
    """A timescale as it is kept: its words as written, which may be none, its kind and its day."""
    return {"timescale": words, "timescale_kind": kind, "due_on": as_iso_day(due_on)}


def as_iso_day(words: str) -> str:
    """A day in any words as ISO text; empty where it is none."""
    try:
        return parse_date(words).isoformat() if words else ""
    except ValueError:
        return ""


def timescale_words(words: str, due_on: str) -> str:
    """What people read as the timescale."""
    return words or (date_words(date.fromisoformat(due_on)) if due_on else "")


def key_for_label(words: str, labels: Mapping[str, str]) -> str:
    """The key whose label this is, or which it is itself; empty for anything else."""
    wanted = words.strip().casefold()
    return next((key for key, label in labels.items() if wanted in {key, label.casefold()}), "")


def join_places(items: Iterable[str], separator: str) -> str:
    """Items in their places, empty ones too; nothing where all are empty."""
    every = [item.replace("\\", "\\\\").replace(separator, f"\\{separator}") for item in items]
    return separator.join(every) if any(every) else ""


def split_places(text: str, separator: str) -> list[str]:
    items = [""]
    for sign in re.findall(r"\\.|.", text, re.S):
        if sign == separator:
            items.append("")
        else:
            items[-1] += sign[-1]
    return [item.strip() for item in items]


def in_places(cells: Mapping[str, str], separator: str, number: int) -> list[dict[str, str]]:
    """What columns say of ``number`` things; a column that does not fit their number says nothing."""
    said: list[dict[str, str]] = [{} for _ in range(number)]
    for name, text in cells.items():
        items = split_places(text, separator) if text else [""] * number
        if len(items) == number:
            for each, item in zip(said, items, strict=True):
                each[name] = item
    return said


# -- The part of a Word file that nobody sees ----------------------------------------------------


def write_hidden_part(columns: Iterable[str], rows: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The headings of the table's extra columns, and what is beside the words of each row."""
    kept = json.dumps({"columns": list(columns), "rows": rows}, sort_keys=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<plan xmlns="{NAMESPACE}">{escape(kept)}</plan>'.encode()


def row_part(row: Any, hidden: Mapping[str, str]) -> dict[str, Any]:
    """One row of the part; ``row`` has the fields of ActionFacts, ``hidden`` is extra text."""
    said: dict[str, Any] = {
        "audience": {
            "of": words_digest(f"{row.aim} {row.activity}"),
            "is": row.visibility or "public",
        },
        "when": {
            "of": words_digest(timescale_words(row.timescale, row.due_on)),
            **timescale_fields(row.timescale, row.timescale_kind, row.due_on),
        },
        "measures": [
            {"of": words_digest(each.text), **{name: getattr(each, name) for name in UNSAID}}
            for each in row.measures
        ],
    }
    return said | ({"extra": dict(hidden)} if hidden else {})


def read_part(text: str) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The headings and rows of a part. Raises ValueError for one that is not as we write it."""
    try:
        kept = json.loads(text)
        columns, rows = kept["columns"], kept["rows"]
        whole = all(isinstance(each, str) for each in columns) and isinstance(rows, dict)
    except (KeyError, TypeError) as problem:
        raise ValueError("Not a part of ours.") from problem
    if not whole:
        raise ValueError("Not a part of ours.")
    return columns, rows


def hidden_audience(said: Mapping[str, Any], aim: str, activity: str) -> str:
    """Who may read a row, as a part keeps it for these words; empty where they were changed."""
    kept = said.get("audience") or {}
    return str(kept.get("is", "")) if kept.get("of") == words_digest(f"{aim} {activity}") else ""


def is_kept_back(said: Mapping[str, Any]) -> bool:
    return (said.get("audience") or {}).get("is", "public") != "public"


def hidden_timescale(said: Mapping[str, Any], words: str) -> dict[str, str] | None:
    """The timescale that a part keeps for these words; None where they were changed."""
    kept = said.get("when") or {}
    if kept.get("of") != words_digest(words):
        return None
    return timescale_fields(
        *(str(kept.get(name, "")) for name in ("timescale", "timescale_kind", "due_on"))
    )


def hidden_measures(said: Mapping[str, Any], words: Iterable[str]) -> list[dict[str, str]]:
    """What a part keeps of each measure, found by its words wherever it stands in the row."""
    waiting: dict[str, list[dict]] = {}
    for each in said.get("measures") or ():
        waiting.setdefault(each["of"], []).append(each)
    found = []
    for text in words:
        same = waiting.get(words_digest(text))
        kept = same.pop(0) if same else {}
        found.append({name: str(kept[name]) for name in UNSAID if name in kept})
    return found
