"""Readers of action plans as partnerships keep them: Word, Excel, CSV, PDF, or pasted.

A file becomes blocks (``grid``), blocks become rows (``rows``), and nothing that a
plan's table says is dropped on the way: it ends in a field, in a row's ``other``, or as
a leftover with a warning. Nothing here touches the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from actions.imports import pasted, refusals
from actions.imports.checks import guessed_areas, import_warnings
from actions.imports.exports import read_own, with_warnings
from actions.imports.grid import Block
from actions.imports.headings import normalise_heading
from actions.imports.priorities import heading_key
from actions.imports.refusals import MAX_BYTES
from actions.imports.result import (
    FIELDS,
    ImportedColumn,
    ImportedPlan,
    ImportedPriority,
    ImportedRow,
    ImportedSection,
    Leftover,
    RawTable,
)
from actions.imports.rows import DocumentReader
from actions.imports.rows.prose import gather_prose
from actions.imports.upload import open_upload
from actions.imports.years import period_named
from csp.files.packages import Unreadable

__all__ = [
    "FIELDS",
    "MAX_BYTES",
    "ImportedColumn",
    "ImportedPlan",
    "ImportedPriority",
    "ImportedRow",
    "ImportedSection",
    "Leftover",
    "RawTable",
    "Unreadable",
    "open_upload",
    "read_blocks",
    "read_pasted",
    "read_plan",
]

Period = tuple[date, date]


def read_plan(
    name: str,
    data: bytes,
    *,
    known: Iterable[str] = (),
    overrides: Mapping[str, str] | None = None,
    period: Period | None = None,
) -> ImportedPlan:
    """The plan in a file. Raises ``Unreadable`` with a sentence for the person who chose it.

    ``known`` are the names and acronyms of the partnership's bodies, teams and people;
    ``overrides`` the fields of printed headings that somebody has settled.
    """
    upload = open_upload(name, data)
    if own := read_own(data):
        return with_warnings(own, {name for name in known if name.strip()}, period)
    return read_blocks(
        upload.blocks(), upload.kind, known=known, overrides=overrides, period=period
    )


def read_pasted(
    text: str = "",
    *,
    html: str = "",
    known: Iterable[str] = (),
    overrides: Mapping[str, str] | None = None,
    period: Period | None = None,
) -> ImportedPlan:
    """The plan in a table that was copied from Word, Excel or a web page."""
    if len(text) + len(html) > MAX_BYTES:
        raise Unreadable(refusals.TOO_LARGE)
    if not (text.strip() or html.strip()):
        raise Unreadable(refusals.NOTHING_PASTED)
    try:
        blocks = pasted.read_pasted_blocks(text, html)
    except Unreadable:
        raise
    except (ValueError, RecursionError) as problem:
        raise Unreadable(refusals.NO_TABLE) from problem
    return read_blocks(blocks, "pasted table", known=known, overrides=overrides, period=period)


def read_blocks(
    blocks: Iterable[Block],
    kind: str,
    *,
    known: Iterable[str] = (),
    overrides: Mapping[str, str] | None = None,
    period: Period | None = None,
) -> ImportedPlan:
    """The plan in words and tables that a reader has taken from anywhere."""
    names = {name for name in known if name.strip()}
    reader = DocumentReader(
        kind, {normalise_heading(name) for name in names}, dict(overrides or {})
    )
    reader.read(blocks)
    if not reader.drafts:
        raise Unreadable(refusals.NO_TABLE)
    prose = gather_prose(reader)
    priorities = prose.with_statements(reader.numbered_priorities())
    rows, leftovers = reader.rows(), reader.left_over()
    named = period_named(reader.names_of_plan())
    warnings = import_warnings(reader, rows, priorities, leftovers, names, period or named)
    areas = guessed_areas(rows, priorities)
    return ImportedPlan(
        title=reader.context.title,
        kind=kind,
        columns=tuple(reader.columns),
        priorities=priorities,
        rows=tuple(with_areas(rows, priorities, areas)),
        warnings=tuple(warnings),
        leftovers=leftovers,
        raw=tuple(reader.raw),
        sections=prose.sections,
        period=tuple(day.isoformat() for day in named or ()),
    )


def with_areas(
    rows: Iterable[ImportedRow], priorities: Iterable[ImportedPriority], guesses: Mapping[int, str]
) -> Iterator[ImportedRow]:
    """The rows with their areas as they were first spelt, and a guess where none is stated."""
    spelt = {(each.printed, heading_key(area)): area for each in priorities for area in each.areas}
    for row in rows:
        area = spelt.get((row.priority, heading_key(row.area)), row.area)
        if guess := guesses.get(row.place, ""):
            yield replace(row, area=guess, told={**row.told, "area": "guessed"})
        else:
            yield row if area == row.area else replace(row, area=area)
