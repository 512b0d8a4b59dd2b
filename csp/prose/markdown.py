"""Written text from its blocks: what ``parse_narrative`` reads back as the same blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from csp.blocks import Block, Callout, Heading, Inline, List, ListItem, Paragraph, Quote, Run
from csp.prose.lettered import letter
from csp.prose.speaker import DASH

_MARKS = re.compile(r"([\\`*_\[\]<>&])")
# What would make a line something else than words: a heading, a point, a rule, a box, a speaker.
_OPENING = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|[-=]+\s*$|:{3}|~{3}|[—–]|--)")
_POINT = re.compile(r"^(\s*)(\d{1,9}|[a-z])([.)])(?=\s|$)")
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def print_narrative(blocks: Iterable[Block]) -> str:
    """Markdown of the blocks. Footnotes stand at the end, numbered in their order."""
    notes: list[Inline] = []
    text = _blocks(blocks, notes)
    told = [f"[^{place}]: {_flat(note)}" for place, note in enumerate(notes, start=1)]
    return "\n\n".join([text, *told] if text else told)


def _blocks(blocks: Iterable[Block], notes: list[Inline]) -> str:
    return "\n\n".join(filter(None, (_block(block, notes) for block in blocks)))


def _block(block: Block, notes: list[Inline]) -> str:
    match block:
        case Paragraph(runs):
            return _lines(runs, notes)
        case Heading(level, runs):
            return f"{'#' * min(level, 6)} {_line(runs, notes).replace(chr(10), ' ')}"
        case List():
            return _list(block, notes)
        case Quote(said, speaker):
            inside = _blocks(said, notes)
            by = f"{DASH}{_escaped(speaker)}" if speaker else ""
            return _under("> ", "\n\n".join(filter(None, (inside, by))))
        case Callout(title, inside):
            return _callout(title, _blocks(inside, notes))
    raise TypeError(f"Written text cannot hold a {type(block).__name__}.")


def _callout(title: str, inside: str) -> str:
    longest = max(
        (len(found) for found in re.findall(r"^\s*(:{3,})", inside, re.MULTILINE)), default=2
    )
    fence = ":" * (longest + 1)
    return f"{fence} {_escaped(title)}".rstrip() + f"\n{inside}\n{fence}"


def _list(block: List, notes: list[Inline]) -> str:
    return "\n".join(
        _item(item, _marker(block, place), notes) for place, item in enumerate(block.items)
    )


def _marker(block: List, place: int) -> str:
    if not block.ordered:
        return "- "
    number = block.start + place
    return f"{letter(number)}) " if block.letters else f"{number}. "


def _item(item: ListItem, marker: str, notes: list[Inline]) -> str:
    inside = [_lines(item.runs, notes), *(_list(child, notes) for child in item.children)]
    indent = " " * len(marker)
    return marker + _under(indent, "\n".join(filter(None, inside))).removeprefix(indent)


def _under(mark: str, text: str) -> str:
    """Each line behind a mark; empty lines without the space after it."""
    return "\n".join(f"{mark}{line}" if line else mark.rstrip() for line in text.split("\n"))


def _lines(runs: Inline, notes: list[Inline]) -> str:
    """A paragraph. What its lines begin with is told apart from what would begin something else."""
    return "\n".join(_opened(line) for line in _line(runs, notes).split("\n"))


def _opened(line: str) -> str:
    line = line.lstrip()
    if found := _POINT.match(line):
        return f"{found[2]}\\{found[3]}{line[found.end() :]}"
    if _OPENING.match(line):
        return f"&#{ord(line[0])};{line[1:]}" if line[0] in "—–" else f"\\{line}"
    return line


def _line(runs: Inline, notes: list[Inline]) -> str:
    return "".join(_run(run, notes) for run in runs)


def _flat(runs: Inline) -> str:
    return _line(runs, []).replace("\\\n", " ")


def _run(run: Run, notes: list[Inline]) -> str:
    edges = _EDGES.match(run.text)
    before, words, after = edges.groups() if edges else ("", run.text, "")
    if words:
        words = _dressed(run, _escaped(words))
    said = f"{before}{words}{after}".replace("\n", "\\\n")
    if run.note:
        notes.append(run.note)
        said += f"[^{len(notes)}]"
    return said


def _dressed(run: Run, words: str) -> str:
    """In its look: marks stand against letters, so that the spaces of a run are outside of them."""
    look = "*" * (2 * run.bold + run.italic)
    words = f"{look}{words}{look}"
    return (
        f"[{words}](<{run.href}>)"
        if run.href and " " in run.href
        else (f"[{words}]({run.href})" if run.href else words)
    )


def _escaped(words: str) -> str:
    return _MARKS.sub(r"\\\1", words)
