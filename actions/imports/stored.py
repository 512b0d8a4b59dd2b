"""What was read from a file, as it is kept between the page that shows it and the button."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from actions.imports import (
    ImportedColumn,
    ImportedPlan,
    ImportedPriority,
    ImportedRow,
    ImportedSection,
    Leftover,
    RawTable,
)
from actions.models import ColumnChoice
from actions.rows.columns import LISTS
from actions.rows.wording import glossary_forms
from plans.models import FormerName, Organisation, Partnership, Person, Post
from plans.proofreading.findings import Finding

# What neither JSON nor PostgreSQL can hold.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def to_json(read: ImportedPlan) -> dict[str, Any]:
    """Everything that was read, as values that JSON can hold."""
    return storable(asdict(read) | {"warnings": list(map(finding_as_json, read.warnings))})


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """A finding as imports are kept with it: it has no page, nor a column, before it is brought in."""
    return {name: getattr(finding, name) for name in ("code", "ref", "message", "place")}


def storable(value: Any) -> Any:
    if isinstance(value, str):
        return UNSTORABLE.sub("", value)
    if isinstance(value, dict):
        return {storable(str(key)): storable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [storable(each) for each in value]
    return value


def from_json(kept: dict[str, Any]) -> ImportedPlan:
    return ImportedPlan(
        title=kept["title"],
        kind=kept["kind"],
        columns=tuple(ImportedColumn(**each) for each in kept["columns"]),
        priorities=tuple(
            ImportedPriority(**each | {"areas": tuple(each["areas"])})
            for each in kept["priorities"]
        ),
        rows=tuple(map(row_from_json, kept["rows"])),
        warnings=tuple(Finding(**each) for each in kept["warnings"]),
        leftovers=tuple(Leftover(**each) for each in kept["leftovers"]),
        raw=tuple(RawTable(t["source"], tuple(map(tuple, t["rows"]))) for t in kept["raw"]),
        sections=tuple(ImportedSection(**each) for each in kept.get("sections", ())),
        period=tuple(kept.get("period", ())),
    )


def row_from_json(kept: dict[str, Any]) -> ImportedRow:
    lists = {name: tuple(kept[name]) for name in LISTS}
    return ImportedRow(**kept | lists)


def known_names(partnership: Partnership) -> set[str]:
    """Names and short names of everybody who could lead, and the glossary: they are never split."""
    bodies = Organisation.objects.filter(partnership=partnership).order_by()
    found: set[str] = set()
    for name, acronym in bodies.values_list("name", "acronym"):
        found |= {name, acronym}
    for model, column in ((FormerName, "name"), (Post, "title"), (Person, "name")):
        rows = model.objects.filter(partnership=partnership).order_by()
        found |= set(rows.values_list(column, flat=True))
    return (found | glossary_forms(partnership)) - {""}


def remembered_headings(partnership: Partnership) -> dict[str, str]:
    """What the partnership's own headings mean, as somebody chose before."""
    choices = ColumnChoice.objects.filter(partnership=partnership).order_by()
    return dict(choices.values_list("printed", "field"))
