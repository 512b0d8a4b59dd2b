"""The whole document as a tree, from which every output is drawn.

A report's ``build()`` returns one ``Document`` made from a frozen set of facts;
the renderers for the screen, the PDF and the Word file each walk the same tree,
so none can say what another does not. Written text inside it is made of the
blocks in ``csp.blocks``; this module adds the kinds that only whole documents
need. Everything is frozen, holds plain values and never reads the database.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from csp import charts
from csp.blocks import (
    Block,
    Callout,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Quote,
    Run,
    plain,
)

__all__ = [
    "Attachment", "Block", "Boxes", "Callout", "Cell", "Chart", "Column", "Contents", "Cover", "Document",
    "Fact", "Facts", "Figure", "GroupHead", "Guarded", "Heading", "Inline", "Kept", "List",
    "ListItem", "Masthead", "Node", "Numbered", "Paragraph", "Part", "Picture", "Quote", "Row", "Run",
    "Signatory", "Signatures", "Table", "Tree", "bullets", "cell", "paragraph", "plain", "text",
]  # fmt: skip

Orientation = Literal["portrait", "landscape"]
Tone = Literal["", "red", "amber", "green", "blue", "grey"]
# Who alone may read something: nobody in particular, partners, or those with a right to it.
Kept = Literal["", "partners", "restricted"]

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with the words that stand for it: either SVG source, or bytes and their type.

    ``src`` is an address that a browser may fetch instead; the PDF always carries the bytes.
    """

    alt: str
    svg: str = ""
    data: bytes = b""
    media_type: str = "image/png"
    src: str = ""

    def __post_init__(self) -> None:
        _require(self.alt.strip(), "A picture needs an alternative text.")
        _require(self.svg or self.data or self.src, "A picture needs SVG source, bytes or address.")


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. ``strapline`` is the one line people know, ``vision`` the sentence below."""

    title: str
    subtitle: str = ""
    years: str = ""
    partnership: str = ""
    strapline: str = ""
    vision: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """How a paper for a committee begins: who reports, to whom, on what day, about what.

    ``facts`` are the pairs of its header block. ``own_page`` gives it the whole first page.
    """

    issuer: str = ""
    to: str = ""
    day: str = ""
    partnership: str = ""
    title: str = ""
    facts: tuple[Fact, ...] = ()
    picture: Picture | None = None
    own_page: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of the document's headed parts, down to ``depth`` levels, with page numbers in print."""

    depth: int = 2
    title: str = "Contents"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. ``width`` is its share; the ``header`` column names the row."""

    title: str
    width: float = 1
    header: bool = False
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one box of a table. ``tone`` tints it, and never replaces the words."""

    blocks: tuple[Block, ...] = ()
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``anchor`` lets other text link to it, ``kept`` says who alone may read it."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    kept: Kept = ""


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A line across the whole table that heads the rows below it, such as a priority area."""

    title: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column headings. ``caption`` is always there for those who cannot see the page."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row | GroupHead, ...]
    show_caption: bool = True

    def __post_init__(self) -> None:
        _require(self.columns, f"The table “{self.caption}” has no columns.")
        for row in self.rows:
            if isinstance(row, Row):
                _require(
                    len(row.cells) == len(self.columns),
                    f"A row of “{self.caption}” has {len(row.cells)} cells "
                    f"for {len(self.columns)} columns.",
                )


@dataclass(frozen=True, slots=True)
class Figure:
    picture: Picture
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of ``csp.charts``, printed as a drawing with its sentence and its figures.

    ``across`` prints the figures with the periods side by side, where there is one line to print.
    """

    drawing: charts.Chart
    across: bool = False

    @property
    def picture(self) -> Picture:
        return Picture(f"{self.drawing.title}. {self.drawing.summary}", svg=self.drawing.svg())

    @property
    def table(self) -> Table:
        """Its figures, under headings of their own."""
        head, *body = self.drawing.figures()
        if self.across:
            head, *body = zip(head, *body, strict=True)
        columns = (Column(head[0], 1.4, header=True), *map(_figure_column, head[1:]))
        rows = tuple(Row(tuple(cell(words) for words in line)) for line in body)
        return Table(f"{self.drawing.title}: the figures", columns, rows)


