"""What bringing the data of a paper up to date would change, shown before it is done."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString

from csp.prose import print_cell
from csp.text.diff import matcher_of, revised_html
from reporting import document as d
from reporting.document import tree
from reporting.document.gathered import Gathered
from reporting.papers.compose.cells import CellAt, Laid, editable_cells
from reporting.papers.compose.draft import BlockDraft, SectionDraft, WholePaperDraft
from reporting.papers.compose.figures import Figures, quoted_in
from reporting.papers.compose.gathering import gather
from reporting.papers.compose.wording import write_out_tables
from reporting.papers.desk import Desk

APPEARS, GOES, DIFFERS = "appears", "goes", "differs"
KINDS = {"insert": APPEARS, "delete": GOES, "replace": DIFFERS}
NOTHING = Gathered()
Cells = Mapping[str, CellAt]


@dataclass(frozen=True, slots=True)
class BlockDifference:
    """One place in which a block would differ. ``kind`` is what happens to it: appears, goes, differs.

    ``yours`` is what an officer wrote over it, which stays as long as its row does.
    """

    kind: str
    where: str
    before: str = ""
    after: str = ""
    yours: str = ""

    @property
    def html(self) -> SafeString:
        """Both texts as one, with what would be taken out and put in marked."""
        return revised_html(self.before, self.after)


@dataclass(frozen=True)
class BlockChange:
    """What would become of one block. ``trouble`` says why its source could not be asked.

    ``kept`` are cells that an officer rewrote and of which the source says something else now;
    ``lost`` those of rows that the source does not list any more, whose words stay stored unprinted,
    and figures that a text quotes and that nobody counts any more.
    """

    section: SectionDraft
    block: BlockDraft
    fresh: Gathered | None = None
    trouble: str = ""
    differences: tuple[BlockDifference, ...] = ()
    kept: tuple[BlockDifference, ...] = ()
    lost: tuple[BlockDifference, ...] = ()

    @property
    def said(self) -> str:
        """What its source says now, as it would be stored."""
        return "" if self.fresh is None else tree.to_text(self.fresh)

    @property
    def is_other(self) -> bool:
        """Whether anything would be printed otherwise, or be there to quote."""
        if self.block.row.is_text:
            return bool(self.differences)
        return self.fresh is not None and self.fresh != self.block.gathered


@dataclass(frozen=True)
class Fresh(BlockDraft):
    """A block with what its source says now."""

    now: Gathered = NOTHING

    @property
    def gathered(self) -> Gathered:
        return self.now


def preview_refresh(
    draft: WholePaperDraft, desk: Desk, only: Container[int] | None = None
) -> tuple[BlockChange, ...]:
    """What a refresh would do, block by block; ``only`` are the numbers of the blocks to ask about.

    Texts come after the data, with the figures that they quote. Nothing is stored.
    """
    every = [(section, block) for section in draft.sections for block in section.blocks]
    data = tuple(
        compare_block(section, block, desk)
        for section, block in every
        if not block.row.is_text and (only is None or block.row.pk in only)
    )
    figures = Figures.of(as_after(draft, data))
    texts = (quoting(section, block, figures) for section, block in every if block.row.is_text)
    return (*data, *(each for each in texts if each.differences or each.lost))


def as_after(draft: WholePaperDraft, data: Iterable[BlockChange]) -> Iterator[BlockDraft]:
    """The blocks as they would be."""
    found = {change.block.row.pk: change.fresh for change in data if change.fresh is not None}
    for block in draft.blocks():
        fresh = found.get(block.row.pk)
        yield block if fresh is None else Fresh(block.row, fresh)


def compare_block(section: SectionDraft, block: BlockDraft, desk: Desk) -> BlockChange:
    """A block beside what its source says now. One that cannot say anything is left as it was."""
    try:
        fresh = gather(block.row.kind, block.row.options, desk)
    except ValidationError as error:
        return BlockChange(section, block, trouble=" ".join(error.messages))
    before, now = editable_cells(block.gathered), editable_cells(fresh)
    return BlockChange(
        section,
        block,
        fresh=fresh,
        differences=(
            *by_cell(before, now, block.row.rewritten),
            *by_line(block.gathered, fresh),
        ),
        kept=tuple(said_otherwise(before, now, block.row.rewritten)),
        lost=tuple(not_listed(before, now, block.row.rewritten)),
    )


def by_cell(before: Cells, now: Cells, yours: Container[str]) -> Iterator[BlockDifference]:
    """Cells that nobody rewrote and that differ, and rows that come and go."""
    rows = {each.key.rpartition(".")[0] for each in before.values()}
    still = {each.key.rpartition(".")[0] for each in now.values()}
    for row, cells in by_row(before):
        if row not in still:
            yield BlockDifference(GOES, cells[0].row, before=join_cell_texts(cells))
    for row, cells in by_row(now):
        if row not in rows:
            yield BlockDifference(APPEARS, cells[0].row, after=join_cell_texts(cells))
            continue
        for cell in cells:
            if is_other(before.get(cell.key), cell) and cell.key not in yours:
                old = printed_cell_text(before.get(cell.key))
                yield BlockDifference(DIFFERS, cell.where, old, printed_cell_text(cell))


def by_row(cells: Cells) -> Iterator[tuple[str, list[CellAt]]]:
    for row, found in groupby(cells.values(), key=lambda each: each.key.rpartition(".")[0]):
        yield row, list(found)


def said_otherwise(
    before: Cells, now: Cells, yours: Mapping[str, str]
) -> Iterator[BlockDifference]:
    for key, words in yours.items():
        if key in now and is_other(before.get(key), now[key]):
            old, new = printed_cell_text(before.get(key)), printed_cell_text(now[key])
            yield BlockDifference(DIFFERS, now[key].where, old, new, words)


def not_listed(before: Cells, now: Cells, yours: Mapping[str, str]) -> Iterator[BlockDifference]:
    for key, words in yours.items():
        if key not in now:
            was = before.get(key)
            yield BlockDifference(GOES, was.where if was else "", printed_cell_text(was), "", words)


def by_line(before: Gathered, now: Gathered) -> Iterator[BlockDifference]:
    """Lines that differ, of what stands in no cell: sentences, charts, rows without a name."""
    if before.blocks == now.blocks:
        return
    old, new = gathered_lines(before), gathered_lines(now)
    for tag, i, i2, j, j2 in matcher_of(old, new).get_opcodes():
        if tag != "equal":
            yield BlockDifference(KINDS[tag], "", "\n\n".join(old[i:i2]), "\n\n".join(new[j:j2]))


def gathered_lines(gathered: Gathered) -> list[str]:
    text = print_cell(write_out_tables(without_cells(gathered.blocks)))
    return [line for line in text.split("\n\n") if line]


def without_cells(nodes: Iterable[Laid]) -> Iterator[Laid]:
    """The same without the rows that are compared cell by cell."""
    for node in nodes:
        match node:
            case d.Table():
                rows = tuple(row for row in node.rows if isinstance(row, d.Row) and not row.anchor)
                yield replace(node, rows=rows)
            case d.Part() | d.Guarded():
                yield replace(node, blocks=tuple(without_cells(node.blocks)))  # type: ignore[arg-type]
            case _:
                yield node


def quoting(section: SectionDraft, block: BlockDraft, figures: Figures) -> BlockChange:
    """A text with the figures that it quotes as they would be."""
    quoted = block.row.quoted
    links = dict.fromkeys(quoted_in(block.row.text))
    return BlockChange(
        section,
        block,
        differences=tuple(
            BlockDifference(DIFFERS, "", words, figures.said[name])
            for name, words in links
            if name in figures.said
            and words == quoted.get(name, words)
            and words != figures.said[name]
        ),
        lost=tuple(
            BlockDifference(GOES, "", before=words)
            for name, words in links
            if name not in figures.said
        ),
    )


def is_other(before: CellAt | None, now: CellAt) -> bool:
    return before is None or before.cell.blocks != now.cell.blocks


def printed_cell_text(at: CellAt | None) -> str:
    return "" if at is None else print_cell(at.cell.blocks).strip()


def join_cell_texts(cells: Iterable[CellAt]) -> str:
    return "\n\n".join(filter(None, map(printed_cell_text, cells)))
