"""Cell text: the plain lines of an action plan's cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from itertools import groupby
from operator import itemgetter

from csp.prose.blocks import (
    Block,
    Callout,
    Heading,
    List,
    ListItem,
    Paragraph,
    Quote,
    Run,
    text_of_runs,
)
from csp.prose.characters import normalise
from csp.prose.html import write_html

BULLET = "- "
# Shapes that mean a bullet wherever they open a line; those beyond U+F000 are Word's symbol fonts.
_ROUND = "•●▪◦‣∙■□➢❖✓✔\uf076\uf0a7\uf0b7\uf0d8\uf0fc"
_DASHED = r"\-–‐‑−"
_OPENING = re.compile(
    rf"[{_ROUND}] *|[{_DASHED}*·o] +"
    # Planners type a dash straight before a word or a date, where "-12%" is a figure.
    rf"|[{_DASHED}](?=[^\W\d_]|[0-9]{{1,2}}/[0-9])"
)
_LONE = re.compile(rf"[{_ROUND}{_DASHED}*·]")
_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")

Line = tuple[bool, str]


def _spoken_lines(text: str) -> Iterator[Line]:
    """Each line that says something, with whether it is a list item."""
    lines = [line.strip() for line in _SPACES.sub(" ", normalise(text)).split("\n")]
    lines = [line for line in lines if line]
    for line in lines:
        # A lone dash may be a whole cell's answer, but is an empty bullet among other lines.
        if len(lines) > 1 and _LONE.fullmatch(line):
            continue
        opening = _OPENING.match(line)
        words = line[opening.end() :] if opening else line
        yield (bool(opening and words), words or line)


def cell_lines(text: str) -> list[str]:
    """The clean lines of a cell, list items with their bullet."""
    return [f"{BULLET if item else ''}{words}" for item, words in _spoken_lines(text)]


def clean_cell(text: str) -> str:
    """What is stored: every bullet as "- ", no blank line, no stray space or control character."""
    return "\n".join(cell_lines(text))


def parse_cell(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for item, lines in groupby(_spoken_lines(text), key=itemgetter(0)):
        runs = [(Run(words),) for _, words in lines]
        if item:
            blocks.append(List(tuple(map(ListItem, runs))))
        else:
            blocks.extend(map(Paragraph, runs))
    return tuple(blocks)


def print_cell(blocks: Iterable[Block]) -> str:
    """Blocks as cell text; nesting and looks, which a cell does not have, are left behind."""
    return "\n".join(line for block in blocks for line in _printed(block))


def _printed(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(runs) | Heading(_, runs):
            yield text_of_runs(runs)
        case List():
            yield from _printed_items(block)
        case Quote(blocks, speaker):
            yield from (line for inner in blocks for line in _printed(inner))
            if speaker:
                yield f"— {speaker}"
        case Callout(title, blocks):
            yield title
            yield from (line for inner in blocks for line in _printed(inner))


def _printed_items(items: List) -> Iterator[str]:
    for item in items.items:
        yield BULLET + text_of_runs(item.runs).replace("\n", " ")
        for child in item.children:
            yield from _printed_items(child)


@lru_cache(maxsize=8192)
def cell_html(text: str, kit: bool = False) -> str:
    """A cell for the screen: one plain line bare, anything longer as paragraphs and lists."""
    if text.isprintable() and not _OPENING.match(text):
        return escape(text)
    blocks = parse_cell(text)
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return escape(text_of_runs(blocks[0].runs))
    return write_html(blocks, kit=kit)
