"""What the pages hold, in the shape that every format gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from actions.imports.grid import Block, SourceCell, SourceParagraph, SourceTable, rectangle
from actions.imports.lines import Manner, PrintedLine, begins_item, cell_paragraphs, glue, is_list
from actions.imports.pdf.sheets import Part, PdfCell, PdfTable
from actions.imports.priorities import heading_level, says_priority
from csp.prose import clean_cell


def pdf_blocks(parts: list[Part], known: Iterable[str]) -> Iterator[Block]:
    """Words and tables, in the order of the document."""
    sheets = [part for part in parts if isinstance(part, PdfTable)]
    manner = Manner.of([piece.lines for sheet in sheets for piece in sheet.pieces], known)
    lines = [part for part in parts if isinstance(part, PrintedLine)]
    usual, largest = _usual_height(lines), max(map(_height, lines), default=0)
    right = max((line.x1 for line in lines), default=0.0)
    number = count(1)
    loose: list[tuple[PrintedLine, SourceParagraph]] = []
    for part in parts:
        if isinstance(part, PrintedLine):
            loose.append((part, _pdf_paragraph(part, usual, largest)))
        else:
            yield from _joined_paragraphs(loose, right, manner)
            loose = []
            yield _pdf_table(part, f"Table {next(number)}", manner)
    yield from _joined_paragraphs(loose, right, manner)


def _joined_paragraphs(
    lines: list[tuple[PrintedLine, SourceParagraph]], right: float, manner: Manner
) -> Iterator[SourceParagraph]:
    """Running text with the lines of each paragraph put together; headings stay lines."""
    whole: SourceParagraph | None = None
    last: PrintedLine | None = None
    for line, words in lines:
        if whole and last and _continues_paragraph(whole, last, line, words, right):
            text = whole.text + glue(whole.text, last, line, right, manner) + words.text
            whole = replace(whole, text=text)
        else:
            if whole:
                yield whole
            whole = words
        last = line
    if whole:
        yield whole


def _continues_paragraph(
    whole: SourceParagraph,
    last: PrintedLine,
    line: PrintedLine,
    words: SourceParagraph,
    right: float,
) -> bool:
    """Whether a line is the rest of a paragraph: the line above had no room for its first word."""
    same = (whole.is_title, whole.level) == (words.is_title, words.level)
    heads = not (whole.is_title or whole.level) and (heading_level(whole) or heading_level(words))
    if words.bullet or not same or heads or says_priority(words.text):
        return False
    if last.x1 + last.space + line.first_word < right - 1:
        return False
    apart = line.top - last.top
    if apart < 0:
        return not whole.text.endswith((".", "!", "?", ":"))
    return apart < _height(last) * 1.8


def _height(line: PrintedLine) -> float:
    return line.bottom - line.top


def _usual_height(lines: list[PrintedLine]) -> int:
    """The height of most letters."""
    heights: Counter[int] = Counter()
    for line in lines:
        heights[round(_height(line))] += len(line.text)
    return heights.most_common(1)[0][0] if heights else 0


# -- Words -------------------------------------------------------------------------------------------


def _pdf_paragraph(line: PrintedLine, usual: float, largest: float) -> SourceParagraph:
    height = _height(line)
    if begins_item(line.text):
        return SourceParagraph(_without_bullet(line.text), bullet=True, bold=line.bold)
    if height >= largest - 0.5 and height > usual * 1.6:
        return SourceParagraph(line.text, bold=line.bold, is_title=True)
    # The larger the letters, the higher the heading.
    level = max(1, 6 - int(height - usual) // 2) if height > usual * 1.12 else 0
    return SourceParagraph(line.text, level, bold=line.bold)


def _without_bullet(text: str) -> str:
    # One item alone would not be taken for a list.
    return clean_cell(f"{text}\n.")[:-2].removeprefix("- ")


# -- Tables ------------------------------------------------------------------------------------------


def _pdf_table(sheet: PdfTable, source: str, manner: Manner) -> SourceTable:
    lists = _list_columns(sheet, manner)
    taken: dict[tuple[int, int], SourceCell] = {}
    for (at, x), (piece, tall, wide) in sorted(sheet.cells.items()):
        height = max(1, min(tall, sheet.height - at))
        width = max(1, min(wide, sheet.width - x))
        text = _pdf_cell_text(piece, manner, x in lists)
        bold = bool(piece.lines) and all(line.bold for line in piece.lines)
        cell = SourceCell(text, at, x, height, width, piece.colour, bold)
        for y in range(at, at + height):
            for across in range(x, x + width):
                taken.setdefault((y, across), cell)
    return replace(rectangle(taken, sheet.height, source), joined=frozenset(sheet.joined))


def _list_columns(sheet: PdfTable, manner: Manner) -> set[int]:
    """The columns that hold lists of short items."""
    columns: dict[int, list[tuple[list[PrintedLine], float, float]]] = {}
    for (_, x), (piece, *_) in sheet.cells.items():
        columns.setdefault(x, []).append((piece.lines, piece.x0, piece.x1))
    return {x for x, cells in columns.items() if is_list(cells, manner)}


def _pdf_cell_text(piece: PdfCell, manner: Manner, listed: bool) -> str:
    return clean_cell("\n".join(cell_paragraphs(piece.lines, piece.x0, piece.x1, manner, listed)))
