"""Which of our own files this is, if it is one at all."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from actions.imports import json
from actions.imports.checks import Period, acronym_warnings, left_out, row_warnings, uncovered_areas
from actions.imports.own import sheet, word
from actions.imports.result import FIELDS, Column, ImportedPlan
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
    if data.startswith(b"PK"):
        return word.read if b"word/document.xml" in data else sheet.read
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return json.read
    return sheet.read_csv


def with_warnings(
    plan: ImportedPlan, known: Collection[str], period: Period | None
) -> ImportedPlan:
    """The plan with what an officer should look at. Nothing was guessed, so no table or column."""
    whole = SimpleNamespace(continued=False, torn=False, spelt="")
    columns = tuple(Column(at, label, name) for at, (name, label) in enumerate(FIELDS.items()))
    reader: Any = SimpleNamespace(drafts=[whole] * len(plan.rows), columns=columns)
    warnings = (
        *left_out(plan.leftovers),
        *(each for row in plan.rows for each in row_warnings(reader, row, plan.rows, period)),
        *uncovered_areas(plan.rows, plan.priorities),
        *acronym_warnings(plan.rows, plan.priorities, known),
    )
    return replace(plan, warnings=warnings)
