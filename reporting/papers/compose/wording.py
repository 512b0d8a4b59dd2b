"""What a source said, as words that an officer can go on writing: every block of data as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csp.prose import print_narrative
from csp.prose.blocks import Block
from csp.prose.nouns import count_noun
from reporting import document as d
from reporting.papers.compose.cells import Laid, laid
from reporting.papers.compose.draft import BlockDraft


def as_text(block: BlockDraft) -> str:
    """The Markdown of what a block of data prints, with what was rewritten in it."""
    return print_narrative(write_out_tables(laid(block))).strip()


def lost_words(block: BlockDraft) -> str:
    """What stands there now and will not, such as “2 tables with 11 rows and 1 chart”."""
    nodes = list(open_parts(block.gathered.blocks))
    tables = [each for each in nodes if isinstance(each, d.Table)]
    rows = sum(isinstance(row, d.Row) for each in tables for row in each.rows)
    found = [f"{count_noun(len(tables), 'table')} with {count_noun(rows, 'row')}"] if tables else []
    for kind, word in ((d.Chart, "chart"), (d.Figure, "picture")):
        if many := sum(isinstance(each, kind) for each in nodes):
            found.append(count_noun(many, word))
    return " and ".join(found) or "What is there"


def open_parts(nodes: Iterable[Laid]) -> Iterator[Laid]:
    """The blocks that stand in parts, and in what not everybody may read, too."""
    for node in nodes:
        if isinstance(node, d.Part | d.Guarded):
            yield from open_parts(node.blocks)
        else:
            yield node


def write_out_tables(nodes: Iterable[Laid]) -> Iterator[Block]:
    for node in nodes:
        match node:
            case d.Part():
                if node.heading:
                    yield d.Heading(min(node.level, 3), d.text(node.heading))
                yield from write_out_tables(node.blocks)
            case d.Numbered() | d.Guarded():
                yield from write_out_tables(node.blocks)
            case d.Table():
                yield from table_words(node)
            case d.Chart():
                yield d.paragraph(node.drawing.title, bold=True)
                yield d.paragraph(node.drawing.summary)
                yield from table_words(node.table)
            case d.Facts():
                for fact in node.items:
                    yield d.Paragraph((*d.text(fact.label, bold=True), d.Run(" "), *fact.runs))
            case d.Boxes():
                yield from node.items
            case d.Figure():
                yield d.paragraph(node.caption or node.picture.alt)
            case d.Signatures():
                yield d.bullets(*(f"{each.post}, {each.organisation}" for each in node.items))
            case d.RunIn() | d.Resolution():
                lead = node.label if isinstance(node, d.RunIn) else node.word
                yield d.Paragraph((*d.text(lead, bold=True), d.Run(" "), *node.runs))
                if node.items:
                    yield d.List(node.items, ordered=isinstance(node, d.Resolution))
            case d.ActionLine():
                yield d.Paragraph((*d.text(node.word, bold=True), d.Run(" "), *node.runs))
            case d.Tree():
                yield d.paragraph(node.title, bold=True)
                yield from branches(node.nodes)
            case d.Paragraph() | d.Heading() | d.List() | d.Quote() | d.Callout():
                yield node


def table_words(table: d.Table) -> Iterator[Block]:
    """Each row by its title, then what its other cells say; several are told apart by column."""
    first = next((place for place, each in enumerate(table.columns) if each.header), 0)
    others = [place for place in range(len(table.columns)) if place != first]
    for row in table.rows:
        if isinstance(row, d.GroupHead):
            yield d.Heading(3, d.text(row.title))
            continue
        if title := " ".join(cell_paragraph_words(row.cells[first]).split()):
            yield d.paragraph(title, bold=True)
        for place in others:
            label = table.columns[place].title if len(others) > 1 else ""
            yield from labelled_cell_blocks(row.cells[place], label)


def labelled_cell_blocks(cell: d.Cell, label: str) -> Iterator[Block]:
    if not cell.blocks:
        return
    first, *rest = cell.blocks
    if not label:
        yield from cell.blocks
        return
    opening = d.Run(f"{label}: ", italic=True)
    if isinstance(first, d.Paragraph):
        yield d.Paragraph((opening, *first.runs))
    else:
        yield d.Paragraph((opening,))
        yield first
    yield from rest


def cell_paragraph_words(cell: d.Cell) -> str:
    return " ".join(
        d.text_of_runs(each.runs) for each in cell.blocks if isinstance(each, d.Paragraph)
    )


def branches(nodes: tuple[d.Node, ...]) -> Iterator[d.List]:
    """Who answers to whom, as points under points."""
    if nodes:
        yield d.List(
            tuple(
                d.ListItem(
                    (d.Run(each.title), *runs_after_colon(each.runs)),
                    tuple(branches(each.children)),
                )
                for each in nodes
            )
        )


def runs_after_colon(runs: d.Inline) -> d.Inline:
    return (d.Run(": "), *runs) if runs else ()


def keeps(node: object) -> bool:
    """Whether there is anything in it that not everybody may read."""
    match node:
        case d.Guarded():
            return True
        case d.Part():
            return bool(node.kept) or any(map(keeps, node.blocks))
        case d.Table():
            return any(isinstance(row, d.Row) and row.kept for row in node.rows)
    return False