@dataclass(frozen=True, slots=True)
class Signatory:
    """Someone who endorses the document; ``agreed_on`` prints in place of the line to sign on."""

    post: str
    organisation: str
    name: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """The page on which the partners endorse the document."""

    items: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    runs: Inline


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and what they say: contact details, key dates, the numbers of a summary."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """A summary page: callouts side by side."""

    items: tuple[Callout, ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Node:
    """One body in a structure, with those that answer to it."""

    title: str
    runs: Inline = ()
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """Who answers to whom."""

    title: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with its number in the margin, and the lists and quotations that belong to it.

    The number is as printed; ``anchor`` lets other text point at it.
    """

    number: str
    blocks: tuple[Block, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Guarded:
    """What not everybody may read. No renderer draws it: ``reporting.papers.redaction`` opens it.

    ``number`` is that of the paragraph, which stays in its place when the words are left out.
    """

    kept: Kept
    blocks: tuple[DocumentBlock, ...]
    number: str = ""


DocumentBlock = (
    Block | Cover | Masthead | Contents | Table | Figure | Chart | Signatures | Facts | Boxes | Tree
    | Numbered | Guarded
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A headed stretch of a document. ``level`` 1 is a chapter; headings inside count from there.

    A part without a heading (a cover, a contents page) is left out of the contents. ``number``
    is the number as printed; nothing renumbers it. ``kept`` says who alone may read it.
    """

    heading: str = ""
    blocks: tuple[DocumentBlock, ...] = ()
    level: int = 1
    anchor: str = ""
    number: str = ""
    orientation: Orientation = "portrait"
    new_page: bool = False
    kept: Kept = ""

    def __post_init__(self) -> None:
        _require(self.level >= 1, "The level of a part counts from 1.")

    @property
    def label(self) -> str:
        """The heading as printed, with its number."""
        return f"{self.number} {self.heading}".strip()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the PDF, such as the table as open data."""

    name: str
    data: bytes
    media_type: str = "text/csv"
    description: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, ready for any renderer.

    ``created`` is part of the document, never the clock's, so the same document gives the same
    bytes. ``glossary`` pairs an abbreviation with its words; the first use of each is expanded.
    ``header`` and ``footer`` are the partnership's own words at the head and foot of each page.
    """

    title: str
    created: datetime
    parts: tuple[Part, ...]
    subtitle: str = ""
    language: str = "en-GB"
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    brand_colour: str = "#1d4f76"
    draft: bool = False
    running_title: str = ""
    header: str = ""
    footer: str = ""
    marking: str = ""
    logo: Picture | None = None
    glossary: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = field(default=())
    # XML that a Word file carries and nobody sees.
    beside: bytes = b""

    def __post_init__(self) -> None:
        _require(self.title.strip(), "A document needs a title.")
        _require(self.created.tzinfo, "A document's date of making needs a time zone.")
        _require(
            COLOUR.fullmatch(self.brand_colour),
            f"The brand colour “{self.brand_colour}” is not a colour such as #1d4f76.",
        )
        _check_anchors(tuple(self.anchors()))

    def anchors(self) -> Iterator[str]:
        """Every name in the document that a link can point at."""
        for part in self.parts:
            yield part.anchor
            for block in part.blocks:
                yield from _anchors_in(block)


def text(words: str, *, bold: bool = False, href: str = "") -> Inline:
    """One plain stretch of text as a line."""
    return (Run(words, bold=bold, href=href),) if words else ()


def paragraph(words: str, *, bold: bool = False) -> Paragraph:
    return Paragraph(text(words, bold=bold))


def bullets(*lines: str) -> List:
    return List(tuple(ListItem(text(line)) for line in lines))


def cell(*blocks: Block | str, tone: Tone = "") -> Cell:
    """A table cell from blocks or plain words; each string is a paragraph."""
    made = (paragraph(block) if isinstance(block, str) else block for block in blocks if block)
    return Cell(tuple(made), tone)


def _figure_column(title: str) -> Column:
    return Column(title, 2) if title == charts.NOTES else Column(title, numeric=True)


def _anchors_in(block: DocumentBlock) -> Iterator[str]:
    match block:
        case Table():
            yield from (row.anchor for row in block.rows)
        case Numbered():
            yield block.anchor
        case Guarded():
            for inner in block.blocks:
                yield from _anchors_in(inner)


def _check_anchors(anchors: tuple[str, ...]) -> None:
    named = [anchor for anchor in anchors if anchor]
    for anchor in named:
        _require(
            ANCHOR.fullmatch(anchor),
            f"The anchor “{anchor}” may hold letters, digits, hyphens and underscores only.",
        )
    twice = {anchor for anchor, count in Counter(named).items() if count > 1}
    _require(not twice, f"Two places are both called {', '.join(sorted(twice))}.")


def _require(condition: object, message: str) -> None:
    if not condition:
        raise ValueError(message)
