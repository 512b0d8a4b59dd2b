"""The versions of a paper for those who may not read all of it, from the same tree.

Whatever is kept from a reader is taken out before anything is drawn, so no renderer can print it.
A numbered paragraph that is left out keeps its number, so that the others keep theirs. Links to what
is left out go with their words, for those may be the words of its heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plans.audience import Audience
from reporting import document as d
from reporting.papers.compose.references import PLACE_LEFT_OUT, over_runs

LEFT_OUT = "This paragraph is not for publication."
ROWS_LEFT_OUT = "{} not for publication."


def open_up(document: d.Document, may: Audience) -> d.Document:
    """The document as somebody of that audience reads it."""
    parts = tuple(
        replace(part, kept="", blocks=tuple(_opened(part.blocks, may)))
        for part in document.parts
        if _is_open(part.kept, may)
    )
    return unlink_missing(document, replace(document, parts=parts))


def unlink_missing(whole: d.Document, less: d.Document) -> d.Document:
    """A document without links to what it lacks of a whole one, and without the words of those."""
    gone = frozenset(whole.anchors()) - frozenset(less.anchors())
    return replace(less, parts=_unlinked(less.parts, gone)) if gone else less


def _is_open(kept: str, may: Audience) -> bool:
    return may.within(Audience.of(kept))


def _opened(blocks: tuple[d.DocumentBlock, ...], may: Audience) -> Iterator[d.DocumentBlock]:
    for block in blocks:
        match block:
            case d.Guarded() if _is_open(block.kept, may):
                yield from _opened(block.blocks, may)
            case d.Guarded():
                if block.number:
                    yield d.Numbered(block.number, (d.paragraph(LEFT_OUT),), _anchor(block))
            case d.Table():
                yield from _redact_table(block, may)
            case _:
                yield block


def _anchor(block: d.Guarded) -> str:
    return next((each.anchor for each in block.blocks if isinstance(each, d.Numbered)), "")


def _redact_table(table: d.Table, may: Audience) -> Iterator[d.DocumentBlock]:
    rows = [row for row in table.rows if isinstance(row, d.Row)]
    count = sum(not _is_open(row.kept, may) for row in rows)
    left = tuple(_readable_rows(table.rows, may)) if count else table.rows
    if left:
        opened = (replace(row, kept="") if isinstance(row, d.Row) else row for row in left)
        yield replace(table, rows=tuple(opened), silent=False)
    if count and not table.silent:
        yield d.paragraph(ROWS_LEFT_OUT.format("One row is" if count == 1 else f"{count} rows are"))


def _readable_rows(rows: tuple[d.Row | d.GroupHead, ...], may: Audience) -> Iterator:
    """The rows that may be read, and the lines that head any of them."""
    for place, row in enumerate(rows):
        if isinstance(row, d.Row):
            if _is_open(row.kept, may):
                yield row
        elif any(_is_open(each.kept, may) for each in _headed(rows, place)):
            yield row


def _headed(rows: tuple[d.Row | d.GroupHead, ...], place: int) -> Iterator[d.Row]:
    """The rows under a line. Two lines in a row head groups of rows: the first of them heads them all."""
    heads = [isinstance(row, d.GroupHead) for row in (*rows, d.GroupHead(""))]
    seen = False
    for each, row in enumerate(rows[place + 1 :], start=place + 1):
        if isinstance(row, d.Row):
            seen = True
            yield row
        elif seen and (heads[each + 1] or not heads[place + 1]):
            return


def _unlinked(parts: tuple[d.Part, ...], gone: frozenset[str]) -> tuple[d.Part, ...]:
    def change(run: d.Run) -> d.Run:
        run = replace(run, note=over_runs(run.note, change)) if run.note else run
        if run.href.removeprefix("#") in gone or run.page in gone:
            return replace(run, text=PLACE_LEFT_OUT, href="", page="")
        return run

    return over_runs(parts, change)
