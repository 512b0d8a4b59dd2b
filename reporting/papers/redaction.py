"""The versions of a paper for those who may not read all of it, from the same tree.

Whatever is kept from a reader is taken out before anything is drawn, so no renderer can print it.
A numbered paragraph that is left out keeps its number, so that the others keep theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reporting import document as d

LEFT_OUT = "This paragraph is not for publication."
ROWS_LEFT_OUT = "{} not for publication."
EVERYBODY: frozenset[str] = frozenset()
PARTNERS: frozenset[str] = frozenset({"partners"})


def open_up(document: d.Document, may: frozenset[str]) -> d.Document:
    """The document as somebody reads it who may read what is kept for ``may``, and the rest."""
    parts = tuple(
        replace(part, kept="", blocks=tuple(_opened(part.blocks, may)))
        for part in document.parts
        if _is_open(part.kept, may)
    )
    return replace(document, parts=parts)


def _is_open(kept: str, may: frozenset[str]) -> bool:
    return not kept or kept in may


def _opened(blocks: tuple[d.DocumentBlock, ...], may: frozenset[str]) -> Iterator[d.DocumentBlock]:
    for block in blocks:
        match block:
            case d.Guarded() if _is_open(block.kept, may):
                yield from _opened(block.blocks, may)
            case d.Guarded():
                if block.number:
                    yield d.Numbered(block.number, (d.paragraph(LEFT_OUT),))
            case d.Table():
                yield from _table(block, may)
            case _:
                yield block


def _table(table: d.Table, may: frozenset[str]) -> Iterator[d.DocumentBlock]:
    rows = tuple(
        replace(row, kept="") if isinstance(row, d.Row) else row
        for row in table.rows
        if not isinstance(row, d.Row) or _is_open(row.kept, may)
    )
    if rows:
        yield replace(table, rows=rows)
    if gone := len(table.rows) - len(rows):
        yield d.paragraph(ROWS_LEFT_OUT.format("One row is" if gone == 1 else f"{gone} rows are"))
