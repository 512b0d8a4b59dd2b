"""A Word document as words and tables."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from docx import Document
from docx.oxml.ns import qn

from actions.imports.colours import colour_name
from actions.imports.grid import Block, SourceCell, SourceTable, rectangle
from actions.imports.unseen import COVERED, Unseen
from actions.imports.word.asides import asides_of, boxes_in
from actions.imports.word.looks import read_outside_paragraph
from actions.imports.word.marks import cell_mark
from actions.imports.word.paragraphs import Styles, children, read_word_paragraph
from actions.imports.word.unseen import TakingOut, is_frame
from csp.prose import clean_cell

_P, _TBL, _TR, _TC, _VAL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "val"))
MOST_COLUMNS = 200


def read_word_blocks(data: bytes) -> list[Block]:
    document = Document(io.BytesIO(data))
    taking_out = TakingOut(document)
    taking_out.from_part(document.element.body)
    styles = Styles(document)
    found = taking_out.found
    blocks = list(_word_blocks(document.element.body, styles, [0], found))
    return [*blocks, *asides_of(document, styles, taking_out), *found.leftovers()]


def _word_blocks(element, styles: Styles, count: list[int], found: Unseen) -> Iterator[Block]:
    for child in children(element):
        if child.tag == _P:
            words = read_outside_paragraph(child, styles)
            if words.text:
                yield words
            yield from boxes_in(child, "Text")
        elif child.tag == _TBL and is_frame(child):
            for row in child.iterchildren(_TR):
                for cell in row.iterchildren(_TC):
                    yield from _word_blocks(cell, styles, count, found)
        elif child.tag == _TBL:
            count[0] += 1
            yield read_word_table(child, styles, f"Table {count[0]}", found)
            yield from boxes_in(child, f"Table {count[0]}")


def read_word_table(element, styles: Styles, source: str, found: Unseen) -> SourceTable:
    taken: dict[tuple[int, int], SourceCell] = {}
    rows = [row for row in children(element) if row.tag == _TR]
    above: dict[int, SourceCell] = {}
    for at, row in enumerate(rows):
        across = _skipped_before(row)
        begun: dict[int, SourceCell] = {}
        for cell in (child for child in children(row) if child.tag == _TC):
            wide, covers = _take(taken, above, begun, cell, styles, at, across)
            across += wide
            found.add(COVERED, f"in {source}", covers)
        above = begun
    return rectangle(_with_heights(taken), len(rows), source)


def _take(taken, above, begun, element, styles: Styles, at: int, across: int) -> tuple[int, bool]:
    """How wide a cell is, and whether its words are out of sight under the one that it goes on."""
    properties = element.find(qn("w:tcPr"))
    wide = _number_property(properties, "w:gridSpan", 1)
    wide = max(1, min(wide, MOST_COLUMNS - across))
    cell = above.get(across) if _continues(properties) else None
    if cell is None:
        cell = SourceCell(
            cell_text(element, styles), at, across, 1, wide, _shade(properties),
            cell_bold(element, styles), cell_mark(element),
        )  # fmt: skip
        covers = False
    else:
        covers = bool(cell_text(element, styles))
    begun[across] = cell
    for x in range(across, across + wide):
        taken[at, x] = cell
    return wide, covers


def _with_heights(taken: dict[tuple[int, int], SourceCell]) -> dict[tuple[int, int], SourceCell]:
    lowest: dict[tuple[int, int], int] = {}
    for (y, _), cell in taken.items():
        lowest[cell.top, cell.left] = max(y, lowest.get((cell.top, cell.left), 0))
    whole: dict[tuple[int, int], SourceCell] = {}
    for cell in taken.values():
        key = (cell.top, cell.left)
        whole.setdefault(
            key,
            replace(cell, height=lowest[key] - cell.top + 1),
        )
    return {place: whole[cell.top, cell.left] for place, cell in taken.items()}


def _skipped_before(row) -> int:
    return max(0, min(_number_property(row.find(qn("w:trPr")), "w:gridBefore", 0), MOST_COLUMNS))


def _number_property(properties, name: str, default: int) -> int:
    element = properties.find(qn(name)) if properties is not None else None
    text = element.get(_VAL, "") if element is not None else ""
    return int(text) if text.isdigit() and len(text) < 6 else default


def _continues(properties) -> bool:
    merge = properties.find(qn("w:vMerge")) if properties is not None else None
    return merge is not None and merge.get(_VAL, "continue") == "continue"


def _shade(properties) -> str:
    shade = properties.find(qn("w:shd")) if properties is not None else None
    if shade is None:
        return ""
    fill = shade.get(qn("w:fill"), "auto")
    # A solid pattern hides the fill behind its own colour.
    if shade.get(_VAL) == "solid" and shade.get(qn("w:color"), "auto") != "auto":
        fill = shade.get(qn("w:color"))
    return colour_name(fill)


def cell_text(element, styles: Styles) -> str:
    return clean_cell("\n".join(_cell_lines(element, styles)))


def _cell_lines(element, styles: Styles) -> Iterator[str]:
    alone = sum(child.tag == _P for child in children(element)) == 1
    for child in children(element):
        if child.tag == _P:
            words = read_word_paragraph(child, styles)
            if words.text:
                # One numbered paragraph is a heading with its number, and no list.
                listed = words.bullet and not (alone and styles.numbers[child])
                yield f"- {words.text}" if listed else words.text
            elif number := styles.numbers[child]:
                yield number
        elif child.tag == _TBL:
            for row in (each for each in children(child) if each.tag == _TR):
                yield from _nested_lines(row, styles)


def _nested_lines(row, styles: Styles) -> Iterator[str]:
    """A row of a table inside a cell: a short pair is one line, like a label and its value."""
    cells = [list(_cell_lines(cell, styles)) for cell in children(row) if cell.tag == _TC]
    cells = [lines for lines in cells if lines]
    if len(cells) == 2 and len(cells[0]) == len(cells[1]) == 1:
        yield f"{cells[0][0].rstrip(': ')}: {cells[1][0]}"
    else:
        yield from (line for lines in cells for line in lines)


def cell_bold(element, styles: Styles) -> bool:
    words = [read_word_paragraph(child, styles) for child in children(element) if child.tag == _P]
    words = [each for each in words if each.text]
    return bool(words) and all(each.bold or each.level for each in words)
