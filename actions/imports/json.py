"""A plan exported as JSON, which says of every row all that is known."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from actions.imports.audience import told_by
from actions.imports.own import Priorities, hidden_part
from actions.imports.own.cells import own_details
from actions.imports.result import ImportedColumn, ImportedPlan, ImportedRow
from actions.rows.columns import IN_FILE, WORDS
from csp.files.packages import Unreadable
from csp.periods import parse_date

NOT_OURS = (
    "This JSON file is not a plan exported from here. Choose a plan exported as JSON, or a Word "
    "(.docx), Excel (.xlsx), CSV or PDF file."
)
MEASURE = ("kind", "unit", "polarity", "baseline", "target", "target_on", "breakdown")
# Every row says everything, under the names of the export.
COLUMNS = tuple(ImportedColumn(at, each.name, each.imported_as) for at, each in enumerate(IN_FILE))


def read_json(data: bytes) -> ImportedPlan:
    try:
        return json_plan(json.loads(data.decode("utf-8-sig")))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise Unreadable(NOT_OURS) from problem


def json_plan(tree: dict[str, Any]) -> ImportedPlan:
    if "schema" not in tree or "plan" not in tree:
        raise ValueError("Neither a snapshot nor an export.")
    priorities, labels = Priorities(), {}
    for each in tree.get("priorities", []):
        number, title = json_text(each, "number"), json_text(each, "title")
        labels[each["key"]] = label = f"{number}. {title}"
        priorities.add(label, names=(number, title))
        for area in list_of(each, "areas"):
            priorities.add(label, area)
    rows = tuple(
        json_row(each, labels[each["priority"]], place, working="draft" in tree)
        for place, each in enumerate(tree.get("actions", []))
    )
    title = json_text(tree["plan"], "title")
    extra = dict.fromkeys(heading for row in rows for heading in row.other)
    columns = (
        *COLUMNS,
        *(ImportedColumn(at, each, "other") for at, each in enumerate(extra, len(COLUMNS))),
    )
    return ImportedPlan(title, "JSON", columns, priorities.imported(), rows)


def json_row(row: dict[str, Any], priority: str, place: int, *, working: bool) -> ImportedRow:
    measures = [json_measure(each) for each in row.get("measures", [])]
    risks = [
        {"text": json_text(each, "text"), "kind": json_text(each, "kind")}
        for each in row.get("risks", [])
    ]
    words, kind, due_on = (
        json_text(row, name) for name in ("timescale", "timescale_kind", "due_on")
    )
    if due_on:
        parse_date(due_on)
    when = hidden_part.timescale_fields(words, kind, due_on)
    # What is published is public; of a working plan the file says of every row who may read it.
    visibility = json_text(row, "visibility") or ("" if working else "public")
    return ImportedRow(
        **{name: json_text(row, name) for name in ("ref", "area", *WORDS) if name != "timescale"},
        priority=priority,
        leads=tuple(list_of(row, "leads")),
        measures=tuple(each["text"] for each in measures),
        risks=tuple(each["text"] for each in risks),
        timescale=hidden_part.timescale_words(words, when["due_on"]),
        other={
            json_text(each, "heading"): json_text(each, "words") for each in row.get("extra", [])
        },
        source=f"Row {place + 1}",
        place=place,
        told=own_details(measures, risks, "", when)
        | told_by([("visibility", visibility)], {})
        | {"key": json_text(row, "key")},
    )


def json_measure(each: dict[str, Any]) -> dict[str, Any]:
    fields = {name: json_text(each, name) for name in MEASURE}
    if fields["target_on"]:
        date.fromisoformat(fields["target_on"])
    return {"text": json_text(each, "text"), **fields, "members": tuple(list_of(each, "members"))}


def json_text(tree: dict[str, Any], name: str) -> str:
    value = tree.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{name} is not text.")
    return value


def list_of(tree: dict[str, Any], name: str) -> list[str]:
    values = tree.get(name, [])
    if not all(isinstance(value, str) for value in values):
        raise ValueError(f"{name} is not a list of texts.")
    return list(values)
