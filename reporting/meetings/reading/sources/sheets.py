"""Workbooks and separated text as lines: each row of a sheet by its cells."""

from __future__ import annotations

from collections.abc import Iterable

from actions.imports.grid import Block, SourceParagraph, SourceTable
from actions.imports.result import Leftover
from reporting.meetings.reading.placed import MinutesSource, SourceBuilder


def read_sheet_minutes(blocks: Iterable[Block], kind: str) -> MinutesSource:
    """What a reader of tables gives, as lines."""
    builder, left = SourceBuilder(), []
    rows = tables = 0
    for block in blocks:
        if isinstance(block, SourceParagraph):
            builder.add(block.text, level=block.level, title=block.is_title)
        elif isinstance(block, SourceTable):
            tables += 1
            for row in block.texts():
                rows += 1
                for column, text in enumerate(row):
                    if text.strip():
                        builder.add(text, row=rows, column=column, table=tables)
        elif isinstance(block, Leftover):
            left.append((block.text, f"{block.source}: {block.why}" if block.text else block.why))
    return builder.source(kind, tuple(left))
