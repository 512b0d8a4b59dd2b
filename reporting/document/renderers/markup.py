"""Written text as HTML, said once for the screen and for print."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape

from csp.charts.signs import draw_sign as drawn_sign
from csp.prose.blocks import (
    Callout,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Quote,
    Run,
    Sign,
    text_of_runs,
)
from reporting.document import (
    Block,
    Boxes,
    Cell,
    Cover,
    Document,
    DocumentBlock,
    GroupHead,
    Guarded,
    Masthead,
    Node,
    Numbered,
    Part,
    Picture,
    Row,
    Table,
    Tree,
)

SAFE_LINK = re.compile(r"(https?://|mailto:|tel:|#)", re.IGNORECASE)
# About the letters in a line of a box that stands beside others.
BOX_LINE = 34
GUARDED = "What not everybody may read is opened or left out before anything is drawn."


class Abbreviations:
    """Expands the first use of each abbreviation of a glossary, and only the first."""

    def __init__(self, glossary: tuple[tuple[str, str], ...]) -> None:
        self.words = dict(glossary)
        self._compile()

    def _compile(self) -> None:
        longest_first = sorted(self.words, key=len, reverse=True)
        either = "|".join(re.escape(short) for short in longest_first)
        self.pattern = re.compile(rf"(?<!\w)({either})(?!\w)") if either else None

    def expand(self, words: str) -> str:
        """The words as HTML."""
        made: list[str] = []
        start = 0
        while self.pattern and (found := self.pattern.search(words, start)):
            short = found[1]
            title = escape(self.words.pop(short))
            before = escape(words[start : found.start()])
            made += before, f'<abbr title="{title}">{escape(short)}</abbr>'
            start = found.end()
            self._compile()
        return "".join(made) + escape(words[start:])


class Markup:
    """A walk over a document that gives HTML; a subclass says how whole-document blocks look."""

    names: dict[str, str] = {}
    fetches = True

    def __init__(self, document: Document, top: int = 1) -> None:
        self.document = document
        self.top = top
        self.level = top
        self.expand = Abbreviations(document.glossary).expand
        self.anchors = {*document.anchors(), *(name for name, _ in named_parts(document))}
        self.notes: list[Inline] = []
        self.notes_before = 0

    def attribute(self, name: str) -> str:
        """The class that this output gives to an element of written text, ready to insert."""
        names = self.names.get(name)
        return f' class="{names}"' if names else ""

    def blocks(self, blocks: tuple[DocumentBlock, ...]) -> str:
        return "".join(self.block(block) for block in blocks)

    def block(self, block: DocumentBlock) -> str:
        return getattr(self, type(block).__name__.lower())(block)

    def inline(self, runs: Inline) -> str:
        return "".join(self.run(run) for run in runs)

    def run(self, run: Run) -> str:
        linked = self.may_link(run.href)
        if linked and run.page:
            words = self.page_link(run)
        else:
            words = self.anchor(run) if linked else self.expand(run.text).replace("\n", "<br>")
        words = f"<em>{words}</em>" if run.italic else words
        words = f"<strong>{words}</strong>" if run.bold else words
        words = self.sign(run.sign) + words if run.sign else words
        return words + (self.note_mark(run.note) if run.note else "")

    def sign(self, sign: Sign) -> str:
        """A shape that is seen and not read aloud: the words beside it say the same."""
        drawing = drawn_sign(sign.shape, sign.colour)
        named = self.attribute("sign")
        box = f'<svg{named} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">'
        return f"{box}{drawing}</svg> " if drawing else ""

    def may_link(self, href: str) -> bool:
        if href.startswith("#"):
            return href[1:] in self.anchors
        return bool(SAFE_LINK.match(href))

    def page_link(self, run: Run) -> str:
        """A link that print gives the number of a page."""
        raise NotImplementedError

    def anchor(self, run: Run) -> str:
        # Nothing but words stands inside a link: elements there break its tag in a PDF.
        return f'<a{self.attribute("a")} href="{escape(run.href)}">{escape(run.text)}</a>'

    def note_mark(self, note: Inline) -> str:
        self.notes.append(note)
        number = self.notes_before + len(self.notes)
        return (
            f'<sup><a{self.attribute("a")} id="note-from-{number}" href="#note-{number}"'
            f' aria-label="Note {number}">{number}</a></sup>'
        )

    def end_notes(self) -> str:
        """The notes gathered since the last call, as a list that leads back to the text."""
        if not self.notes:
            return ""
        first = self.notes_before + 1
        items = "".join(
            f'<li id="note-{number}">{self.inline(note)}{self.back_link(number)}</li>'
            for number, note in enumerate(self.notes, first)
        )
        self.notes_before += len(self.notes)
        self.notes = []
        return f'<ol{self.attribute("notes")} start="{first}">{items}</ol>'

    def back_link(self, number: int) -> str:
        return f' <a{self.attribute("a")} href="#note-from-{number}">Back to note {number}</a>'

    def heading_at(self, level: int, words: str, extra: str = "") -> str:
        depth = min(self.top + level, 6)
        return f"<h{depth}{self.attribute(f'h{level}')}{extra}>{words}</h{depth}>"

    def paragraph(self, block: Paragraph) -> str:
        return f"<p{self.attribute('p')}>{self.inline(block.runs)}</p>"

    def cell(self, cell: Cell) -> str:
        """What stands in a table cell; one paragraph alone needs no element of its own."""
        if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph):
            return self.inline(cell.blocks[0].runs)
        return self.blocks(cell.blocks)

    def heading(self, block: Heading) -> str:
        return self.heading_at(self.level + block.level, escape(text_of_runs(block.runs)))

    def list(self, block: List) -> str:
        tag = "ol" if block.ordered else "ul"
        names = self.attribute("letters" if block.ordered and block.letters else tag)
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        items = "".join(self.listitem(item) for item in block.items)
        return f"<{tag}{names}{start}>{items}</{tag}>"

    def listitem(self, item: ListItem) -> str:
        children = "".join(self.list(child) for child in item.children)
        return f"<li>{self.inline(item.runs)}{children}</li>"

    def quote(self, block: Quote) -> str:
        said = f"<blockquote{self.attribute('quote')}>{self.blocks(block.blocks)}</blockquote>"
        if not block.speaker:
            return said
        speaker = f"<figcaption>{escape(block.speaker)}</figcaption>"
        return f"<figure{self.attribute('speech')}>{said}{speaker}</figure>"

    def numbered(self, block: Numbered) -> str:
        """The number opens the first paragraph, so that both are read and copied as one."""
        first, *rest = block.blocks or (Paragraph(()),)
        number = f"<span{self.attribute('number')}>{escape(block.number)} </span>"
        if isinstance(first, Paragraph):
            words = self.inline(first.runs)
        else:
            words, rest = "", [first, *rest]
        lead = f"<p{self.attribute('numbered')}{id_attribute(block.anchor)}>{number}{words}</p>"
        nested = self.blocks(tuple(rest))
        return lead + (f"<div{self.attribute('nested')}>{nested}</div>" if nested else "")

    def guarded(self, block: Guarded) -> str:
        raise TypeError(GUARDED)

    def callout(self, block: Callout) -> str:
        title = f"<p{self.attribute('title')}><strong>{escape(block.title)}</strong></p>"
        head = title if block.title else ""
        return f"<div{self.attribute('callout')}>{head}{self.blocks(block.blocks)}</div>"

    def tree(self, block: Tree) -> str:
        title = f"<p{self.attribute('p')}><strong>{escape(block.title)}</strong></p>"
        return f"{title}<div{self.attribute('tree')}>{self.nodes(block.nodes)}</div>"

    def nodes(self, nodes: tuple[Node, ...]) -> str:
        items = "".join(self.node(node) for node in nodes)
        return f"<ul>{items}</ul>" if items else ""

    def node(self, node: Node) -> str:
        words = self.inline(node.runs)
        said = f"<br>{words}" if words else ""
        return f"<li><strong>{escape(node.title)}</strong>{said}{self.nodes(node.children)}</li>"

    def picture(self, picture: Picture, names: str = "") -> str:
        source = picture_source(picture, fetched=self.fetches)
        if not source:
            return text_element("p", "", picture.alt)
        named = f' class="{names}"' if names else ""
        return f'<img{named} src="{escape(source)}" alt="{escape(picture.alt)}">'


def text_element(tag: str, names: str, words: str) -> str:
    """One element of plain words, or nothing where there are none."""
    named = f' class="{names}"' if names else ""
    return f"<{tag}{named}>{escape(words)}</{tag}>" if words else ""


def id_attribute(anchor: str) -> str:
    return f' id="{anchor}"' if anchor else ""


def picture_source(picture: Picture, *, fetched: bool) -> str:
    """Where an ``img`` finds the picture: its address, when it may be fetched, or its own bytes."""
    if picture.src and fetched:
        return picture.src
    data, kind = picture.data, picture.media_type
    if picture.svg:
        data, kind = picture.svg.encode(), "image/svg+xml"
    if not data:
        return ""
    return f"data:{kind};base64,{b64encode(data).decode()}"


def plain_block(block: Block) -> str:
    """The words of a block, to judge how long it is."""
    match block:
        case Paragraph() | Heading():
            return text_of_runs(block.runs)
        case List():
            return "\n".join(
                "\n".join([text_of_runs(item.runs), *map(plain_block, item.children)])
                for item in block.items
            )
        case _:
            return "\n".join(map(plain_block, block.blocks))


def in_columns(block: Boxes) -> list[list[Callout]]:
    """The boxes in their order in so many columns at most, the longest of them as short as can be."""
    limit = max(map(lines_of_box, block.items))
    while len(columns := fill_columns(block.items, limit)) > block.columns:
        limit += 1
    return columns


def fill_columns(boxes: tuple[Callout, ...], limit: int) -> list[list[Callout]]:
    """Columns of so many lines, one filled after the other."""
    columns: list[list[Callout]] = []
    room = 0
    for box in boxes:
        lines = lines_of_box(box)
        if lines > room:
            columns.append([])
            room = limit
        columns[-1].append(box)
        room -= lines
    return columns


def lines_of_box(box: Callout) -> int:
    """About how many lines it takes, with its title and the space below it."""
    said = "\n".join(map(plain_block, box.blocks)).splitlines()
    return 3 + sum(1 + len(line) // BOX_LINE for line in said)


def named_parts(document: Document) -> list[tuple[str, Part]]:
    """Each part with the name that links reach it by: its own, or one from its place."""
    return [(part.anchor or f"part-{place}", part) for place, part in enumerate(document.parts, 1)]


def listed_parts(document: Document, depth: int) -> list[tuple[str, Part]]:
    """The parts that a list of contents shows."""
    return [pair for pair in named_parts(document) if pair[1].heading and pair[1].level <= depth]


def names_itself(document: Document) -> bool:
    """Whether a cover or a heading block prints the title, so that nothing has to open the document."""
    blocks = (block for part in document.parts for block in part.blocks)
    return any(isinstance(block, Cover | Masthead) for block in blocks)


def has_own_page(part: Part) -> bool:
    """Whether the part begins a paper and leaves its first page to nothing else."""
    return any(
        isinstance(block, Cover) or (isinstance(block, Masthead) and block.own_page)
        for block in part.blocks
    )


def grouped_rows(table: Table) -> list[tuple[GroupHead | None, list[Row]]]:
    """The rows of a table under the line that heads them, if one does."""
    groups: list[tuple[GroupHead | None, list[Row]]] = []
    for row in table.rows:
        if isinstance(row, GroupHead):
            groups.append((row, []))
        elif groups:
            groups[-1][1].append(row)
        else:
            groups.append((None, [row]))
    return groups
