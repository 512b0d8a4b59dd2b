"""What a source said, as it stands in one paper: its names apart, and cells as officers rewrote them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from csp.prose import parse_narrative
from reporting import document as d
from reporting.document.gathered import Gathered
from reporting.papers.compose.draft import BlockDraft
from reporting.papers.compose.references import over_runs, row_title

Laid = d.DocumentBlock | d.Part


def laid(block: BlockDraft) -> list[Laid]:
    """The blocks and parts of a source. Anchors gain the key of the block, so that none clash.

    So do the links from one place of what was gathered to another.
    """
    every = block.gathered.blocks
    own = frozenset(name for each in every for name in _laid_anchors(each) if name)

    def change(run: d.Run) -> d.Run:
        name = run.href.removeprefix("#")
        return replace(run, href=f"#{block_anchor(block, name)}") if name in own else run

    return [_placed(over_runs(each, change), block) for each in every]


def _laid_anchors(each: Laid) -> Iterator[str]:
    match each:
        case d.Part() | d.Guarded():
            if isinstance(each, d.Part):
                yield each.anchor
            for inner in each.blocks:
                yield from _laid_anchors(inner)
        case d.Table():
            yield from (row.anchor for row in each.rows)


def _placed(each: Laid, block: BlockDraft) -> Laid:
    match each:
        case d.Part():
            inside = tuple(_placed(inner, block) for inner in each.blocks)
            name = each.anchor and block_anchor(block, each.anchor)
            return replace(each, blocks=inside, anchor=name)  # type: ignore[arg-type]
        case d.Guarded():
            return replace(each, blocks=tuple(_placed(inner, block) for inner in each.blocks))  # type: ignore[misc]
        case d.Table():
            return replace(each, rows=tuple(_anchored_row(row, block) for row in each.rows))
        case d.Chart():
            return replace(
                each, drawing=replace(each.drawing, key=block_anchor(block, each.drawing.key))
            )
    return each


def _anchored_row(row: d.Row | d.GroupHead, block: BlockDraft) -> d.Row | d.GroupHead:
    name = row.anchor and block_anchor(block, row.anchor)
    if not isinstance(row, d.Row):
        return replace(row, anchor=name)
    if not name:  # Nothing tells it from other rows, so nothing can be kept for it.
        return row
    cells = tuple(
        _rewritten_cell(cell, block.row.rewritten.get(cell_key(row, place)))
        for place, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells, anchor=name)


def _rewritten_cell(cell: d.Cell, rewritten: str | None) -> d.Cell:
    return cell if rewritten is None else replace(cell, blocks=parse_narrative(rewritten))


def block_anchor(block: BlockDraft, anchor: str) -> str:
    return f"b{block.row.key}-{anchor}"


def cell_key(row: d.Row, place: int) -> str:
    """By what an officer's words over a cell are kept."""
    return f"{row.anchor}.{place}"


@dataclass(frozen=True, slots=True)
class CellAt:
    """A cell that can be rewritten, and where it stands."""

    key: str
    row: str
    column: str
    cell: d.Cell

    @property
    def where(self) -> str:
        return ": ".join(filter(None, (self.row, self.column)))


def editable_cells(gathered: Gathered) -> dict[str, CellAt]:
    """Every cell that an officer may write over, as its source said it, by its key."""
    return {each.key: each for table in _tables(gathered.blocks) for each in _cells(table)}


def _tables(nodes: Iterable[Laid]) -> Iterator[d.Table]:
    for node in nodes:
        match node:
            case d.Table():
                yield node
            case d.Part() | d.Guarded():
                yield from _tables(node.blocks)


def _cells(table: d.Table) -> Iterator[CellAt]:
    for row in table.rows:
        if isinstance(row, d.Row) and row.anchor:
            for place, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
                yield CellAt(cell_key(row, place), row_title(row), column.title, cell)
