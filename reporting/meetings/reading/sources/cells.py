"""Lines that tabs, strokes or wide gaps part are rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reporting.meetings.reading.placed import MinuteLine, within

_STROKE = re.compile(r"\s*\|\s*")
_TAB = re.compile(r" *\t *")
_WIDE = re.compile(r" {3,}")


def with_cells(lines: Iterable[MinuteLine]) -> list[MinuteLine]:
    """The lines with those that are rows cut into their cells; rows that follow at once are one table."""
    found: list[MinuteLine] = []
    row = 0
    for line in lines:
        if line.row:
            row = max(row, line.row)
            found.append(line)
            continue
        cells = _cells_of(line)
        if len(cells) > 1:
            row += 1
            table = _table_of(found, row, line.gap)
            found += [replace(cell, row=row, table=table) for cell in cells]
        else:
            found += cells
    return found


def _table_of(lines: list[MinuteLine], row: int, gap: bool) -> int:
    """A table is called by its first row."""
    last = lines[-1] if lines else None
    return last.table if last and last.row == row - 1 and last.table and not gap else row


def _cells_of(line: MinuteLine) -> list[MinuteLine]:
    text = line.text
    stroked = text.startswith("|") and text.count("|") >= 2
    pattern = _STROKE if stroked else _TAB if "\t" in text else _WIDE
    cuts = [(match.start(), match.end()) for match in pattern.finditer(text)]
    if not cuts:
        return [line]
    edges = [0, *(place for cut in cuts for place in cut), len(text)]
    cells = []
    for column, (a, b) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
        part = line.words.part(a, b).stripped()
        if part.text:
            mark = line.mark if a == 0 else ""
            cells.append(
                replace(
                    line, words=part, bolds=within(line.bolds, a, b), strikes=within(line.strikes, a, b),
                    mark=mark, column=column,
                )
            )  # fmt: skip
    return cells or [line]
