"""Separated text: a CSV file, or cells pasted with tabs between them."""

from __future__ import annotations

import csv
import io

from actions.imports.grid import MOST_CELLS, Block, Loose, lay_out_table
from actions.imports.refusals import TOO_MANY_CELLS
from csp.files.packages import Unreadable
from csp.files.text import decode
from csp.prose import clean_cell

SEPARATORS = ",;\t|"
MOST_IN_A_CELL = 1_000_000


def read_delimited_blocks(data: bytes) -> list[Block]:
    return read_text(decode(data))


def read_text(text: str, source: str = "Table 1") -> list[Block]:
    csv.field_size_limit(MOST_IN_A_CELL)
    rows = max((_delimited_rows(text, each) for each in SEPARATORS), key=_evenness)
    cells = [[Loose(clean_cell(value)) for value in row] for row in rows]
    if not any(cell.text for row in cells for cell in row):
        return []
    return [lay_out_table(cells, source)]


def _delimited_rows(text: str, separator: str) -> list[list[str]]:
    lines = io.StringIO(text.replace("\0", ""), newline="")
    rows, cells = [], 0
    try:
        for row in csv.reader(lines, delimiter=separator):
            rows.append(row)
            cells += max(1, len(row))
            if cells > MOST_CELLS:
                raise Unreadable(TOO_MANY_CELLS)
    except csv.Error:
        return []
    return rows


def _evenness(rows: list[list[str]]) -> tuple[float, int]:
    """How much the rows look like a table: most of one width, and that width more than one."""
    widths = [len(row) for row in rows if any(value.strip() for value in row)]
    if not widths:
        return (-1.0, 0)
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    return (widths.count(usual) / len(widths) if usual > 1 else 0.0, usual)
