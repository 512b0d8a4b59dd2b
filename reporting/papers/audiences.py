"""The two versions of a frozen paper, both from its frozen tree: for members and for everybody. Pure.

What everybody reads holds nothing that is kept, and no name that was not agreed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from plans.audience import Audience
from plans.proofreading.exposure import Exposure
from reporting import document as d
from reporting.papers.compose.names import posts_for_names, unnamed
from reporting.papers.compose.redaction import open_up, unlink_missing

FEWEST_LISTED = 3


def to_freeze(document: d.Document, rule: Exposure) -> d.Document:
    """What is frozen: nothing restricted, with what only members may read still marked.

    The names that the public version does not say go with it, each with what stands in its place.
    """
    cleared = unlink_missing(document, replace(document, parts=tuple(_cleared(document.parts))))
    return replace(cleared, unnamed=posts_for_names(rule, cleared))


def for_members(frozen: d.Document) -> d.Document:
    return replace(open_up(frozen, Audience.PARTNERS), unnamed=())


def for_everybody(frozen: d.Document) -> d.Document:
    return replace(unnamed(open_up(frozen, Audience.PUBLIC), frozen.unnamed), unnamed=())


def with_contents(document: d.Document) -> d.Document:
    """For a page to read on a screen: with a list of contents, where there is anything to list."""
    has_one = any(isinstance(block, d.Contents) for part in document.parts for block in part.blocks)
    if any(part.hanging for part in document.parts):
        return document  # Minutes are read by their numbers.
    if has_one or sum(bool(part.heading) for part in document.parts) < FEWEST_LISTED:
        return document
    # Below the heading block, and above whatever has a heading.
    place = next(place for place, part in enumerate(document.parts) if part.heading)
    front, rest = document.parts[:place], document.parts[place:]
    return replace(document, parts=(*front, d.Part(blocks=(d.Contents(),)), *rest))


def _cleared(nodes: Iterable[Any]) -> Iterator[Any]:
    """The same nodes without any that are restricted, however deep they stand."""
    for node in nodes:
        if getattr(node, "kept", "") == Audience.RESTRICTED:
            continue
        match node:
            case d.Part() | d.Guarded():
                yield replace(node, blocks=tuple(_cleared(node.blocks)))
            case d.Table():
                yield replace(node, rows=tuple(_cleared(node.rows)))
            case _:
                yield node
