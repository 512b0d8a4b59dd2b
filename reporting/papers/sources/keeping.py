"""Rows of drawn tables that are for partners only, marked so that redaction takes them out."""

from __future__ import annotations

from dataclasses import replace

from reporting import document as d
from reporting.facts import plan as f


def mark_row_audiences(
    parts: tuple[d.Part, ...], rows: tuple[f.ActionFacts, ...]
) -> tuple[d.Part, ...]:
    """The parts with the tables of these rows, each row open to those who may read it."""
    hidden = frozenset(row.anchor for row in rows if not row.audience.is_public)
    if not hidden:
        return parts
    return tuple(
        replace(part, blocks=tuple(_mark_table(block, hidden) for block in part.blocks))
        for part in parts
    )


def _mark_table(block: d.DocumentBlock, hidden: frozenset[str]) -> d.DocumentBlock:
    if not isinstance(block, d.Table):
        return block
    return replace(block, rows=tuple(_mark_row(row, hidden) for row in block.rows))


def _mark_row(row: d.Row | d.GroupHead, hidden: frozenset[str]) -> d.Row | d.GroupHead:
    if isinstance(row, d.Row) and row.anchor in hidden:
        return replace(row, kept="partners")
    return row
