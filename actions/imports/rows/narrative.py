"""Paragraphs of a file as narrative, with their headings, lists, looks and links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from actions.imports.grid import SourceParagraph
from csp.prose import print_narrative
from csp.prose.blocks import Block, Heading, Inline, List, ListItem, Paragraph, Run

# "3." or "(b)": what a list counts by itself. Other numbers, as 2.1, are words.
_COUNTED = re.compile(r"\(?(?:(\d{1,3})|([a-z]))[.)]+")
_SPACES = re.compile(r"[ \t\u00a0]+")


def print_source_narrative(lines: Sequence[tuple[int, SourceParagraph]]) -> str:
    """Narrative of paragraphs, each with its level as a heading inside; level 0 is running text."""
    blocks: list[Block] = []
    for listed, some in groupby(lines, key=lambda line: not line[0] and line[1].bullet):
        if listed:
            blocks += lists_of([each for _, each in some])
        else:
            blocks += [
                Heading(level, tidy_runs(each)) if level else Paragraph(tidy_runs(each))
                for level, each in some
            ]
    return print_narrative(blocks)


def lists_of(items: Sequence[SourceParagraph]) -> list[List]:
    """Items one under another, as lists inside one another by their depth; each counts on by itself."""
    found: list[List] = []
    for item, under in top_items(items):
        kind, place = item_count(item)
        made = ListItem(tidy_runs(item, counted=bool(kind)), tuple(lists_of(under)))
        last = found[-1] if found else None
        if last and goes_on(last, kind, place):
            found[-1] = replace(last, items=(*last.items, made))
        else:
            found.append(List((made,), bool(kind), place, kind == "letter"))
    return found


def goes_on(last: List, kind: str, place: int) -> bool:
    same = (last.ordered, last.letters) == (bool(kind), kind == "letter")
    return same and (not kind or place == last.start + len(last.items))


def top_items(
    items: Sequence[SourceParagraph],
) -> list[tuple[SourceParagraph, list[SourceParagraph]]]:
    """The items of the outermost depth, each with those that stand under it."""
    found: list[tuple[SourceParagraph, list[SourceParagraph]]] = []
    outermost = min((each.depth for each in items), default=0)
    for each in items:
        if each.depth > outermost and found:
            found[-1][1].append(each)
        else:
            found.append((each, []))
    return found


def item_count(item: SourceParagraph) -> tuple[str, int]:
    """What counts an item, "number" or "letter", and its place; nothing where it has a dot or other words."""
    counted = _COUNTED.fullmatch(item.number)
    if not counted:
        return "", 1
    if counted[1]:
        return "number", int(counted[1])
    return "letter", ord(counted[2]) - ord("a") + 1


def tidy_runs(words: SourceParagraph, *, counted: bool = False) -> Inline:
    """The words with their look, with a number in front that no list counts by itself."""
    runs = words.runs or (Run(words.text),)
    if words.number and not counted:
        runs = (Run(f"{words.number} "), *runs)
    tidied = [replace(run, text=_SPACES.sub(" ", run.text)) for run in runs]
    return tuple(run for run in tidied if run.text)
