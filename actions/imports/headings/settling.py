"""A second look at the columns, where what one is depends on the others."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from actions.imports.headings.meaning import claims
from actions.imports.result import ImportedColumn
from actions.rows.column_headings import normalise_heading


def with_area(
    columns: list[ImportedColumn], wishes: Sequence[float], told: Container[int]
) -> list[ImportedColumn]:
    """Of two columns that would be priorities the second divides the first.

    ``wishes`` says how sure each column is to be the priority; ``told`` are the columns
    that somebody has settled.
    """
    if "area" in {column.field for column in columns}:
        return columns
    for column, wish in zip(columns, wishes, strict=True):
        if column.field == "other" and column.index not in told and wish >= 0.8:
            return _put(columns, replace(column, field="area", sure=wish))
    return columns


def with_heart(columns: list[ImportedColumn], told: Container[int]) -> list[ImportedColumn]:
    """Columns of topics alone are priorities, and some column says what is done."""
    fields = {column.field for column in columns}
    if "area" in fields and "priority" not in fields:
        columns = [_topic(column, told) for column in columns]
    if fields & {"aim", "activity"}:
        return columns
    for column in columns:
        free = column.field == "other" and column.index not in told
        if free and "activity" in claims(column.printed):
            return _put(columns, _as(column, "activity"))
    return columns


def _topic(column: ImportedColumn, told: Container[int]) -> ImportedColumn:
    if (
        column.field != "area"
        or column.index in told
        or "areas" in normalise_heading(column.printed)
    ):
        return column
    return _as(column, "priority")


def _as(column: ImportedColumn, field: str) -> ImportedColumn:
    return replace(column, field=field, sure=column.sure or 0.5)


def _put(columns: list[ImportedColumn], column: ImportedColumn) -> list[ImportedColumn]:
    return [column if each.index == column.index else each for each in columns]


def told_apart(columns: list[ImportedColumn]) -> list[ImportedColumn]:
    """Every heading once, so that each can be kept under its own name."""
    seen: dict[str, int] = {}
    found = []
    for column in columns:
        printed = _column_name(column)
        seen[printed] = seen.get(printed, 0) + 1
        if seen[printed] > 1:
            printed = f"{printed} ({seen[printed]})"
        found.append(replace(column, printed=printed))
    return found


def _column_name(column: ImportedColumn) -> str:
    printed = column.printed.replace("\n", " ")
    if printed or column.field == "ref":
        return printed
    return f"Column {column.index + 1}"
