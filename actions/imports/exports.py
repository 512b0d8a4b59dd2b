"""Which of our own files this is, if it is one at all."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from actions.imports import json
from actions.imports.checks import (
    Period,
    acronym_warnings,
    import_row_warnings,
    leftover_warnings,
    uncovered_import_areas,
)
from actions.imports.result import FIELDS, ImportedColumn, ImportedPlan
from csp.files.packages import Unreadable


def read_own(data: bytes) -> ImportedPlan | None:
    """The plan in one of our own files; None where the file is not one of them.

    Raises Unreadable for JSON that is not a plan, which nothing else could read either.
    """
    try:
        return reader_of(data)(data)
    except Unreadable:
        raise
    except Exception:
        # A file of ours that somebody has damaged is read, or refused, like anybody's.
        return None


def reader_of(data: bytes) -> Callable[[bytes], ImportedPlan | None]:
    from actions.imports.own import sheet, word  # Late, as upload.py says.

    if data.startswith(b"PK"):
        return word.read_own_word if b"word/document.xml" in data else sheet.read_own_sheet
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return json.read_json
    return sheet.read_csv


def with_warnings(
    plan: ImportedPlan, known: Collection[str], period: Period | None
) -> ImportedPlan:
    """The plan with what an officer should look at. Nothing was guessed, so no table or column."""
    whole = SimpleNamespace(continued=False, torn=False, spelt="")
    columns = tuple(
        ImportedColumn(at, label, name) for at, (name, label) in enumerate(FIELDS.items())
    )
    reader: Any = SimpleNamespace(drafts=[whole] * len(plan.rows), columns=columns)
    warnings = (
        *leftover_warnings(plan.leftovers),
        *(
            each
            for row in plan.rows
            for each in import_row_warnings(reader, row, plan.rows, period)
        ),
        *uncovered_import_areas(plan.rows, plan.priorities),
        *acronym_warnings(plan.rows, plan.priorities, known),
    )
    return replace(plan, warnings=warnings)
