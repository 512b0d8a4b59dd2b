"""A block of cells as a spreadsheet, a table of Word or a mail puts it on the clipboard. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from actions.rows.column_headings import normalise_heading
from actions.rows.columns import BY_NAME

Block = list[list[str]]

MOST_CELLS = 5_000
# A cell in quotes ends with the quote that a tab or the end of its line follows.
CELL_PASTED = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^\t\n]*))(?P<end>[\t\n]|\Z)')


def read_pasted_block(words: str) -> Block:
    """Lines of cells, each line as long as the longest; lines at the end that are empty are left out."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    lines: Block = [[]]
    for found in CELL_PASTED.finditer(words):
        quoted = found["quoted"]
        lines[-1].append((found["plain"] if quoted is None else quoted.replace('""', '"')).strip())
        if found["end"] == "\n":
            lines.append([])
        elif not found["end"]:
            break
    while lines and not any(lines[-1]):
        lines.pop()
    wide = max(map(len, lines), default=0)
    return [line + [""] * (wide - len(line)) for line in lines]


def columns_of_headings(line: Sequence[str], offered: Sequence[str]) -> list[str]:
    """The columns that a line of headings names, "" for an empty one; nothing where it is none.

    A line is one of headings when it has two or more words, and each is the name of another column.
    """
    named = {normalise_heading(words): name for name in offered for words in names_of_column(name)}
    found = [named.get(normalise_heading(words)) if words else "" for words in line]
    said = [name for name in found if name]
    if None in found or len(said) < 2 or len(set(said)) < len(said):
        return []
    return [name or "" for name in found]


def names_of_column(name: str) -> list[str]:
    """What a column is called here, and surely elsewhere. The name here is last, so that it wins."""
    column = BY_NAME[name]
    sure = [
        words for weight, phrases in column.headings if weight >= 1 for words in phrases.split("; ")
    ]
    return [*sure, column.sheet, column.printed, column.above, column.label]


def columns_in_order(block: Block, offered: Sequence[str], areas: Collection[str]) -> list[str]:
    """For each column of a block the one that it is written in, as they are printed side by side.

    Few tables have a column for areas, so one is taken for that only where all that it says are
    titles of areas. What has no place any more is "".
    """
    known = {title.casefold() for title in areas}
    left = list(offered)
    found = []
    for words in zip(*block, strict=True):
        said = {each.casefold() for each in words if each}
        if left and left[0] == "area" and not (said and said <= known):
            left.pop(0)
        found.append(left.pop(0) if left else "")
    return found
