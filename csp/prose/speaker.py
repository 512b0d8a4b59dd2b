"""Who said a quotation: its last line, where that begins with a dash and a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

DASH = "— "
# Longer lines are part of what was said.
LONGEST = 150
_OPENING = re.compile(r"\s*(?:[—–]\s*|--\s+)(?=\S)")
_BREAKS = {"softbreak", "hardbreak"}
_WORDS = {"text", "text_special"}


def without_speaker(quote: SyntaxTreeNode) -> tuple[str, Sequence[SyntaxTreeNode]]:
    """The speaker, or nothing, and what is left of the quotation."""
    children = quote.children
    if not children or children[-1].type != "paragraph":
        return "", children
    line = children[-1].children[0]
    # Written as an entity, a dash is only a dash: what was typed decides.
    typed = line.content.rpartition("\n")[2]
    last = _last_line(line)
    words = "".join(node.content for node in last)
    if not _OPENING.match(typed) or not _is_name(last, words):
        return "", children
    if len(last) == len(line.children):
        return (_speaker_name(words), children[:-1]) if len(children) > 1 else ("", children)
    line.children = line.children[: -len(last) - 1]
    return _speaker_name(words), children


def _last_line(line: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    nodes = line.children
    breaks = [at for at, node in enumerate(nodes) if node.type in _BREAKS]
    return nodes[breaks[-1] + 1 :] if breaks else nodes


def _is_name(nodes: list[SyntaxTreeNode], words: str) -> bool:
    plain = bool(nodes) and all(node.type in _WORDS for node in nodes)
    return (
        plain
        and len(words) <= LONGEST
        and bool(_OPENING.match(words))
        and bool(_speaker_name(words))
    )


def _speaker_name(words: str) -> str:
    return _OPENING.sub("", words, count=1).strip()
