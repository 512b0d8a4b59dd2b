"""The two versions of a frozen paper, both from its frozen tree: for members and for everybody. Pure.

What everybody reads holds nothing that is kept, no name that was not agreed, and no word by which a
reference gives away what it points at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from plans.models import Person
from reporting import document as d
from reporting.papers.naming import instead_of, unnamed
from reporting.papers.redaction import EVERYBODY, PARTNERS, open_up

RESTRICTED = "restricted"
FEWEST_LISTED = 3
ELSEWHERE = "a part that is not published"
# What a place may be called without saying anything of it: 1.4, A, Appendix B, b).
BARE = re.compile(r"(?:Appendix )?[A-Z]{1,2}|\d+(?:\.\d+)*[.)]?|[a-z]{1,2}\)|")


def to_freeze(document: d.Document, people: Iterable[Person]) -> d.Document:
    """What is frozen: nothing restricted, with what only members may read still marked.

    The names that the public version does not say go with it, each with what stands in its place.
    """
    whole = replace(document, parts=tuple(_cleared(document.parts)))
    return replace(whole, unnamed=instead_of(people, whole))


def for_members(frozen: d.Document) -> d.Document:
    return replace(linked(open_up(frozen, PARTNERS)), unnamed=())


def for_everybody(frozen: d.Document) -> d.Document:
    opened = linked(open_up(frozen, EVERYBODY))
    return replace(unnamed(opened, frozen.unnamed), unnamed=())


def with_contents(document: d.Document) -> d.Document:
    """For a page to read on a screen: with a list of contents, where there is anything to list."""
    has_one = any(isinstance(block, d.Contents) for part in document.parts for block in part.blocks)
    if has_one or sum(bool(part.heading) for part in document.parts) < FEWEST_LISTED:
        return document
    return replace(document, parts=(d.Part(blocks=(d.Contents(),)), *document.parts))


def _cleared(nodes: Iterable[Any]) -> Iterator[Any]:
    """The same nodes without any that are restricted, however deep they stand."""
    for node in nodes:
        if getattr(node, "kept", "") == RESTRICTED:
            continue
        match node:
            case d.Part() | d.Guarded():
                yield replace(node, blocks=tuple(_cleared(node.blocks)))
            case d.Table():
                yield replace(node, rows=tuple(_cleared(node.rows)))
            case _:
                yield node


def linked(document: d.Document) -> d.Document:
    """The document without links to what it does not hold, and without what they would say of it."""
    there = frozenset(filter(None, document.anchors()))
    parts = tuple(_linked(part, there) for part in document.parts)
    return replace(document, parts=parts)


def _linked(node: Any, there: frozenset[str]) -> Any:
    if isinstance(node, d.Run):
        return _run(node, there)
    if isinstance(node, tuple):
        return tuple(_linked(each, there) for each in node)
    if not is_dataclass(node):
        return node
    if isinstance(node, d.Facts):
        node = replace(
            node, items=tuple(each for each in node.items if not _names_gone(each, there))
        )
    changed = {each.name: _linked(getattr(node, each.name), there) for each in fields(node)}
    return replace(node, **changed)


def _names_gone(fact: d.Fact, there: frozenset[str]) -> bool:
    """Whether it lists an appendix that this version does not have."""
    return any(_is_gone(run, there) for run in fact.runs)


def _is_gone(run: d.Run, there: frozenset[str]) -> bool:
    return run.href.startswith("#") and run.href.removeprefix("#") not in there


def _run(run: d.Run, there: frozenset[str]) -> d.Run:
    run = replace(run, note=_linked(run.note, there)) if run.note else run
    if not _is_gone(run, there):
        return run
    text = run.text if BARE.fullmatch(run.text) and not run.page else ELSEWHERE
    return replace(run, text=text, href="", page="")
