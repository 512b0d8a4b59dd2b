"""How wide the columns of a printed table are, and about how many lines a cell takes."""

from __future__ import annotations

from math import ceil

from reporting.document import Cell, Row, Table
from reporting.document.renderers.markup import plain_block

# The most of the page that a long word, such as an address on the web, can claim for its column.
MOST = 0.2
# How much wider than another letter a capital is.
WIDER = 0.35


def column_widths(table: Table, line_length: int) -> list[float]:
    """The share of the page that each column gets: as asked, unless its longest word needs more."""
    shares = sum(column.width for column in table.columns)
    asked = [column.width / shares for column in table.columns]
    needs = [min((longest + 3) / line_length, MOST) for longest in longest_words(table)]
    short = [need > share for need, share in zip(needs, asked, strict=True)]
    given = sum(need for need, is_short in zip(needs, short, strict=True) if is_short)
    others = sum(share for share, is_short in zip(asked, short, strict=True) if not is_short)
    if not others or given >= 1:
        return asked
    scale = (1 - given) / others
    return [
        need if is_short else share * scale
        for need, share, is_short in zip(needs, asked, short, strict=True)
    ]


def longest_words(table: Table) -> list[int]:
    """The length of the longest word in each column, its heading's words among them."""
    longest = [longest_word(column.title) for column in table.columns]
    for row in table.rows:
        if isinstance(row, Row):
            for place, cell in enumerate(row.cells):
                found = (longest_word(plain_block(block)) for block in cell.blocks)
                longest[place] = max(longest[place], *found, 0)
    return longest


def longest_word(words: str) -> int:
    """In letters of usual width: a capital is wider."""
    return max(map(breadth, words.split()), default=0)


def breadth(word: str) -> int:
    return ceil(len(word) + WIDER * sum(letter.isupper() for letter in word))


def table_lines(table: Table, widths: list[float], line_length: int) -> int:
    """About how many lines the table takes, its heading and the lines that head groups among them."""
    rows = (
        row_lines(row, widths, line_length) if isinstance(row, Row) else 1 for row in table.rows
    )
    return 1 + sum(rows)


def row_lines(row: Row, widths: list[float], line_length: int) -> int:
    """The lines of a row's fullest cell."""
    pairs = zip(row.cells, widths, strict=True)
    return max(cell_lines(cell, width * line_length) for cell, width in pairs)


def cell_lines(cell: Cell, width: float) -> int:
    """About how many lines the cell takes at so many characters a line."""
    words = (plain_block(block).split("\n") for block in cell.blocks)
    return sum(max(1, ceil(len(part) / width)) for lines in words for part in lines)
