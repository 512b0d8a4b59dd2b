"""Narrative: CommonMark with footnotes and callouts, read into blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from csp.prose.blocks import Block, Callout, Heading, Inline, List, ListItem, Paragraph, Quote, Run
from csp.prose.characters import normalise, without_controls
from csp.prose.html import safe_href, to_html
from csp.prose.lettered import lettered_plugin
from csp.prose.speaker import without_speaker

Notes = dict[int, Inline]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    parser.use(footnote_plugin).use(container_plugin, "callout", validate=lambda *_: True)
    parser.use(lettered_plugin)
    # Text pasted with an indent is text: officers do not write program code.
    parser.disable("code")
    # Every address is read, and only those that may be followed are kept (see ``safe_href``).
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def clean_narrative(text: str) -> str:
    """What is stored: one kind of newline and no control characters, every word as typed."""
    return normalise(text)


def parse_narrative(text: str) -> tuple[Block, ...]:
    # The container plugin looks one character past the last line, so there is always one.
    root = SyntaxTreeNode(_parser().parse(normalise(text) + "\n"))
    return tuple(_narrative_blocks(root.children, _footnotes_by_id(root)))


def narrative_html(
    text: str, heading_level: int = 2, *, kit: bool = False, prefix: str = "note"
) -> str:
    return to_html(parse_narrative(text), heading_level, kit=kit, prefix=prefix)


def _footnotes_by_id(root: SyntaxTreeNode) -> Notes:
    """What each footnote says; a mark inside a footnote is left out, so notes cannot loop."""
    return {
        note.meta["id"]: _joined(_inlines(note), {})
        for block in root.children
        if block.type == "footnote_block"
        for note in block.children
    }


def _narrative_blocks(nodes: Iterable[SyntaxTreeNode], notes: Notes) -> Iterator[Block]:
    for node in nodes:
        if block := _narrative_block(node, notes):
            yield block


def _narrative_block(node: SyntaxTreeNode, notes: Notes) -> Block | None:
    match node.type:
        case "paragraph":
            runs = _joined(_inlines(node), notes)
            return Paragraph(runs) if runs else None
        case "heading":
            runs = _joined(_inlines(node), notes)
            return Heading(int(node.tag[1]), runs) if runs else None
        case "bullet_list" | "ordered_list":
            return _narrative_list(node, notes)
        case "blockquote":
            speaker, said = without_speaker(node)
            return Quote(tuple(_narrative_blocks(said, notes)), without_controls(speaker))
        case "container_callout":
            return Callout(_callout_title(node), tuple(_narrative_blocks(node.children, notes)))
        case "fence" if words := without_controls(node.content).strip("\n"):
            return Paragraph((Run(words),))
    return None


def _callout_title(node: SyntaxTreeNode) -> str:
    """Plain words, though the editor may have escaped a mark in them."""
    runs = _joined([SyntaxTreeNode(_parser().parseInline(node.info.strip()))], {})
    return "".join(run.text for run in runs)


def _narrative_list(node: SyntaxTreeNode, notes: Notes) -> List:
    items = tuple(
        ListItem(_joined(_inlines(item), notes), tuple(_nested_lists(item, notes)))
        for item in node.children
    )
    ordered = node.type == "ordered_list"
    return List(items, ordered, int(node.attrs.get("start", 1)), ordered and "letters" in node.meta)


def _nested_lists(node: SyntaxTreeNode, notes: Notes) -> Iterator[List]:
    for child in node.children:
        if child.type in {"bullet_list", "ordered_list"}:
            yield _narrative_list(child, notes)
        elif child.type != "inline":
            yield from _nested_lists(child, notes)


def _inlines(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """The lines that stand in a block itself, not in a list inside it."""
    for child in node.children:
        if child.type in {"inline", "fence"}:
            yield child
        elif child.type not in {"bullet_list", "ordered_list"}:
            yield from _inlines(child)


def _joined(lines: Iterable[SyntaxTreeNode], notes: Notes) -> Inline:
    """Lines as one tuple of runs, with a line break between two."""
    reading = _Runs(notes)
    for line in lines:
        if reading.runs:
            reading.add("\n", Run(""))
        reading.read(line, Run(""))
    return tuple(reading.runs)


class _Runs:
    """Collects runs, joining neighbours that look alike."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.runs: list[Run] = []

    def read(self, node: SyntaxTreeNode, look: Run) -> None:
        match node.type:
            case "softbreak":
                self.add(" ", look)
            case "hardbreak":
                self.add("\n", look)
            case "footnote_ref":
                self.hang(self.notes.get(node.meta["id"], ()))
            case "text" | "code_inline":
                self.add(node.content, look)
            case "fence":
                self.add(node.content.rstrip("\n"), look)
            case _:
                self.read_inside(node, look)

    def read_inside(self, node: SyntaxTreeNode, look: Run) -> None:
        if node.type == "strong":
            look = replace(look, bold=True)
        elif node.type == "em":
            look = replace(look, italic=True)
        elif node.type == "link":
            look = replace(look, href=safe_href(str(node.attrs["href"])))
        for child in node.children:
            self.read(child, look)

    def add(self, text: str, look: Run) -> None:
        text = without_controls(text)
        if not text:
            return
        last = self.runs[-1] if self.runs else None
        if last and replace(last, text="") == look:
            self.runs[-1] = replace(last, text=last.text + text)
        else:
            self.runs.append(replace(look, text=text))

    def hang(self, note: Inline) -> None:
        """Hang a footnote on the words before it."""
        if not note:
            return
        if not self.runs or self.runs[-1].note:
            self.runs.append(Run(""))
        self.runs[-1] = replace(self.runs[-1], note=note)
