"""What became restricted after a paper gathered it: asked of the sources once more before a freeze."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError

from reporting import document as d
from reporting.gate import Finding
from reporting.papers.desk import Desk, Gathered
from reporting.papers.draft import Draft
from reporting.papers.gate_places import Piece, pieces
from reporting.papers.gathering import gather
from reporting.papers.loading import desk_of
from reporting.papers.words import nodes

STRICTER = {"": 0, "partners": 1, "restricted": 2}


def kept_since(draft: Draft, *, today: date) -> Iterator[Finding]:
    """``kept-since``: rows that fewer people may read now than when the paper gathered them."""
    desk = desk_of(draft.paper, today=today, kept="partners")
    for piece in pieces(draft):
        if piece.is_data and piece.block and (gone := stricter_now(piece, desk)):
            rows = "one row that is" if gone == 1 else f"{gone} rows that are"
            said = (
                f"{piece.where} holds {rows} no longer for everybody who would read them. "
                "Refresh the data."
            )
            yield Finding("kept-since", said, piece.url)


def stricter_now(piece: Piece, desk: Desk) -> int:
    """How many rows of a data block are gone from its source, or kept from more people there."""
    block = piece.block
    if block is None:
        return 0
    now = rows_of(gathered_now(piece, desk))
    then = rows_of(block.gathered)
    return sum(
        STRICTER[now.get(name, "restricted")] > STRICTER[kept] for name, kept in then.items()
    )


def gathered_now(piece: Piece, desk: Desk) -> Gathered:
    row = piece.block.row if piece.block else None
    try:
        return gather(row.kind, row.options, desk) if row else Gathered()
    except ValidationError:
        return piece.block.gathered if piece.block else Gathered()


def rows_of(gathered: Gathered) -> dict[str, str]:
    """For whom each named row is."""
    return {row.anchor: row.kept for row in nodes(gathered.blocks, d.Row) if row.anchor}
