"""People who have not agreed to be named in public, and the paper without their names. Pure.

A name is found by the rule for public words (``plans.proofreading.exposure``), in each form that
the paper writes it in, and where half of it is bold.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from csp.prose.names import TextWords
from plans.proofreading.exposure import Exposure
from reporting import document as d
from reporting.document.words import NOT_WORDS, node_text

SOMEBODY = "a named person"
Instead = tuple[tuple[str, str], ...]


def posts_for_names(rule: Exposure, document: d.Document) -> Instead:
    """Each form of a name that the document says, with the post that stands in its place."""
    text = node_text(document)
    found = {
        " ".join(text[start:end].split()): person.post.strip() or SOMEBODY
        for person, (start, end) in rule.named_in(TextWords(text))
    }
    # The longest first, so that none leaves half of another.
    return tuple(sorted(found.items(), key=lambda each: (-len(each[0]), each[0])))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A name by itself, not inside longer words; any spaces, also a line's end, part its words."""
    words = r"[\s\u00a0]+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def unnamed(node: Any, instead: Instead) -> Any:
    """The same tree with posts in place of names, in every word of it."""
    if not instead:
        return node
    if isinstance(node, str):
        return without(node, instead)
    if isinstance(node, tuple):
        if node and all(isinstance(each, d.Run) for each in node):
            return runs_without(node, instead)
        return tuple(unnamed(each, instead) for each in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changed = {
        each.name: unnamed(getattr(node, each.name), instead)
        for each in fields(node)
        if each.name not in NOT_WORDS
    }
    if isinstance(node, d.Picture):
        changed["svg"] = without(node.svg, instead)
    return replace(node, **changed)


def without(text: str, instead: Instead) -> str:
    for name, post in instead:
        text = pattern(name).sub(post.replace("\\", r"\\"), text)
    return text


def runs_without(runs: tuple[d.Run, ...], instead: Instead) -> tuple[d.Run, ...]:
    """A line in which a name may stand across runs of different looks."""
    runs = tuple(replace(run, note=unnamed(run.note, instead)) for run in runs)
    for name, post in instead:
        runs = one_gone(runs, name, post)
    return runs


def one_gone(runs: tuple[d.Run, ...], name: str, post: str) -> tuple[d.Run, ...]:
    """The first run that a name touches says the post; what the others hold of it goes."""
    spans = [match.span() for match in pattern(name).finditer(d.text_of_runs(runs))]
    if not spans:
        return runs
    made, begin = [], 0
    for run in runs:
        made.append(replace(run, text=_piece(run.text, begin, spans, post)))
        begin += len(run.text)
    return tuple(run for run in made if run.text or run.note or run.page)


def _piece(text: str, begin: int, spans: list[tuple[int, int]], post: str) -> str:
    """The words of the run that begins at a place of its line, without what the spans cover."""
    out, here, end = [], begin, begin + len(text)
    for first, last in spans:
        if last <= begin or first >= end:
            continue
        out.append(text[here - begin : max(first, begin) - begin])
        out.append(post if first >= begin else "")
        here = min(last, end)
    return "".join((*out, text[here - begin :]))
