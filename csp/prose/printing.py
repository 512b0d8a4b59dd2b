"""Blocks written as narrative again, so that what was read from it reads the same.

Ordinary words come out as somebody would type them. What they cannot carry, such as bold that ends
in a space, is written with the entities that Markdown has for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csp.prose.blocks import Block, Callout, Heading, Inline, List, ListItem, Paragraph, Quote
from csp.prose.lettered import LETTERS, point_letter
from csp.prose.lines import WAYS, Notes, RunWriter, careful, merge_like_runs, ordinary
from csp.prose.narrative import parse_narrative
from csp.prose.speaker import DASH

# A rule is not printed, and keeps two lists of one kind apart.
_RULE = ["***"]
_FENCE = ":::"


def print_narrative(blocks: Iterable[Block]) -> str:
    """The narrative that ``parse_narrative`` reads as ``blocks``.

    Runs that look alike are joined first. What narrative has no mark for, such as an empty paragraph,
    is left out.
    """
    notes: Notes = {}
    lines = _print_blocks(blocks, notes)
    for note, label in notes.items():
        lines += ["", f"[^{label}]: {_note(note)}"]
    return "\n".join(lines).strip("\n") + "\n" if lines else ""


def _print_blocks(blocks: Iterable[Block], notes: Notes) -> list[str]:
    """The lines of blocks with an empty line between each and the next."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        made = list(_print_block(block, notes))
        if not made:
            continue
        if lines:
            lines.append("")
        if _run_together(before, block):
            lines += [*_RULE, ""]
        lines += made
        before = block
    return lines


def _run_together(before: Block | None, block: Block) -> bool:
    return (
        isinstance(before, List)
        and isinstance(block, List)
        and (before.ordered, before.letters) == (block.ordered, block.letters)
    )


def _print_block(block: Block, notes: Notes) -> Iterator[str]:
    match block:
        case Paragraph(runs):
            yield from _print_line(runs, notes)
        case Heading(level, runs):
            yield from _heading(level, runs, notes)
        case List():
            yield from _print_list(block, notes)
        case Quote(blocks, speaker):
            yield from _quote(blocks, speaker, notes)
        case Callout():
            yield from _callout(block, notes)


def _print_line(runs: Inline, notes: Notes) -> list[str]:
    """A paragraph's lines, plainly where that reads back as the same words."""
    runs = merge_like_runs(runs)
    if not runs:
        return []
    for write, slant in WAYS:
        typed = RunWriter(write, notes, slant).line(runs)
        if _reads_as(typed, notes, Paragraph(runs)):
            break
    return typed.split("\n")


def _reads_as(typed: str, notes: Notes, block: Block) -> bool:
    told = "".join(f"\n\n[^{label}]: {_note(note)}" for note, label in notes.items())
    return parse_narrative(typed + told) == (block,)


def _note(note: Inline) -> str:
    """A footnote's words, which stand on one line."""
    runs = merge_like_runs(note)
    for write, slant in WAYS:
        typed = RunWriter(write, {}, slant).line(runs)
        if "\n" not in typed and parse_narrative(typed) == (Paragraph(runs),):
            break
    return typed


def _heading(level: int, runs: Inline, notes: Notes) -> Iterator[str]:
    runs = merge_like_runs(runs)
    if not runs:
        return
    level = min(max(level, 1), 6)
    for write, slant in WAYS:
        typed = f"{'#' * level} {RunWriter(write, notes, slant).line(runs)}"
        if "\n" not in typed and _reads_as(typed, notes, Heading(level, runs)):
            break
    yield typed


def _print_list(block: List, notes: Notes) -> Iterator[str]:
    for place, item in enumerate(block.items):
        marker = _list_marker(block, place)
        lines = _print_item(item, notes)
        yield f"{marker} {lines[0]}".rstrip(" ")
        indent = " " * (len(marker) + 1)
        yield from (f"{indent}{line}" if line else "" for line in lines[1:])


def _list_marker(block: List, place: int) -> str:
    if not block.ordered:
        return "-"
    if not block.letters:
        return f"{block.start + place}."
    # Only the first letter counts, so a list that outruns the alphabet stays at its end.
    return f"{point_letter(min(block.start + place, len(LETTERS)))})"


def _print_item(item: ListItem, notes: Notes) -> list[str]:
    """A point's own words, then the lists under it straight below."""
    lines = _print_line(item.runs, notes) or [""]
    under = _print_blocks(item.children, notes)
    return [*lines, *([""] if item.runs and _needs_gap(item.children) else []), *under]


def _needs_gap(lists: tuple[List, ...]) -> bool:
    """A list that does not begin at its beginning, or with words, needs an empty line before it."""
    return bool(lists) and (lists[0].start != 1 or not lists[0].items[0].runs)


def _quote(blocks: tuple[Block, ...], speaker: str, notes: Notes) -> Iterator[str]:
    lines = _print_blocks(blocks, notes)
    if speaker:
        lines += ["", DASH + ordinary(speaker, start=False)]
    elif blocks and isinstance(last := blocks[-1], Paragraph) and _seems_spoken(lines):
        lines = [
            *_print_blocks(blocks[:-1], notes),
            "",
            RunWriter(careful, notes).line(merge_like_runs(last.runs)),
        ]
    yield from (f"> {line}".rstrip(" ") for line in lines or [""])


def _seems_spoken(lines: list[str]) -> bool:
    return lines[-1].lstrip().startswith(("—", "–", "--", "\\--"))


def _callout(block: Callout, notes: Notes) -> Iterator[str]:
    fence = _FENCE + ":" * _depth(block.blocks)
    title = ordinary(block.title, start=False)
    if parse_narrative(f"{_FENCE} {title}\n{_FENCE}") != (Callout(block.title, ()),):
        title = careful(block.title)
    yield f"{fence} {title}".rstrip(" ")
    yield from _print_blocks(block.blocks, notes)
    yield fence


def _depth(blocks: Iterable[Block]) -> int:
    """How many callouts stand inside each other."""
    depths = [
        _depth(each.blocks) + isinstance(each, Callout)
        for each in blocks
        if isinstance(each, Callout | Quote)
    ]
    return max(depths, default=0)
