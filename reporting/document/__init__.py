"""The whole document as a tree, from which every output is drawn.

A report's ``build()`` returns one ``Document`` made from a frozen set of facts;
the renderers for the screen, the PDF and the Word file each walk the same tree,
so none can say what another does not. Written text inside it is made of the
blocks in ``csp.prose.blocks``; this module adds the kinds that only whole documents
need, which stand in ``reporting.document.nodes``. Everything is frozen, holds
plain values and never reads the database.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from csp.prose.blocks import (
    Block,
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
from reporting.document.nodes import (
    ActionLine,
    Boxes,
    Cell,
    Chart,
    Column,
    Contents,
    Cover,
    DocumentBlock,
    Fact,
    Facts,
    Figure,
    GroupHead,
    Guarded,
    Kept,
    Masthead,
    Node,
    Numbered,
    Picture,
    Resolution,
    Row,
    RunIn,
    Signatory,
    Signatures,
    Table,
    Tone,
    Tree,
    TrueRecord,
    bullets,
    cell,
    paragraph,
    require,
    text,
)

__all__ = [
    "ActionLine",
    "Attachment",
    "Block",
    "Boxes",
    "Callout",
    "Cell",
    "Chart",
    "Column",
    "Contents",
    "Cover",
    "Document",
    "DocumentBlock",
    "Fact",
    "Facts",
    "Figure",
    "GroupHead",
    "Guarded",
    "Heading",
    "Inline",
    "Kept",
    "List",
    "ListItem",
    "Masthead",
    "Node",
    "Numbered",
    "Paragraph",
    "Part",
    "Picture",
    "Quote",
    "Resolution",
    "Row",
    "Run",
    "RunIn",
    "Sign",
    "Signatory",
    "Signatures",
    "Table",
    "Tone",
    "Tree",
    "TrueRecord",
    "bullets",
    "cell",
    "paragraph",
    "text",
    "text_of_runs",
]  # fmt: skip
Orientation = Literal["portrait", "landscape"]
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Part:
    """A headed stretch of a document. ``level`` 1 is a chapter; headings inside count from there.

    A part without a heading (a cover, a contents page) is left out of the contents. ``number``
    is the number as printed; nothing renumbers it. ``kept`` says who alone may read it. The number of
    a ``hanging`` one stands in the margin beside its heading and its text, as in minutes; its number
    and its heading may have several lines.
    """

    heading: str = ""
    blocks: tuple[DocumentBlock, ...] = ()
    level: int = 1
    anchor: str = ""
    number: str = ""
    orientation: Orientation = "portrait"
    new_page: bool = False
    kept: Kept = ""
    hanging: bool = False

    def __post_init__(self) -> None:
        require(self.level >= 1, "The level of a part counts from 1.")

    @property
    def label(self) -> str:
        """The heading with its number, on one line."""
        return " ".join(f"{self.number} {self.heading}".strip().splitlines())


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
    ``unnamed`` pairs names that not everybody may read with what the public version says instead. The
    pages of one that is not ``paged`` get their numbers where it is bound into something longer.
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
    unnamed: tuple[tuple[str, str], ...] = ()
    paged: bool = True

    def __post_init__(self) -> None:
        require(self.title.strip(), "A document needs a title.")
        require(self.created.tzinfo, "A document's date of making needs a time zone.")
        require(
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
        require(
            ANCHOR.fullmatch(anchor),
            f"The anchor “{anchor}” may hold letters, digits, hyphens and underscores only.",
        )
    twice = {anchor for anchor, count in Counter(named).items() if count > 1}
    require(not twice, f"Two places are both called {', '.join(sorted(twice))}.")
