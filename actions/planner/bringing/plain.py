"""Plain text with tabs between the cells of its tables, as a page or a PDF gives it when copied. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from actions.imports.grid import Block, Loose, SourceParagraph, lay_out_table

# What a converter leaves of lists and line ends.
_BREAKING = re.compile(r"</?(?:ul|ol|li|p|br|div)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>", re.IGNORECASE)
BREAK = "\x01"


def is_plain_planner(text: str) -> bool:
    """Whether a text has tables with tabs, and not the commas of a CSV file."""
    return sum("\t" in line for line in text.splitlines()) >= 2


def read_plain_blocks(text: str) -> list[Block]:
    """Lines with tabs, one after another, are tables; every other line is a paragraph."""
    bare = _TAG.sub("", _BREAKING.sub(BREAK, text.replace(BREAK, "")))
    blocks: list[Block] = []
    number = 0
    for tabbed, group in groupby(bare.splitlines(), key=lambda line: "\t" in line):
        if tabbed:
            number += 1
            cells = [[Loose(cell_of(words)) for words in line.split("\t")] for line in group]
            blocks.append(lay_out_table(cells, f"Table {number}"))
        else:
            blocks += paragraphs_of(group)
    return blocks


def cell_of(words: str) -> str:
    lines = (" ".join(line.split()) for line in words.split(BREAK))
    return "\n".join(line for line in lines if line)


def paragraphs_of(lines: Iterator[str]) -> Iterator[SourceParagraph]:
    for line in lines:
        if words := " ".join(line.replace(BREAK, " ").split()):
            yield SourceParagraph(words)
