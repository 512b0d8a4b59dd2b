"""The words of a tree of nodes: as lines to look through, and as runs to follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from reporting import document as d

# Fields that hold a name, an address or a drawing; nobody reads them as words.
NOT_WORDS = frozenset(
    [
        "anchor",
        "href",
        "page",
        "key",
        "kept",
        "tone",
        "orientation",
        "media_type",
        "src",
        "svg",
        "data",
        "language",
        "brand_colour",
        "beside",
        "attachments",
        "unnamed",
    ]
)


def text_lines(node: Any) -> Iterator[str]:
    """Each stretch of words that stands by itself: a paragraph, a label, the line of a list."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple) and node and all(isinstance(each, d.Run) for each in node):
        yield d.text_of_runs(node)
        for run in node:
            yield from text_lines(run.note)
    elif isinstance(node, tuple | list):
        for each in node:
            yield from text_lines(each)
    elif is_dataclass(node):
        for name in word_fields(node):
            yield from text_lines(getattr(node, name))


def word_fields(node: Any) -> list[str]:
    return [each.name for each in fields(node) if each.name not in NOT_WORDS]


def node_text(node: Any) -> str:
    return "\n".join(line for line in text_lines(node) if line.strip())


def all_runs(node: Any) -> Iterator[d.Run]:
    """Every run of a tree, those of footnotes too."""
    if isinstance(node, d.Run):
        yield node
        yield from all_runs(node.note)
    elif isinstance(node, tuple | list):
        for each in node:
            yield from all_runs(each)
    elif is_dataclass(node):
        for each in fields(node):
            yield from all_runs(getattr(node, each.name))


def nodes(tree: Any, kind: type) -> Iterator[Any]:
    """Every node of a kind in a tree, in the order of print."""
    if isinstance(tree, kind):
        yield tree
    if isinstance(tree, tuple | list):
        for each in tree:
            yield from nodes(each, kind)
    elif is_dataclass(tree):
        for each in fields(tree):
            yield from nodes(getattr(tree, each.name), kind)


def without_kept(tree: Any) -> Any:
    """The same tree less every node that not everybody may read."""
    if isinstance(tree, tuple | list):
        return tuple(without_kept(each) for each in tree if not getattr(each, "kept", ""))
    if not is_dataclass(tree) or isinstance(tree, type):
        return tree
    inner = {name: without_kept(getattr(tree, name)) for name in word_fields(tree)}
    return replace(tree, **inner)
