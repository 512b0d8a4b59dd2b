"""References inside a paper: links to a place in it, which print what the place is called now.

In written text they are ordinary links to ``#part-…``, ``#block-…``, ``#b…-…`` (a row of data),
``#page-`` before any of these for a page number, and ``#figure-<block>-<key>`` for a quoted figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from plans.audience import Audience
from reporting import document as d
from reporting.papers.compose.draft import WholePaperDraft

PAGE, FIGURE = "#page-", "#figure-"
PLACE_LEFT_OUT = "a part that is not for publication"
# What officers made, not what data brought.
OWN = re.compile(r"part-|block-")
Change = Callable[[d.Run], d.Run]


@dataclass(frozen=True)
class PlaceNames:
    """What every place of a paper is called, by its anchor; nothing for one that has no name of its own.

    ``hidden`` are the first words of the anchors in what is only for officers, and never printed.
    """

    called: dict[str, str]
    hidden: frozenset[str] = frozenset()

    @classmethod
    def of(cls, parts: Iterable[d.Part], draft: WholePaperDraft) -> PlaceNames:
        called: dict[str, str] = {}
        for part in parts:
            # Parts that data brings are called what the words around a link to them say.
            called[part.anchor] = called_by(part) if part.anchor.startswith("part-") else ""
            for block in part.blocks:
                called.update(_anchor_names(block))
        named = {anchor: words for anchor, words in called.items() if anchor}
        return cls(named, frozenset(_hidden(draft)))

    def hides(self, name: str) -> bool:
        """Whether a link leads to a section, a block, or a row of data that is only for officers."""
        first, *rest = name.split("-")
        return not self.hidden.isdisjoint((first, "-".join((first, *rest[:1]))))


def _hidden(draft: WholePaperDraft) -> Iterator[str]:
    for section in draft.sections:
        if section.audience == Audience.RESTRICTED:
            yield f"part-{section.row.key}"
        for block in section.blocks:
            if Audience.RESTRICTED in (section.audience, block.row.audience):
                yield from (f"block-{block.row.key}", f"b{block.row.key}")


def called_by(part: d.Part) -> str:
    """What a sentence calls a part: 4 for 4.0, A for Appendix A, else its heading."""
    number = part.number.removeprefix("Appendix ").rstrip(".)").removesuffix(".0")
    return number or part.heading


def _anchor_names(block: d.DocumentBlock) -> Iterator[tuple[str, str]]:
    match block:
        case d.Numbered():
            yield block.anchor, block.number
        case d.Guarded():
            for inner in block.blocks:
                yield from _anchor_names(inner)
        case d.Table():
            for row in block.rows:
                yield row.anchor, row_title(row)


def row_title(row: d.Row | d.GroupHead) -> str:
    """What a row is called: the words of its first cell."""
    if isinstance(row, d.GroupHead):
        return row.title
    first = row.cells[0].blocks[:1]
    return d.text_of_runs(first[0].runs) if first and isinstance(first[0], d.Paragraph) else ""


def pointed(node: Any, places: PlaceNames) -> Any:
    """The same node with each reference in it saying what its place is called now."""
    return over_runs(
        node,
        lambda run: _pointed_run(run, places),
        # One row of a table that points at another says itself what it calls that.
        in_tables=lambda run: _pointed_run(run, places, rows=False),
    )


def over_runs(node: Any, change: Change, *, in_tables: Change | None = None) -> Any:
    """The same node with every run in it changed; runs of a footnote are left to ``change``."""
    if isinstance(node, d.Table) and in_tables:
        return over_runs(node, in_tables)
    if isinstance(node, d.Run):
        return change(node)
    if isinstance(node, tuple):
        return tuple(over_runs(each, change, in_tables=in_tables) for each in node)
    if not isinstance(node, WALKED):
        return node
    changed = {
        name: over_runs(getattr(node, name), change, in_tables=in_tables)
        for name in INSIDE & set(node.__slots__)
    }
    return replace(node, **changed)


# The kinds of node that can hold a run, and the names of their fields in which it stands.
WALKED = (
    d.Part, d.Paragraph, d.Heading, d.List, d.ListItem, d.Quote, d.Callout, d.Table, d.Row, d.Cell,
    d.Facts, d.Fact, d.Boxes, d.Numbered, d.Guarded, d.Masthead, d.Tree, d.Node,
    d.RunIn, d.Resolution, d.ActionLine,
)  # fmt: skip
INSIDE = {"blocks", "runs", "items", "children", "rows", "cells", "facts", "nodes"}


def _pointed_run(run: d.Run, places: PlaceNames, *, rows: bool = True) -> d.Run:
    run = replace(run, note=pointed(run.note, places)) if run.note else run
    if run.href.startswith(FIGURE):
        return replace(run, href="")
    if places.hides(run.href.removeprefix(PAGE).removeprefix("#")):
        return replace(run, text=PLACE_LEFT_OUT, href="")
    if run.href.startswith(PAGE):
        name = run.href.removeprefix(PAGE)
        return (
            replace(run, href=f"#{name}", page=name) if name in places.called else unlink_run(run)
        )
    if not run.href.startswith("#"):
        return run
    name = run.href.removeprefix("#")
    if name not in places.called:
        return unlink_run(run)
    called = places.called[name] if rows or OWN.match(name) else ""
    return replace(run, text=called or run.text)


def unlink_run(run: d.Run) -> d.Run:
    return replace(run, href="")
